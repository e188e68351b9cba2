// Stretches of time in which something holds: a state of the entity, or so many records within so many days.

import { type Day, EVER, NEVER } from '../../base/day.ts';
import { type Dated, type Facts, type Happening, valueOn } from '../../duties/facts.ts';
import type { Where } from '../../duties/sheet.ts';

interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** The stretches in which everything asked for holds, in order. */
export function spansOf(where: Where, facts: Pick<Facts, 'runs'>): Span[] {
  const names = Object.keys(where);
  const edges = new Set(names.flatMap((name) => facts.runs(name).flatMap(({ from, until }) => [from, until])));
  const days = [...edges].filter((day) => day !== NEVER).sort((a, b) => a - b);
  const spans: Span[] = [];
  for (const [i, from] of days.entries()) {
    if (!names.every((name) => among(where[name], valueOn(facts.runs(name), from)))) continue;
    const until = days[i + 1] ?? lastOf(names, facts, from);
    const before = spans.at(-1);
    if (before?.until === from) spans[spans.length - 1] = { from: before.from, until };
    else spans.push({ from: Math.max(from, EVER), until });
  }
  return spans;
}

function lastOf(names: readonly string[], facts: Pick<Facts, 'runs'>, day: Day): Day {
  const ends = names.map((name) => facts.runs(name).find(({ from, until }) => from <= day && day < until)?.until);
  return Math.min(...ends.map((end) => end ?? day));
}

interface Surge {
  /** The record with which there were enough. */
  readonly first: Happening;
  readonly until: Day;
  readonly records: readonly Happening[];
}

/** The stretches in which at least so many records lie within the last so many days, today counted. */
export function surgesOf(happenings: readonly Happening[], atLeast: number, days: number): Surge[] {
  const ordered = happenings.toSorted((a, b) => a.on - b.on || a.id - b.id);
  const surges: (Surge & { readonly from: number })[] = [];
  for (let i = atLeast - 1; i < ordered.length; i++) {
    const begin = i - atLeast + 1;
    const until = ordered[begin].on + days;
    if (ordered[i].on >= until) continue;
    const last = surges.at(-1);
    if (last && ordered[i].on <= last.until)
      surges[surges.length - 1] = { ...last, until, records: ordered.slice(last.from, i + 1) };
    else surges.push({ first: ordered[i], until, records: ordered.slice(begin, i + 1), from: begin });
  }
  return surges;
}

/** Whether a value, or one of several, is among those asked for. */
export function among(allowed: readonly (string | boolean)[], value: Dated['value'] | undefined): boolean {
  if (value === undefined) return false;
  return typeof value === 'object' ? value.some((one) => allowed.includes(one)) : allowed.includes(value as string);
}
