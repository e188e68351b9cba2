// Which entities stand as a list asks, as conditions of SQL: by an index where what is asked for is noted, otherwise one by one.

import type { Day } from '../base/day.ts';
import type { Met } from '../registry/list-entities.ts';
import type { Condition } from '../registry/search-entities.ts';
import { put } from '../registry/walk.ts';
import { levelDimension, type Rulebook } from '../rulebooks/rulebook.ts';
import type { ATTENTION } from './entities-api.ts';
import { notedIn, tierNote } from './noted.ts';

export interface StandingFilter {
  readonly levels?: readonly string[];
  readonly tiers?: readonly string[];
  readonly attention?: (typeof ATTENTION)[number];
}

const SOON = 30;
const LATELY = 7;

/** The conditions on `e`, a row of registry.entity, that its standing under a rulebook today meets the filter. */
export function standingMet(
  book: Rulebook,
  number: number,
  today: Day,
  { levels, tiers, attention }: StandingFilter,
): Pick<Met, 'costly' | 'few'> {
  const noted = notedIn(book);
  const known = (whats: readonly string[] | undefined) => whats?.every((what) => noted.has(what)) && whats;
  const byLevel = known(levels);
  const byTier = known(tiers?.map(tierNote));
  const soon = attention === 'ending' ? today + SOON : undefined;
  const ofLevels = soon === undefined ? byLevel : (byLevel ?? [...noted].filter((what) => !what.startsWith('/')));
  const few = ofLevels
    ? holders(number, today, ofLevels, soon)
    : attention
      ? attention === 'worse'
        ? becameWorse(book, number, today, [...noted])
        : undecided(number)
      : byTier && holders(number, today, byTier);
  const left = {
    levels: ofLevels && byLevel ? undefined : levels,
    tiers: !ofLevels && !attention && byTier ? undefined : tiers,
  };
  const costly = left.levels || left.tiers ? [standsNow(number, today, left)] : [];
  return few ? { few, costly } : { costly };
}

/** Whoever holds one of these today, each once since nobody holds two; with `soon` only if that is over by then. */
function holders(rulebook: number, today: Day, whats: readonly string[], soon?: Day): Condition {
  return (values) => {
    const day = (value: Day) => `date '1970-01-01' + ${put(values, value)}::int`;
    return `select n.entity_id from grading.noted n
      where n.rulebook = ${rulebook} and n.what = any(${put(values, whats)}::text[])
        and n.from_day <= ${day(today)} and n.until_day > ${day(today)}
        ${soon === undefined ? '' : `and n.until_day <= ${day(soon)}`}`;
  };
}

/**
 * Whoever came to a level within the last days that is worse than what he had the day before; the standing itself is asked for
 * that, since a run that was over when its entity was graded is not noted.
 */
function becameWorse(book: Rulebook, rulebook: number, today: Day, whats: readonly string[]): Condition {
  const levels = levelDimension(book).levels.map(({ code }) => code);
  return (values) => {
    const day = `(date '1970-01-01' + ${put(values, today)}::int)`;
    const each = (what: string) => `select n.entity_id from grading.noted n
      where n.rulebook = ${rulebook} and n.what = ${put(values, what)}
        and n.from_day <= ${day} and n.from_day > ${day} - ${LATELY} and n.until_day > ${day}
        and exists (
          select from grading.span s where s.entity_id = n.entity_id and s.rulebook = ${rulebook}
            and s.until_day = n.from_day and s.level = any(${put(values, levels.slice(0, levels.indexOf(what)))}::text[])
        )`;
    const of = whats.filter((what) => levels.includes(what));
    return of.map(each).join(' union all ') || 'select null::bigint as entity_id where false';
  };
}

function undecided(rulebook: number): Condition {
  return () => `select distinct u.entity_id from grading.undetermined u where u.rulebook = ${rulebook}`;
}

/**
 * Entities with one of these levels and tiers on a day. The text of runs is looked through before it is taken apart: most
 * entities never have the level asked for.
 */
function standsNow(rulebook: number, today: Day, { levels, tiers }: StandingFilter): Condition {
  return (values) => {
    const place = (value: unknown) => put(values, value);
    const somewhere = (codes: readonly string[] | undefined) =>
      codes ? `g.runs like any(${place(codes.map((code) => `%\t${escaped(code)}\t%`))}::text[])` : 'true';
    const has = (at: number, codes: readonly string[] | undefined) =>
      codes ? `f[${at}] = any(${place(codes)}::text[])` : 'true';
    return `exists (
      select from grading.standing g
      cross join lateral string_to_table(g.runs, E'\\n') as line
      cross join lateral string_to_array(line, E'\\t') as f
      where g.entity_id = e.entity_id and ${somewhere(levels)} and ${somewhere(tiers)}
        and f[1] = ${place(String(rulebook))}
        and (f[2] = '' or f[2]::int <= ${place(today)}) and (f[3] = '' or f[3]::int > ${place(today)})
        and ${has(5, levels)} and ${has(6, tiers)})`;
  };
}

function escaped(code: string): string {
  return code.replace(/[%_\\]/g, '\\$&');
}
