// The noun of a generated file, and what the makers of its rows share: who a row is about, how often things happen, when.

import { type Day, iso } from '../base/day.ts';
import { type CityPlan, FIRST_DAY, LAST_DAY, type MadeEntity } from './city.ts';
import { type Dice, dice } from './dice.ts';

/** A file as a department would send it. `type` is a record type, or `entities`. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The columns by which a row says whom it is about. */
export const ABOUT = ['统一社会信用代码', '名称', '注册号'] as const;

export function about({ uscc, name, regno }: MadeEntity): string[] {
  return [uscc, name, uscc ? '' : regno];
}

export const MARKET = '金信市市场监督管理局';

/** Dice of an entity for one kind of record. */
export function diceOf(plan: CityPlan, purpose: string, { index }: MadeEntity): Dice {
  return dice(`${plan.seed}/${plan.entities}/${purpose}/${index}`);
}

/** Days on which something happened to an entity that happens `rate` times a year, in order; none before it existed. */
export function happenings(entity: MadeEntity, rate: number, d: Dice): Day[] {
  const first = Math.max(FIRST_DAY, entity.established + 30);
  if (first > LAST_DAY) return [];
  const count = d.times((rate * (LAST_DAY - first)) / 365.25);
  return Array.from({ length: count }, () => d.between(first, LAST_DAY)).sort((a, b) => a - b);
}

/** A day some days after another, as a file has it; empty where that day has not come. */
export function later(day: Day, days: number): string {
  return day + days <= LAST_DAY ? iso(day + days) : '';
}

export function yesNo(yes: boolean): string {
  return yes ? '是' : '否';
}

/** Numbers that count up in each group: `next('JC202603')` gives `JC2026030001`. */
export function counter(width: number): (group: string) => string {
  const last = new Map<string, number>();
  return (group) => {
    const count = (last.get(group) ?? 0) + 1;
    last.set(group, count);
    return `${group}${String(count).padStart(width, '0')}`;
  };
}

/** `202603` of a day. */
export function month(day: Day): string {
  return iso(day).slice(0, 7).replace('-', '');
}
