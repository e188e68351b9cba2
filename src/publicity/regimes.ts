// The sheets in use made ready for judging: the regimes of each type and channel in order, the ceiling, and the amounts of the place.

import type { Day } from '../base/day.ts';
import { endOf, NEVER } from '../base/day.ts';
import type { Label, Where } from '../duties/sheet.ts';
import { CHANNELS, type Channel, type Parameter, type PublicityRule, type PublicitySheet } from './sheet.ts';

/** A sheet with its rules about one type. */
export interface Regime {
  readonly sheet: PublicitySheet;
  readonly rules: readonly PublicityRule[];
}

export interface Regimes {
  /** By type: the regimes of each channel, the earliest first. */
  readonly of: ReadonlyMap<string, readonly (readonly [Channel, readonly Regime[]])[]>;
  readonly parameters: readonly Parameter[];
  /** Why nothing is shown of a subject; undefined: it is. */
  readonly withheld: (subject: Readonly<Record<string, string>>) => Label | undefined;
  /** The first day on which no adverse record from `day` is shown any more. */
  readonly ceiling: (day: Day) => Day;
}

export function regimesOf(sheets: readonly PublicitySheet[]): Regimes {
  const inOrder = sheets.toSorted((a, b) => a.from - b.from);
  const types = new Set(sheets.flatMap(({ rules }) => rules.map(({ record }) => record)));
  const periods = sheets.flatMap(({ ceiling }) => (ceiling ? [ceiling.period] : []));
  return {
    of: new Map([...types].map((type) => [type, channelsOf(inOrder, type)])),
    parameters: sheets.flatMap(({ parameters }) => parameters).toSorted((a, b) => b.from - a.from),
    withheld: (subject) => sheets.find(({ withheld }) => withheld && isOf(withheld.of, subject))?.withheld?.sense,
    ceiling: (day) => Math.min(NEVER, ...periods.map((period) => endOf(day, period))),
  };
}

function channelsOf(sheets: readonly PublicitySheet[], type: string): [Channel, Regime[]][] {
  return CHANNELS.flatMap((channel): [Channel, Regime[]][] => {
    const regimes = sheets
      .filter(({ channels }) => channels.includes(channel))
      .map((sheet) => ({ sheet, rules: sheet.rules.filter(({ record }) => record === type) }))
      .filter(({ rules }) => rules.length > 0);
    return regimes.length ? [[channel, regimes]] : [];
  });
}

/** Whether a subject has a value among those asked for of each attribute. */
export function isOf(where: Where, subject: Readonly<Record<string, string>>): boolean {
  return Object.entries(where).every(([name, values]) => values.includes(subject[name]));
}

/** The amount for a subject on a day; undefined where the place has none. */
export function amountOn(
  { parameters }: Regimes,
  name: string,
  subject: Readonly<Record<string, string>>,
  day: Day,
): Parameter | undefined {
  return parameters.find((one) => one.name === name && one.from <= day && isOf(one.of, subject));
}
