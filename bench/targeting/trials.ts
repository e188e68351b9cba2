// A trial: a card made on a city's past, tried on its later years beside its rivals.

import { dayOf } from '../../src/base/day.ts';
import { makeCard } from '../../src/inspection/targeting/make-card.ts';
import type { Scored } from '../../src/inspection/targeting/measure.ts';
import {
  factsFor,
  type Occasion,
  occasionsIn,
  traitsFor,
  type Window,
} from '../../src/inspection/targeting/occasions.ts';
import { scoreOf } from '../../src/inspection/targeting/score.ts';
import type { Scorecard } from '../../src/inspection/targeting/scorecard.ts';
import type { Premises } from '../../src/inspection/targeting/visit.ts';
import { rivalChances } from './rival.ts';

export interface Design {
  readonly title: string;
  readonly data: string;
  /** On which the card is made: all of it is over before the first day of a test. */
  readonly learn: readonly Window[];
  readonly test: readonly Window[];
  readonly traits: readonly string[];
  /** Whether those who were never graded are learned from too; only the graded are tested. */
  readonly all?: boolean;
}

/** One occasion of the test as each rival saw it. */
export interface Trial extends Scored {
  readonly occasion: Occasion;
  readonly chance: number;
  readonly grade: number;
  readonly rival: number;
}

export function tried(premises: readonly Premises[], design: Design): { card: Scorecard; trials: Trial[] } {
  const facts = factsFor(premises);
  const earlier = occasionsIn(premises, design.learn, facts, design.all ? 'all' : 'graded');
  const later = occasionsIn(premises, design.test, facts);
  const { title, data, learn } = design;
  const traits = [...design.traits, ...(design.all ? traitsFor(premises) : [])];
  const card = makeCard({
    title,
    data,
    command: 'npm run bench:targeting',
    facts,
    traits,
    windows: learn,
    occasions: earlier,
  });
  const rival = rivalChances(earlier, later, facts);
  const trials = later.map((occasion, i) => {
    const { points, chance } = scoreOf(card, occasion);
    const { premises: id, hit, grade } = occasion;
    return { premises: id, hit, occasion, score: points, chance, grade: grade!, rival: rival[i] };
  });
  return { card, trials };
}

/** The year from 1 January. */
export function year(number: number): Window {
  return { on: dayOf(`${number}-01-01`)!, until: dayOf(`${number + 1}-01-01`)! };
}

/** Windows of so many days from the first of each of the months of years, as far as they are over by a day. */
export function firsts(from: number, to: number, months: readonly string[], days: number, over: string): Window[] {
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return years
    .flatMap((number) => months.map((month) => dayOf(`${number}-${month}-01`)!))
    .map((on) => ({ on, until: on + days }))
    .filter(({ until }) => until <= dayOf(over)!);
}
