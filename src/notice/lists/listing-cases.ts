// Entries on lists as cases with deadlines, for the duties (`src/cases.ts`): each review and each application for removal is a round.

import type { Calendar } from '../../base/calendar.ts';
import { dayOf } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { CaseRoom, CaseStep } from '../../duties/case.ts';
import { type Course, type Deadline, deadlinesOf, STEPS } from './deadlines.ts';
import { hearingsOf, type Listing, listingsOf } from './read-listings.ts';
import { listRule, listRules } from './rules.ts';

/** A listing moves with its acts, and with what is done about its notices. */
export const listingCases: CaseRoom = {
  kind: 'listing',
  label: { zh: '名录事项', en: 'Entry on a list' },
  steps: STEPS,
  declared: () => listRules().lists,
  stepsOf: async (db, entityIds, calendar) => {
    const listings = await listingsOf(db, ...entityIds);
    if (listings.length === 0) return [];
    const hearings = await hearingsOf(db, listings);
    const acts = await roundActs(db, entityIds);
    return listings.flatMap((listing) => {
      const heard = hearings.get(listing.intendedNotice ?? '');
      return stepsOf(listing, { ...listing, ...heard }, acts.get(listing.id) ?? [], calendar);
    });
  },
  movedSince: async (db, since, most) => {
    const { rows } = await db.query<{ entity_id: number }>(
      `select entity_id from notice.listing_act where at > $1
       union select a.entity_id from notice.act a where a.at > $1
         and exists (select from notice.listing l where l.entity_id = a.entity_id) limit $2`,
      [since, most],
    );
    return rows.map(({ entity_id }) => entity_id);
  },
};

interface RoundAct {
  readonly listing: string;
  readonly act: 'apply' | 'refuse-removal' | 'review';
  readonly on: string;
}

async function roundActs(db: Db, entityIds: readonly number[]): Promise<Map<string, RoundAct[]>> {
  const { rows } = await db.query<RoundAct>(
    `select listing_id as listing, act, on_day::text as "on" from notice.listing_act
     where entity_id = any($1::bigint[]) and act in ('apply', 'refuse-removal', 'review') order by number`,
    [entityIds],
  );
  return Map.groupBy(rows, ({ listing }) => listing);
}

/** Steps as they run now, and the rounds that are over, each counted as it was in its time. */
function stepsOf(listing: Listing, course: Course, acts: readonly RoundAct[], calendar: Calendar): CaseStep[] {
  const rule = listRule(listing.list);
  const { document, article, sense, assumption } = rule;
  const told = (one: Deadline, round: number): CaseStep => ({
    ...{ entityId: listing.entityId, id: listing.id, number: listing.number, step: one.step, round },
    ...{ unit: listing.unit, source: listing.source, class: 3, basis: { document, article, sense, assumption } },
    opened: dayOf(one.opened)!,
    due: dayOf(one.due),
    done: one.done === null ? undefined : dayOf(one.done),
  });
  const over = (step: Deadline['step'], past: readonly { course: Partial<Course>; done: string }[]) =>
    past.flatMap((one, i) => {
      const before = { ...course, removed: null, ...one.course };
      const found = deadlinesOf(rule, before, calendar).find((deadline) => deadline.step === step);
      return found ? [told({ ...found, done: one.done }, i + 1)] : [];
    });
  const removals = refusedRemovals(acts);
  const reviews = acts.filter(({ act }) => act === 'review').map(({ on }) => on);
  const rounds: Readonly<Record<string, number>> = { removal: removals.length, review: reviews.length };
  return [
    ...deadlinesOf(rule, course, calendar).map((one) => told(one, 1 + (rounds[one.step] ?? 0))),
    ...over(
      'removal',
      removals.map(({ applied, done }) => ({ course: { applied }, done })),
    ),
    ...over(
      'review',
      reviews.map((done, i) => ({ course: { reviewed: reviews[i - 1] ?? null }, done })),
    ),
  ];
}

/** Applications for removal that were refused, with the day of each. */
function refusedRemovals(acts: readonly RoundAct[]): { readonly applied: string; readonly done: string }[] {
  let applied: string | undefined;
  return acts.flatMap(({ act, on }) => {
    if (act === 'apply') applied = on;
    return act === 'refuse-removal' && applied !== undefined ? [{ applied, done: on }] : [];
  });
}
