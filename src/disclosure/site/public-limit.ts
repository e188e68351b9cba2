// How far the public sees: every place, and of the two open disclosure classes the records that are shown on the day.

import { type Day, iso } from '../../base/day.ts';
import type { Limit } from '../../base/limit.ts';

/**
 * The limit under which every question of the public site is asked. What is shown on a day publicity says; it alone looks
 * beyond this limit, since repairs and objections are of class 3.
 */
export function publicOn(today: Day): Limit {
  return { reach: [''], source: undefined, classes: [1, 2], day: iso(today), public: true };
}
