// What a record says, in a phrase, and the threshold that a rule holds it against.

import { dayOf } from '../base/day.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { Field } from '../ledger/field.ts';
import type { Fields, Json, LedgerRecord } from '../ledger/record.ts';
import type { Subject } from '../registry/subject.ts';
import type { Bilingual, Edition, Rule } from '../rulebooks/rulebook.ts';

/** A record in a phrase: its type and what grading reads of it, such as 行政处罚：警告；罚款 50,000 元. */
export function describeRecord(record: LedgerRecord, catalogue: Catalogue): Bilingual {
  const type = catalogue.type(record.type);
  if (!type) return { zh: record.type, en: record.type };
  const parts = type.fields.flatMap((field) => phraseOf(field, record.fields[field.name], type.legalDay));
  const join = (lang: 'zh' | 'en') => parts.map((part) => part[lang]).join(lang === 'zh' ? '；' : '; ');
  return {
    zh: `${type.label.zh}${parts.length ? `：${join('zh')}` : ''}`,
    en: `${type.label.en}${parts.length ? `: ${join('en')}` : ''}`,
  };
}

/** Codes, amounts, yes-or-no and later days of a record; texts and the legal day are shown elsewhere. */
function phraseOf(field: Field, value: Json | undefined, legalDay: string): Bilingual[] {
  if (value === undefined || value === null || field.name === legalDay || field.person) return [];
  if (field.type === 'list') return (value as Fields[]).map((item) => itemPhrase(field.items, item));
  if (field.type === 'text' || field.several) return [];
  const said = valuePhrase(field, value);
  return said ? [{ zh: `${field.label.zh} ${said.zh}`, en: `${field.label.en} ${said.en}` }] : [];
}

function itemPhrase(fields: readonly Field[], item: Fields): Bilingual {
  const parts = fields.flatMap((field) => {
    const value = item[field.name];
    return value === undefined || value === null ? [] : (valuePhrase(field, value) ?? []);
  });
  return { zh: parts.map((part) => part.zh).join(' '), en: parts.map((part) => part.en).join(' ') };
}

function valuePhrase(field: Field, value: Json): Bilingual | undefined {
  switch (field.type) {
    case 'code':
      return field.list?.codes.find(({ code }) => code === value)?.label ?? { zh: String(value), en: String(value) };
    case 'money':
      return { zh: `${money(value as number)} 元`, en: `${money(value as number)} yuan` };
    case 'boolean':
      return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
    case 'date':
    case 'number':
      return { zh: String(value), en: String(value) };
    default:
      return undefined;
  }
}

function money(yuan: number): string {
  return yuan.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

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
    zh: `${parameter.label.zh} ${money(value)}${unit.zh}`,
    en: `${parameter.label.en} ${money(value)}${unit.en}`,
  };
}
