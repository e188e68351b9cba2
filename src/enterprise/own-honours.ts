// Honours of an enterprise: applied for by itself, seen with their course, taken back while nothing is decided.

import { dayOf, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Grading } from '../grading/grading.ts';
import { recordsOf } from '../ledger/read-entries.ts';
import { type Listing, lineOf, listingsOf } from '../notice/lists/read-listings.ts';
import { listRule } from '../notice/lists/rules.ts';
import type { listOwnHonours } from './honours-api.ts';

type Answer = AnswerOf<typeof listOwnHonours>;

const HONOUR = 'honour';

/** Applications and honours, the latest first. */
export async function ownHonours(reader: Db, grading: Grading, entity: number): Promise<Answer> {
  const listings = (await listingsOf(reader, entity)).filter(({ list }) => list === HONOUR);
  const items: Answer['items'] = [];
  for (const listing of listings) items.push(await shown(reader, grading, listing));
  const rule = listRule(HONOUR);
  return {
    items,
    recorded: await recorded(reader, grading, entity, listings),
    rule: {
      ...{ document: rule.document, article: rule.article, sense: rule.sense, assumption: rule.assumption ?? null },
      ...{ levels: rule.levels, conditions: rule.conditions, titles: rule.titles },
    },
  };
}

async function shown(reader: Db, grading: Grading, listing: Listing): Promise<Answer['items'][number]> {
  const { entity, list, ground, groundLabel, ...line } = lineOf(listing, '', grading);
  const { facts, levels, publicised, reviewed, reason, entityId, id } = listing;
  const { rows } = await reader.query<Answer['items'][number]['acts'][number]>(
    `select act, on_day::text as "on", detail, why from notice.listing_act
     where (entity_id, listing_id) = ($1, $2) order by number`,
    [entityId, id],
  );
  return {
    ...line,
    ...{ facts, levels: [...levels], publicised, reviewed, reason, acts: rows, mayWithdraw: mayWithdraw(listing) },
  };
}

function mayWithdraw({ decided }: Listing): boolean {
  return decided === null;
}

/** Those of its file that did not come of an application here. */
async function recorded(reader: Db, { catalogue }: Grading, entity: number, listings: readonly Listing[]) {
  const known = new Set(listings.map(({ recordId }) => recordId));
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return (await recordsOf(reader, catalogue, [entity]))
    .filter(({ type, recordId }) => type === HONOUR && !known.has(recordId))
    .map(({ number, source, recognizedOn: on, fields }) => {
      const until = dayOf(text(fields.valid_until));
      return {
        ...{ number, on, title: text(fields.title), by: text(fields.granted_by) || source },
        until: until === undefined ? null : iso(until),
      };
    });
}

/** What opens the case of an application that is made today. */
export function applicationFor({ title, facts }: { readonly title: string; readonly facts: string }, at: Date) {
  const on = iso(shanghaiDay(at));
  return { list: HONOUR, ground: '', title, penaltyNumber: '', facts, files: [], on } as const;
}
