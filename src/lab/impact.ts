// Whom a draft moves on a day: counted on the whole register within a reader's reach, by move, division and industry.

import { type Day, iso } from '../base/day.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Census } from '../grading/census/census.ts';
import type { Among, MovesAnswer, Progress } from '../grading/census/question.ts';
import { bookHead } from '../grading/rulebook-line.ts';
import { division, divisionName } from '../registry/divisions.ts';
import { internalId } from '../registry/entity.ts';
import { industry, sectionOf } from '../registry/industries.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import type { tryDraft } from './impact-api.ts';

type Tried = AnswerOf<typeof tryDraft>;
export type Impact = Extract<Tried, { state: 'done' }>['impact'];
export type Waiting = Exclude<Tried, { state: 'done' }>;
type Move = Impact['moves'][number];
type Direction = Move['direction'];

export interface ImpactQuestion {
  /** The book in effect; undefined: a draft of a new one. */
  readonly before: Rulebook | undefined;
  readonly after: Rulebook;
  readonly on: Day;
  readonly among: Among;
}

/** Who waits for it. */
export interface Asker {
  readonly asker: string;
  /** Aborted when he does not wait any more. */
  readonly signal: AbortSignal;
}

const SAMPLES = 5;
/** Groups that are named; the others are few. */
const GROUPS = 60;

/** Counts the moves; while the register is being read or graded, says how far that is. Stops when nobody waits any more. */
export async function impactOf(
  census: Census,
  { before, after, on, among }: ImpactQuestion,
  at: Date,
  asker?: Asker,
): Promise<Tried> {
  const former = before ?? { ...after, editions: [] };
  const counted = await census.ask(
    {
      kind: 'moves',
      before: census.asked(former),
      after: census.asked(after),
      day: on,
      among,
      samples: SAMPLES,
      grouped: true,
    },
    at,
    asker,
  );
  if (counted.state === 'counting') return waiting(counted.progress);
  const { levels: levelsBefore, tiers: tiersBefore } = bookHead(former);
  const { levels, tiers } = bookHead(after);
  const moves = counted.answer.moves.map((move) => moveOf(move, { levels, tiers, levelsBefore, tiersBefore }));
  const groups = groupsOf(counted.answer, moves);
  return {
    state: 'done',
    impact: {
      ...{ on: iso(on), entities: counted.answer.entities, levels, tiers, levelsBefore, tiersBefore },
      ...totals(moves),
      moves: moves.toSorted((a, b) => b.count - a.count),
      ...groups,
      took: Math.round(counted.ms),
      asOf: counted.asOf,
    },
  };
}

function waiting({ phase, done, total }: Progress): Waiting {
  return { state: phase, done, of: total };
}

type Scales = Pick<Impact, 'levels' | 'tiers' | 'levelsBefore' | 'tiersBefore'>;
type Counted = MovesAnswer['moves'][number];

function moveOf({ before, after, count, sample }: Counted, scales: Scales): Move {
  return {
    before: standing(before),
    after: standing(after),
    count,
    direction: directionOf(before, after, scales),
    samples: sample.map(internalId),
  };
}

function standing({ level, tier }: Counted['before']): Move['before'] {
  return level === null ? null : { level, tier };
}

/** Worse or better by level, then by tier; between different scales nothing is compared. */
function directionOf(before: Counted['before'], after: Counted['before'], scales: Scales): Direction {
  if (before.level === after.level && before.tier === after.tier) return 'same';
  const level = compared(scales.levelsBefore, before.level, scales.levels, after.level);
  const tier = compared(scales.tiersBefore, before.tier, scales.tiers, after.tier);
  if (level === undefined) return 'other';
  if (level !== 0) return level > 0 ? 'worse' : 'better';
  return tier === undefined || tier === 0 ? 'other' : tier > 0 ? 'worse' : 'better';
}

type Scale = readonly { readonly code: string }[];

/** Greater than 0: worse than before; undefined: on no common scale. */
function compared(former: Scale, before: string | null, scale: Scale, after: string | null): number | undefined {
  const same = former.length === scale.length && former.every(({ code }, i) => code === scale[i].code);
  const place = (code: string | null) => scale.findIndex((one) => one.code === code);
  return same && before !== null && after !== null ? place(after) - place(before) : undefined;
}

function totals(moves: readonly Pick<Move, 'direction' | 'count'>[]): Record<Exclude<Direction, 'same'>, number> {
  const sum = (wanted: Direction) =>
    moves.reduce((total, { direction, count }) => total + (direction === wanted ? count : 0), 0);
  return { better: sum('better'), worse: sum('worse'), other: sum('other') };
}

function groupsOf({ moves: counted }: MovesAnswer, moves: readonly Move[]): Pick<Impact, 'byDivision' | 'byIndustry'> {
  const by = (key: 'divisions' | 'industries', groupOf: (code: string) => string) => {
    const groups = new Map<string, { direction: Direction; count: number }[]>();
    for (const [i, move] of counted.entries())
      for (const [code, count] of move[key]) {
        const group = groups.get(groupOf(code)) ?? [];
        group.push({ direction: moves[i].direction, count });
        groups.set(groupOf(code), group);
      }
    return [...groups].map(([code, parts]) => ({
      code,
      entities: parts.reduce((sum, { count }) => sum + count, 0),
      ...totals(parts),
    }));
  };
  const moved = (one: { better: number; worse: number; other: number }) => one.better + one.worse + one.other;
  const most = <G extends { better: number; worse: number; other: number }>(groups: readonly G[]) =>
    groups.toSorted((a, b) => moved(b) - moved(a)).slice(0, GROUPS);
  return {
    byDivision: most(by('divisions', countyOf)).map((one) => ({ ...one, label: divisionLabel(one.code) })),
    byIndustry: most(by('industries', (code) => sectionOf(code)?.code ?? '')).map((one) => ({
      ...one,
      label: industryLabel(one.code),
    })),
  };
}

/** The county of a division's code. */
function countyOf(code: string): string {
  return code.slice(0, 6);
}

function divisionLabel(code: string): Impact['byDivision'][number]['label'] {
  const name = division(code) ? divisionName(code) : undefined;
  return name === undefined ? null : { zh: name, en: name };
}

function industryLabel(code: string): Impact['byIndustry'][number]['label'] {
  const name = industry(code)?.name;
  return name === undefined ? null : { zh: name, en: name };
}
