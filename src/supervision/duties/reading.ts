// What sheets need to have read: the record types, standings and dimensions that their rules name, made ready once.

import { type Day, EVER, NEVER } from '../../base/day.ts';
import type { DutyRule, Sheet } from '../../duties/sheet.ts';
import { ofFacts, planOfFacts } from '../../grading/dimension-runs.ts';
import type { Grading } from '../../grading/grading.ts';
import type { Plan } from '../../grading/kernel/plan.ts';
import type { RegisteredBook } from '../../grading/rulebook-register.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { type PackLayout, packLayout } from '../../ledger/pack.ts';
import { DEEDS } from './deeds.ts';

export interface Reading {
  readonly catalogue: Catalogue;
  readonly layouts: ReadonlyMap<string, PackLayout>;
  /** Types of which only records from this legal day on can matter. */
  readonly since: ReadonlyMap<string, Day>;
  /** Types of which the day of entry counts. */
  readonly entered: ReadonlySet<string>;
  /** By the rulebook's number as text: the names under which level and tier of its standings are asked for. */
  readonly standings: ReadonlyMap<string, { readonly level?: string; readonly tier?: string }>;
  /** Dimensions that follow from facts, with their plans. */
  readonly factPlans: readonly { readonly name: string; readonly plan: Plan }[];
}

/** Throws for a dimension that is neither in the standings nor follows from facts alone. */
export function readingOf(
  sheets: readonly Sheet[],
  grading: Grading,
  books: ReadonlyMap<string, RegisteredBook>,
): Reading {
  const rules = sheets.flatMap((sheet) => sheet.rules);
  const { catalogue } = grading;
  const types = new Set(rules.flatMap(typesOf).filter((type) => !DEEDS.includes(type)));
  const standings = new Map<string, { level?: string; tier?: string }>();
  const factPlans: { name: string; plan: Plan }[] = [];
  for (const name of new Set(rules.flatMap(standingsOf))) {
    const [code, dimension] = name.split('/');
    const book = grading.books.get(code)!;
    const number = String(books.get(code)!.number);
    const { role } = book.dimensions.find(({ id }) => id === dimension)!;
    if (role === 'level' || role === 'tier') standings.set(number, { ...standings.get(number), [role]: name });
    else if (ofFacts(book, dimension)) factPlans.push({ name, plan: planOfFacts(grading, book, dimension) });
    else throw new Error(`${name} is neither kept nor a matter of facts alone`);
  }
  return {
    catalogue,
    layouts: new Map([...types].map((type) => [type, packLayout(catalogue, type)!])),
    since: sinceOf(sheets),
    entered: new Set(rules.filter(asksEntry).flatMap(typesOf)),
    ...{ standings, factPlans },
  };
}

function typesOf(rule: DutyRule): string[] {
  return daysOf(rule).map(([type]) => type);
}

/** Before its sheet's first day a record neither opens nor does anything, unless another day than its legal one counts. */
function sinceOf(sheets: readonly Sheet[]): Map<string, Day> {
  const since = new Map<string, Day>();
  for (const { from, rules } of sheets)
    for (const [type, day] of rules.flatMap(daysOf))
      since.set(type, Math.min(since.get(type) ?? NEVER, day === 'legal-day' ? from : EVER));
  return since;
}

/** The types of which a rule reads records, each with the day that counts. */
function daysOf({ opened, fulfilled }: DutyRule): (readonly [type: string, day: string])[] {
  const doing = fulfilled.flatMap((one) => (one.by === 'record' ? [[one.type, one.on] as const] : []));
  return opened.by === 'record' ? [[opened.type, opened.from], ...doing] : doing;
}

function standingsOf({ opened }: DutyRule): string[] {
  if (opened.by === 'record' || opened.by === 'case') return [];
  return Object.keys(opened.where).filter((name) => name.includes('/'));
}

function asksEntry({ opened, fulfilled }: DutyRule): boolean {
  return (opened.by === 'record' && opened.from === 'entered') || fulfilled.some(({ by }) => by === 'entered');
}
