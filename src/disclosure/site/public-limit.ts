// How far the public sees: every place, and records of the two open disclosure classes.

import type { Limit } from '../../base/limit.ts';

/**
 * The limit under which every question of the public site is asked. What of these records is shown on a day, publicity says;
 * it alone looks beyond the open classes, since repairs and objections are of class 3.
 */
export const PUBLIC: Limit = { reach: [''], source: undefined, classes: [1, 2] };
