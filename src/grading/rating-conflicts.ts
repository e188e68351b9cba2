// Where bodies disagree about an entity: pairs of grades of which one is good and the other poor.

import type { AnswerOf } from '../base/http/operation.ts';
import type { BodyRatings } from '../ledger/ratings.ts';
import type { listRatings } from './api.ts';

type Answer = AnswerOf<typeof listRatings>;
type Conflict = Answer['conflicts'][number];

/** Every such pair with another body in it; ratings that are over do not count, rulebooks among themselves are compared elsewhere. */
export function conflictsOf(own: Answer['own'], items: readonly BodyRatings[]): Conflict[] {
  const ours = own.map(({ rulebook, sense }) => ({ rulebook, record: null, sense }));
  const others = items
    .filter(({ ended }) => !ended)
    .map(({ latest }) => ({ rulebook: null, record: latest.record, sense: latest.sense }));
  const all = [...others, ...ours];
  return all
    .filter(({ sense }) => sense === 'good')
    .flatMap((good) =>
      all
        .filter((poor) => poor.sense === 'poor' && (good.record ?? poor.record) !== null)
        .map((poor) => ({ good: side(good), poor: side(poor) })),
    );
}

function side({ record, rulebook }: Conflict['good']): Conflict['good'] {
  return { record, rulebook };
}
