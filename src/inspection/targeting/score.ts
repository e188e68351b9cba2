// The points of a premises under a scorecard, with a reason for every point.

import { reaches } from './columns.ts';
import type { Known } from './occasions.ts';
import type { FactPoints, Scorecard, TraitPoints } from './scorecard.ts';

/** Why so many points: the sentence of the card, its bound filled in. */
export interface Reason {
  readonly id: string;
  readonly points: number;
  readonly zh: string;
  readonly en: string;
  /** What the figure was. */
  readonly figure: number | string;
}

export interface Score {
  /** The sum of the points of all reasons. */
  readonly points: number;
  /** The chance of a critical result at the next visit, as the card foretells it. */
  readonly chance: number;
  /** The heaviest first. */
  readonly reasons: readonly Reason[];
}

/** The score of what is known of a premises on a day. */
export function scoreOf(card: Scorecard, known: Known): Score {
  const reasons = [
    ...card.facts.flatMap((fact) => factReason(fact, known)),
    ...card.traits.flatMap((trait) => traitReason(trait, known)),
  ].sort((a, b) => b.points - a.points || (a.id < b.id ? -1 : 1));
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { points, chance: chanceOf(card, points), reasons };
}

/** The chance that so many points stand for. */
export function chanceOf({ log_odds, doubling }: Scorecard, points: number): number {
  return 1 / (1 + Math.exp(-(log_odds + (points * Math.LN2) / doubling)));
}

function factReason({ id, sense, steps, zh, en }: FactPoints, { figures }: Known): Reason[] {
  const figure = figures[id];
  const reached = steps.filter(({ at }) => reaches(sense, figure, at));
  if (figure === undefined || reached.length === 0) return [];
  const bound = id === 'grade' ? 'ABCD'[reached.at(-1)!.at] : String(reached.at(-1)!.at);
  const points = reached.reduce((sum, step) => sum + step.points, 0);
  return [{ id, points, figure, zh: zh.replace('{n}', bound), en: en.replace('{n}', bound) }];
}

function traitReason({ id, points, zh, en }: TraitPoints, { traits }: Known): Reason[] {
  const is = traits[id];
  if (is === undefined || !points[is]) return [];
  return [{ id, points: points[is], figure: is, zh: zh.replace('{n}', is), en: en.replace('{n}', is) }];
}
