// What follows in a case on a list when its order to perform is served: the term runs, and then that of the decision.

import type { Calendar } from '../../base/calendar.ts';
import type { Db } from '../../base/db.ts';
import { deadlinesOf, nextDue } from './deadlines.ts';
import { listingsOf } from './read-listings.ts';
import { listRule } from './rules.ts';

/** Notes the last day of the order; nothing where the notice is no order of a case. */
export async function orderServed(
  db: Db,
  { entityId, id }: { readonly entityId: number; readonly id: string },
  last: string | null,
  calendar: Calendar,
): Promise<void> {
  const listing = (await listingsOf(db, entityId)).find(({ orderNotice }) => orderNotice === id);
  if (!listing) return;
  const due = nextDue(deadlinesOf(listRule(listing.list), { ...listing, orderedUntil: last }, calendar));
  await db.query('update notice.listing set ordered_until = $3, due_on = $4 where (entity_id, listing_id) = ($1, $2)', [
    entityId,
    listing.id,
    last,
    due,
  ]);
}
