// From points to strata and weights, as the card of the terms says; so that anybody sees that scores, and nothing else, decided them.

import { bandOf } from '../targeting/bands.ts';
import { weightOf } from '../targeting/weights.ts';
import type { Candidate, Terms } from './terms.ts';

/** Everybody alike, whatever his points: what it finds tells whether the card is right. */
export const CONTROL = 'control';
/** Of those drawn by weight. */
export const ALL = 'all';

type Pointed = Pick<Candidate, 'points'>;

/** The stratum of an entity outside the control, and its weight. */
export function placeOf(
  { points = 0 }: Pointed,
  card: NonNullable<Terms['card']>,
  lowest: number,
): Pick<Candidate, 'stratum' | 'weight'> {
  if (card.by === 'bands') return { stratum: bandOf(card.bands, points) };
  return { stratum: ALL, weight: weightOf(points, lowest, card.doubling, card.most) };
}

/** The least points of a pool, in the control or not. */
export function lowestOf(pool: readonly Pointed[]): number {
  return pool.reduce((least, { points = 0 }) => Math.min(least, points), Number.POSITIVE_INFINITY);
}

/** The place, from one, of the first entity whose stratum or weight does not follow from its points; 0: all of them do. */
export function misplaced({ card, entities }: Terms): number {
  if (!card) return 0;
  const lowest = lowestOf(entities);
  return (
    1 +
    entities.findIndex((one) => {
      if (one.stratum === CONTROL) return one.weight !== undefined;
      const { stratum, weight } = placeOf(one, card, lowest);
      return one.stratum !== stratum || one.weight !== weight;
    })
  );
}
