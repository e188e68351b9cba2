// The threshold that a rule holds a record against, in words.

import { dayOf } from '../base/day.ts';
import { moneyText } from '../ledger/describe-record.ts';
import type { LedgerRecord } from '../ledger/record.ts';
import type { Subject } from '../registry/subject.ts';
import type { Bilingual, Edition, Rule } from '../rulebooks/rulebook.ts';

/** The dated parameter that the rule compares with, as it stood on the record's day for what the entity then was. */
export function thresholdOf(
  rule: Rule,
  edition: Edition | undefined,
  record: LedgerRecord,
  subject: Subject,
): Bilingual | undefined {
  const name = 'cases' in rule ? rule.cases.flatMap((c) => c.when.flatMap((w) => w.parameter ?? []))[0] : undefined;
  const parameter = name === undefined ? undefined : edition?.parameters[name];
  if (!parameter) return undefined;
  const day = dayOf(record.recognizedOn)!;
  const dated = parameter.values.findLast((value) => value.from <= day) ?? parameter.values[0];
  const held = subject.facts.find(
    (fact) =>
      fact.attribute === parameter.by &&
      (fact.from === null || fact.from <= record.recognizedOn) &&
      (fact.until === null || record.recognizedOn < fact.until),
  );
  const value = dated.cases[String(held?.value)] ?? dated.value;
  const unit =
    parameter.unit === 'yuan' ? { zh: ' 元', en: ' yuan' } : { zh: ` ${parameter.unit}`, en: ` ${parameter.unit}` };
  return {
    zh: `${parameter.label.zh} ${moneyText(value)}${unit.zh}`,
    en: `${parameter.label.en} ${moneyText(value)}${unit.en}`,
  };
}
