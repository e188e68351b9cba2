// An application for an honour that whoever applied takes back while nothing is decided.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import { problems } from './problems.ts';
import type { Listing } from './read-listings.ts';
import { lockedListing, type Pen, writeListing } from './write-listing.ts';

/** Takes it back; refuses what is no honour, or is decided. */
export async function withdrawApplication(pen: Pen, reader: Db, id: string, why: string): Promise<Listing> {
  const listing = await lockedListing(pen.db, reader, id);
  if (listing.list !== 'honour' || listing.decided !== null) throw new Problem(problems['lists.not-now']);
  const on = iso(shanghaiDay(pen.at));
  const after: Listing = { ...listing, decided: on, outcome: 'not-listed', reason: why };
  await writeListing(pen, after, { act: 'take-back', on, why });
  return after;
}
