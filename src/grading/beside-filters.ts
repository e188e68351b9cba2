// Filters of the list of entities that rooms above this one answer: each says, as SQL, which entities it leaves.

import type { Day } from '../base/day.ts';
import type { Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { problems } from '../base/problems.ts';
import type { Permission } from '../base/who/permissions.ts';
import type { Condition } from '../registry/search-entities.ts';

export interface BesideFilter {
  /** Who may ask by it. */
  readonly permit: Permission;
  /** SQL that gives the ids of all entities that meet it on a day, each once. */
  ids(value: string, today: Day): Condition;
}

export type BesideFilters = Readonly<Record<'area' | 'warning', BesideFilter>>;

/** What is asked beside, as SQL of ids; refuses whoever may not see what he asks by. */
export function askedBeside(
  filters: BesideFilters,
  asked: Readonly<Partial<Record<keyof BesideFilters, string>>>,
  { permissions }: Pick<Reader, 'permissions'>,
  today: Day,
): Condition[] {
  return (['area', 'warning'] as const).flatMap((name) => {
    const value = asked[name];
    if (!value) return [];
    const { permit, ids } = filters[name];
    if (!permissions.includes(permit)) throw new Problem(problems['base.not-permitted'], { permission: permit });
    return [ids(value, today)];
  });
}
