// The notice before three years on the list are over: until when, and what follows then by the rule of that day.

import { iso } from '../../base/day.ts';
import { reminderOf } from './deadlines.ts';
import type { Listing } from './read-listings.ts';
import { listRule } from './rules.ts';
import { type Pen, tellOf } from './write-listing.ts';

/** Tells the entity once; gives the listing as it becomes. */
export async function remind(pen: Pen, listing: Listing, on: string, why: string): Promise<Listing> {
  const rule = listRule(listing.list);
  const { ends, follows } = reminderOf(rule, listing.decided!)!;
  const told = `你单位自 ${listing.decided} 起列入${rule.title.zh}（${listing.documentNumber}），到 ${iso(ends)} 满三年。`;
  const late = on > iso(ends) ? '本提示应当在满三年以前发出，现予补发。' : '';
  await tellOf(pen, listing, {
    ...{ kind: 'three-years', about: { type: rule.record, number: listing.documentNumber } },
    ...{ facts: [told, late, why].join(''), cause: `three-years ${listing.id} ${listing.decided}` },
    reasons: follows ? `${follows.sense.zh}（${follows.article}）` : '',
  });
  return { ...listing, reminded: on };
}
