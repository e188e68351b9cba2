// The entities of an area as a filter of lists.

import { type Day, iso } from '../../base/day.ts';
import type { BesideFilter } from '../../grading/beside-filters.ts';
import { put } from '../../registry/walk.ts';
import { versionsOn } from './read-areas.ts';

/** Those that are proposed to an area or belong to it, or to one of its sub-areas as they are on the day. */
export const inArea: BesideFilter = {
  permit: 'area.read',
  ids: (area: string, today: Day) => (values) => {
    const id = put(values, Number(area));
    return `select m.entity_id from supervision.membership m where m.area_id = ${id} or m.area_id in (
      select v.area_id from (${versionsOn(put(values, iso(today)))}) v where v.parent = ${id} and not v.closed)`;
  },
};
