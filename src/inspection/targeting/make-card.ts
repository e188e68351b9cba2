// Makes a scorecard from past occasions: fits, chooses the penalty on later days of the past, rounds to whole points.

import { type Day, iso } from '../../base/day.ts';
import { columnOf, holding, type Step, stepsFor } from './columns.ts';
import type { Fact } from './facts.ts';
import { type Fitted, logistic, type Sample } from './logistic.ts';
import { LICENCE_KIND_TRAIT, LICENCE_TRAIT, type Occasion, type Window } from './occasions.ts';
import { chanceOf, scoreOf } from './score.ts';
import type { FactPoints, Scorecard, TraitPoints } from './scorecard.ts';

/** What a card is made from. */
export interface Making {
  readonly title: string;
  readonly data: string;
  readonly command: string;
  readonly facts: readonly Fact[];
  readonly traits: readonly string[];
  readonly windows: readonly Window[];
  readonly occasions: readonly Occasion[];
}

const DOUBLING = 20;
const PENALTIES = [10, 30, 100, 300];
const METHOD =
  'logistic regression on cumulative steps, ridge penalty chosen on the last fifth of the days, steps never below zero, rounded to points';

/** The scorecard; the same making gives the same card. */
export function makeCard(making: Making): Scorecard {
  const penalty = choosePenalty(making);
  const { card } = cardAt(making, making.occasions, penalty);
  return card;
}

/** The penalty whose card, made on the earlier days, foretells the later ones best. Only the past is looked at. */
function choosePenalty(making: Making): number {
  const days = [...new Set(making.windows.map(({ on }) => on))].sort((a, b) => a - b);
  const from = days[Math.floor(days.length * 0.8)];
  // Outcomes that came after the later days began were not known then.
  const earlier = making.occasions.filter(({ on, visited }) => on < from && visited < from);
  const later = making.occasions.filter(({ on }) => on >= from);
  if (!mixed(earlier) || !mixed(later)) return PENALTIES[1];
  const losses = PENALTIES.map((penalty) => lossOf(cardAt(making, earlier, penalty).card, later));
  return PENALTIES[losses.indexOf(Math.min(...losses))];
}

function mixed(occasions: readonly Occasion[]): boolean {
  return occasions.some(({ hit }) => hit) && occasions.some(({ hit }) => !hit);
}

function lossOf(card: Scorecard, occasions: readonly Occasion[]): number {
  return occasions.reduce((sum, occasion) => {
    const { chance } = scoreOf(card, occasion);
    return sum - Math.log(occasion.hit ? chance : 1 - chance);
  }, 0);
}

function cardAt(making: Making, occasions: readonly Occasion[], penalty: number): { card: Scorecard; fitted: Fitted } {
  const steps = stepsFor(occasions, making.facts, making.traits);
  const samples = occasions.map((occasion): Sample => ({ hit: occasion.hit, holds: holding(steps, occasion) }));
  const fitted = logistic(samples, steps.map(columnOf), penalty);
  const points = fitted.coefficients.map((c) => Math.round((c * DOUBLING) / Math.LN2));
  const rough: Scorecard = {
    ...{ format: 'jinxin-scorecard-1', title: making.title, doubling: DOUBLING, log_odds: fitted.intercept },
    fitted: history(making, occasions, penalty),
    facts: factPoints(making.facts, steps, points),
    traits: traitPoints(making.traits, steps, points),
  };
  return { card: { ...rough, log_odds: Number(settled(rough, occasions).toFixed(4)) }, fitted };
}

function history(
  { data, command, windows }: Making,
  occasions: readonly Occasion[],
  penalty: number,
): Scorecard['fitted'] {
  const days = windows.map(({ on }) => on);
  return {
    ...{ data, command, method: METHOD },
    asked: { first: iso(least(days)), last: iso(-least(days.map((d) => -d))) },
    known_until: iso(-least(windows.map(({ until }) => -until))),
    occasions: occasions.length,
    hits: occasions.filter(({ hit }) => hit).length,
    penalty,
  };
}

function least(days: readonly Day[]): Day {
  return days.reduce((a, b) => Math.min(a, b));
}

function factPoints(facts: readonly Fact[], steps: readonly Step[], points: readonly number[]): FactPoints[] {
  return facts.flatMap((fact) => {
    const own = steps.flatMap((step, i) =>
      'fact' in step && step.fact.id === fact.id && points[i] > 0 ? [{ at: step.at, points: points[i] }] : [],
    );
    return own.length ? [{ id: fact.id, sense: fact.sense, zh: fact.zh, en: fact.en, steps: own }] : [];
  });
}

function traitPoints(traits: readonly string[], steps: readonly Step[], points: readonly number[]): TraitPoints[] {
  return traits.flatMap((id) => {
    const own = steps.flatMap((step, i) =>
      'trait' in step && step.trait === id && points[i] ? [[step.is, points[i]]] : [],
    );
    return own.length ? [{ id, ...wordsOf(id), points: Object.fromEntries(own) }] : [];
  });
}

const TRAIT_WORDS: Readonly<Record<string, { zh: string; en: string }>> = {
  kind: { zh: '类别为“{n}”', en: 'is of kind “{n}”' },
  frequency: { zh: '行业规定的检查频次为“{n}”', en: 'frequency of inspection by trade is “{n}”' },
  visited: { zh: '还没有检查过', en: 'never visited yet' },
  risk: { zh: '行业风险类别为“{n}”', en: 'class of risk by trade is “{n}”' },
};

function wordsOf(trait: string): { zh: string; en: string } {
  const licence = LICENCE_TRAIT.exec(trait)?.[1];
  if (licence !== undefined) return { zh: `持有“${licence}”许可`, en: `holds a licence for “${licence}”` };
  const of = LICENCE_KIND_TRAIT.exec(trait)?.[1];
  if (of !== undefined)
    return { zh: `持有“${of}”许可，类别为“{n}”`, en: `holds a licence for “${of}” and is of kind “{n}”` };
  return TRAIT_WORDS[trait] ?? { zh: `${trait} 为“{n}”`, en: `${trait} is “{n}”` };
}

/** The log odds at no points with which rounded points foretell as many hits as came. */
function settled(card: Scorecard, occasions: readonly Occasion[]): number {
  const points = occasions.map((occasion) => scoreOf(card, occasion).points);
  const hits = occasions.filter(({ hit }) => hit).length;
  let [low, high] = [-50, 50];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    const foretold = points.reduce((sum, p) => sum + chanceOf({ ...card, log_odds: middle }, p), 0);
    if (foretold < hits) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
