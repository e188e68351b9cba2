// The entities with open warnings as a filter of lists.

import { type Day, iso } from '../../base/day.ts';
import type { BesideFilter } from '../../grading/beside-filters.ts';
import { put } from '../../registry/walk.ts';
import { stateIs } from './list-warnings.ts';

/** Those that a warning of one of these kinds (between commas; `any`: of whatever kind) stands open about. */
export const warned: BesideFilter = {
  permit: 'warning.read',
  ids: (kinds: string, today: Day) => (values) => {
    const rules = kinds.split(',');
    const among = rules.includes('any') ? '' : `and w.rule = any(${put(values, rules)}::text[])`;
    return `select distinct w.entity_id from supervision.warning w
      where w.gone_on is null and ${stateIs('open', put(values, iso(today)))} ${among}`;
  },
};
