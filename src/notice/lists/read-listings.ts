// Listings as they are kept: one with its acts, those of an entity, pages of those that wait.

import { loadCalendar } from '../../base/calendar-load.ts';
import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { pageBy } from '../../base/http/page-by.ts';
import { Problem } from '../../base/problem.ts';
import { namer } from '../../base/who/names.ts';
import type { Grading } from '../../grading/grading.ts';
import { internalId } from '../../registry/entity.ts';
import { nameOf } from '../../registry/names.ts';
import type { listListings, readListing, STATES } from './api.ts';
import { deadlinesOf } from './deadlines.ts';
import { problems } from './problems.ts';
import { type ListId, listRule } from './rules.ts';

export interface Listing {
  readonly entityId: number;
  readonly id: string;
  /** As people write it: `ML-2026-000012`. */
  readonly number: string;
  readonly list: ListId;
  readonly ground: string;
  readonly title: string;
  readonly penaltyNumber: string;
  readonly facts: string;
  readonly files: readonly string[];
  readonly division: string;
  readonly unit: string;
  readonly source: string;
  readonly opened: string;
  readonly verified: string | null;
  readonly orderNotice: string | null;
  readonly orderedUntil: string | null;
  readonly intendedNotice: string | null;
  readonly levels: readonly string[];
  readonly publicised: string | null;
  readonly decided: string | null;
  readonly outcome: 'listed' | 'not-listed' | null;
  readonly documentNumber: string;
  readonly recordId: number | null;
  readonly reminded: string | null;
  readonly reviewed: string | null;
  readonly applied: string | null;
  readonly conditions: readonly string[];
  readonly removed: string | null;
  readonly removalNumber: string;
  readonly reason: string;
  readonly due: string | null;
  readonly revision: number;
  readonly origin: 'office' | 'record';
  readonly marked: boolean;
}

/** What a listing is read from; `l` is notice.listing. */
const COLUMNS = `l.entity_id as "entityId", l.listing_id as id,
  'ML-' || to_char(l.opened_on, 'YYYY-') || lpad(l.number::text, 6, '0') as number, l.list, l.ground, l.title,
  l.penalty_number as "penaltyNumber", l.facts, l.files, l.division, l.unit, l.source, l.opened_on::text as opened,
  l.verified_on::text as verified, l.order_notice as "orderNotice", l.ordered_until::text as "orderedUntil",
  l.intended_notice as "intendedNotice", l.levels, l.publicised_on::text as publicised, l.decided_on::text as decided,
  l.outcome, l.document_number as "documentNumber", l.record_id as "recordId", l.reminded_on::text as reminded,
  l.reviewed_on::text as reviewed, l.applied_on::text as applied, l.conditions, l.removed_on::text as removed,
  l.removal_number as "removalNumber", l.reason, l.due_on::text as due, l.revision,
  l.origin, l.marked`;

/** One that the reader sees; refuses any other. */
export async function listingAt(reader: Db, id: string): Promise<Listing> {
  const { rows } = await reader.query<Listing>(`select ${COLUMNS} from notice.listing l where l.listing_id = $1`, [id]);
  if (!rows[0]) throw new Problem(problems['lists.no-such-listing']);
  return rows[0];
}

type Line = AnswerOf<typeof listListings>['items'][number];

/** Where one stands. */
function stateOf({ removed, applied, outcome, publicised, intendedNotice, verified }: Listing): Line['state'] {
  if (removed) return 'removed';
  if (outcome === 'not-listed') return 'not-listed';
  if (outcome === 'listed') return applied ? 'applied' : 'listed';
  if (publicised) return 'publicised';
  if (intendedNotice) return 'intended';
  return verified ? 'verified' : 'opened';
}

export function lineOf(listing: Listing, name: string, { catalogue }: Grading): Line {
  const { id, number, list, title, opened, due, decided, removed, documentNumber, origin, marked } = listing;
  const record = listRule(list).record;
  const ground = catalogue.type(record)?.fieldsByName.get('ground')?.list;
  const word = ground?.codes.find(({ code }) => code === listing.ground)?.label;
  return {
    ...{ id, number, list, ground: listing.ground, groundLabel: word ?? null, title, opened, due, decided, removed },
    ...{ documentNumber, origin, marked, state: stateOf(listing), entity: { id: internalId(listing.entityId), name } },
  };
}

interface Question {
  readonly list?: ListId;
  readonly state: (typeof STATES)[number];
  readonly after?: string;
  readonly limit: number;
}

const WHERE: Readonly<Record<(typeof STATES)[number], string>> = {
  open: `(l.decided_on is null or l.applied_on is not null) and l.removed_on is null and l.outcome is distinct from 'not-listed'`,
  due: 'l.due_on <= $1::date + 30',
  listed: `l.outcome = 'listed' and l.removed_on is null`,
  gone: `l.removed_on is not null or l.outcome = 'not-listed'`,
  all: 'true',
};

/** A page; what is due first in front, history the latest first. */
export async function listingPage(
  reader: Db,
  grading: Grading,
  today: Day,
  { list, state, after, limit }: Question,
): Promise<AnswerOf<typeof listListings>> {
  const from = Number(/^\d{1,9}$/.exec(after ?? '')?.[0] ?? 0);
  const order =
    state === 'gone' || state === 'all' ? 'l.opened_on desc, l.number desc' : 'l.due_on nulls last, l.number';
  const { rows } = await reader.query<Listing & { name: string }>(
    `select ${COLUMNS}, e.name from notice.listing l join registry.entity e on e.entity_id = l.entity_id
     where (${WHERE[state]}) and $1::date is not null and ($2::text is null or l.list = $2)
     order by ${order} limit $3 offset $4`,
    [iso(today), list ?? null, limit + 1, from],
  );
  return pageBy(
    rows.map((row) => lineOf(row, row.name, grading)),
    limit,
    () => String(from + limit),
  );
}

/** Those of entities, entry and exit complete, the latest first. */
export async function listingsOf(reader: Db, ...entityIds: readonly number[]): Promise<Listing[]> {
  const { rows } = await reader.query<Listing>(
    `select ${COLUMNS} from notice.listing l where l.entity_id = any($1::bigint[])
     order by l.opened_on desc, l.number desc`,
    [entityIds],
  );
  return rows;
}

/** When the party stated something to what is intended, and when that was considered, by the id of the notice. */
export async function hearingsOf(
  reader: Db,
  listings: readonly Pick<Listing, 'entityId' | 'intendedNotice'>[],
): Promise<ReadonlyMap<string, { readonly stated: string | null; readonly considered: string | null }>> {
  const asked = listings.filter(({ intendedNotice }) => intendedNotice !== null);
  if (asked.length === 0) return new Map();
  const { rows } = await reader.query<{ id: string; stated: string | null; considered: string | null }>(
    `select n.notice_id as id, n.stated_on::text as stated, n.considered_on::text as considered from notice.notice n
     where n.entity_id = any($1::bigint[]) and n.notice_id = any($2::uuid[])`,
    [asked.map(({ entityId }) => entityId), asked.map(({ intendedNotice }) => intendedNotice)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

interface Act {
  readonly act: string;
  readonly on: string;
  readonly detail: string;
  readonly why: string;
  readonly account: string;
  readonly who: string;
  readonly at: string;
}

/** Everything on the page of one. */
export async function listingAnswer(
  reader: Db,
  grading: Grading,
  who: Pick<Reader, 'role' | 'unit'>,
  id: string,
): Promise<AnswerOf<typeof readListing>> {
  const listing = await listingAt(reader, id);
  const { rows: acts } = await reader.query<Act>(
    `select act, on_day::text as "on", detail, why, account, who, at from notice.listing_act
     where (entity_id, listing_id) = ($1, $2) order by number`,
    [listing.entityId, id],
  );
  const named = await namer(
    reader,
    who,
    acts.map(({ account }) => account),
  );
  const rule = listRule(listing.list);
  const heard = (await hearingsOf(reader, [listing])).get(listing.intendedNotice ?? '');
  const { revision, penaltyNumber, facts, files, verified, orderNotice, orderedUntil, intendedNotice } = listing;
  const { levels, publicised, recordId, applied, conditions, removalNumber, reason, reviewed } = listing;
  return {
    ...lineOf(listing, await nameOf(reader, listing.entityId), grading),
    ...{ revision, penaltyNumber, facts, files: [...files], verified, orderNotice, orderedUntil, intendedNotice },
    ...{
      levels: [...levels],
      publicised,
      recordId,
      applied,
      conditions: [...conditions],
      removalNumber,
      reason,
      reviewed,
    },
    deadlines: deadlinesOf(rule, { ...listing, ...heard }, await loadCalendar(reader)).map(({ step, due, done }) => ({
      ...{ step, due, done },
    })),
    rule: {
      ...{ title: rule.title, document: rule.document, article: rule.article, sense: rule.sense, hear: rule.hear },
      ...{ assumption: rule.assumption ?? null, levels: rule.levels, conditions: rule.conditions },
      before: rule.grounds.find((one) => one.id === listing.ground)?.before ?? 'none',
    },
    acts: acts.map(({ account, who: written, at, ...act }) => ({
      ...act,
      by: named(account) === account ? written : named(account),
      at: new Date(at).toISOString(),
    })),
  };
}
