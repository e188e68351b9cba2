// A warning as it is kept, and what must change for the kept ones to be those that facts call for.

import { type Day, iso, NEVER } from '../../base/day.ts';
import type { Ending } from './wanted.ts';

/** What facts decide of a warning; `stages` and `until` as the database writes them. */
export interface KeptWarning {
  readonly entityId: number;
  readonly rule: string;
  readonly cause: string;
  readonly division: string;
  readonly unit: string;
  readonly source: string;
  readonly class: number;
  readonly since: string;
  /** `{2026-01-01,2026-02-01}` */
  readonly stages: string;
  /** `infinity` while it is not known. */
  readonly until: string;
  readonly ending: string | null;
  readonly record: number | null;
  readonly count: number | null;
  readonly group: string | null;
  readonly detail: string;
  readonly gone: string | null;
}

export interface NotedWarning {
  readonly of: KeptWarning;
  readonly act: 'ended' | 'gone' | 'again';
  readonly why: string;
  readonly on: string | null;
}

export interface WarningDifference {
  /** To be written as they are. */
  readonly written: readonly KeptWarning[];
  /** No longer called for. */
  readonly gone: readonly KeptWarning[];
  readonly noted: readonly NotedWarning[];
}

/** Names a warning: its entity, rule and cause. */
export function keyOf({ entityId, rule, cause }: Pick<KeptWarning, 'entityId' | 'rule' | 'cause'>): string {
  return `${entityId} ${rule} ${cause}`;
}

/** Nothing when the kept warnings are those that are called for. */
export function warningDifference(kept: readonly KeptWarning[], called: readonly KeptWarning[]): WarningDifference {
  const known = new Map(kept.map((one) => [keyOf(one), one]));
  const written: KeptWarning[] = [];
  const noted: NotedWarning[] = [];
  for (const one of called) {
    const before = known.get(keyOf(one));
    known.delete(keyOf(one));
    if (before && same(before, one)) continue;
    written.push(one);
    if (before) noted.push(...notedOf(before, one));
  }
  const gone = [...known.values()].filter((one) => one.gone === null);
  noted.push(...gone.map((of) => ({ of, act: 'gone' as const, why: 'cause-gone', on: null })));
  return { written, gone, noted };
}

const FIELDS = [
  ...(['division', 'unit', 'source', 'class', 'since', 'stages', 'until', 'ending'] as const),
  ...(['record', 'count', 'group', 'detail', 'gone'] as const),
] as const;

function same(before: KeptWarning, now: KeptWarning): boolean {
  return FIELDS.every((field) => before[field] === now[field]);
}

/** A lifting is written down by whoever lifts. */
function notedOf(before: KeptWarning, now: KeptWarning): NotedWarning[] {
  if (before.gone !== null) return [{ of: now, act: 'again', why: 'cause-back', on: null }];
  if (before.until === now.until || now.ending === ('lifted' satisfies Ending)) return [];
  if (now.until === 'infinity') return [{ of: now, act: 'again', why: 'cause-back', on: null }];
  return before.until === 'infinity' ? [{ of: now, act: 'ended', why: now.ending ?? 'over', on: now.until }] : [];
}

export function untilText(until: Day): string {
  return until === NEVER ? 'infinity' : iso(until);
}
