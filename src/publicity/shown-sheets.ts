// The publicity sheets as people read them: regimes in order, each rule with its article, assumption and number of cases.

import { dayText } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { listPublicitySheets } from './api.ts';
import { lastPublicityChoice, publicitySheetsInUse } from './chosen.ts';
import { loadPublicityCases } from './load-sheets.ts';
import { shippedPublicitySheets } from './publicity-of.ts';
import type { PublicityRule, PublicitySheet } from './sheet.ts';

type Answer = AnswerOf<typeof listPublicitySheets>;

let counted: ReadonlyMap<string, number> | undefined;

/** How many cases try each rule, counted once. */
function casesByRule(): ReadonlyMap<string, number> {
  if (counted) return counted;
  const tried = loadPublicityCases().flatMap(({ expect }) => [
    ...new Set(expect.flatMap(({ said }) => [said.rule, said['credit-rule']])),
  ]);
  counted = new Map([...Map.groupBy(tried, (rule) => rule)].map(([rule, some]) => [rule, some.length]));
  return counted;
}

export async function sheetsAnswer(db: Db, catalogue: Catalogue): Promise<Answer> {
  const sheets = shippedPublicitySheets();
  const inUse = new Set((await publicitySheetsInUse(db, sheets)).map(({ id }) => id));
  const choice = await lastPublicityChoice(db);
  return {
    items: sheets.toSorted((a, b) => b.from - a.from).map((sheet) => shownSheet(sheet, inUse, catalogue)),
    choice: choice ? { at: choice.at, name: choice.name, why: choice.why, approved: choice.approved } : null,
  };
}

function shownSheet(sheet: PublicitySheet, inUse: ReadonlySet<string>, catalogue: Catalogue): Answer['items'][number] {
  const { id, title, document, from, channels, local, earlier, transition, ceiling, withheld, parameters, rules } =
    sheet;
  return {
    ...{ id, title, document, from: dayText(from), channels: [...channels], local, inUse: inUse.has(id), earlier },
    transition: transition ?? null,
    ceiling: ceiling
      ? { article: ceiling.article, sense: ceiling.sense, assumption: ceiling.assumption ?? null }
      : null,
    withheld: withheld
      ? { article: withheld.article, sense: withheld.sense, assumption: withheld.assumption ?? null }
      : null,
    amounts: parameters.map(({ name, article, value, inclusive }) => ({ name, article, value, inclusive })),
    rules: rules.map((rule) => shownRule(rule, catalogue)),
  };
}

function shownRule(rule: PublicityRule, catalogue: Catalogue): Answer['items'][number]['rules'][number] {
  const { id, label, record, gravity, article, sense, assumption } = rule;
  return {
    ...{ id, label, record: catalogue.type(record)!.label, kind: gravity, article, sense },
    ...{ assumption: assumption ?? null, cases: casesByRule().get(id) ?? 0 },
  };
}
