// Notices as they are kept: those of an entity, one with its acts, lists of those that wait for somebody.

import type { Calendar } from '../base/calendar.ts';
import { loadCalendar } from '../base/calendar-load.ts';
import { type Day, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { pageBy } from '../base/http/page-by.ts';
import { Problem } from '../base/problem.ts';
import { namer } from '../base/who/names.ts';
import { filesOf } from '../evidence/case-files.ts';
import { internalId } from '../registry/entity.ts';
import { maskName } from '../registry/name.ts';
import type { listNotices, readNotice, WAITING } from './api.ts';
import { waysOfService } from './kinds.ts';
import { problems } from './problems.ts';
import { NUMBER } from './tell.ts';
import { type Letter, remedyDays } from './terms.ts';

export interface Kept {
  readonly entityId: number;
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly aboutType: string;
  readonly aboutNumber: string;
  readonly actNumber: string;
  readonly authority: string;
  readonly unit: string;
  readonly division: string;
  readonly told: string;
  readonly facts: string;
  readonly reasons: string;
  readonly letter: Letter;
  readonly formal: boolean;
  readonly invites: boolean;
  readonly way: string | null;
  readonly served: string | null;
  readonly effective: string | null;
  readonly answerBy: string | null;
  readonly stated: string | null;
  readonly considered: string | null;
  readonly outcome: 'adopted' | 'partly' | 'not' | null;
  readonly readAt: string | null;
  readonly account: string;
  readonly who: string;
}

const COLUMNS = `n.entity_id as "entityId", n.notice_id as id, ${NUMBER} as number, n.kind, n.about_type as "aboutType",
  n.about_number as "aboutNumber", n.act_number as "actNumber", n.authority, n.unit, n.division, n.told_on::text as told,
  n.facts, n.reasons, n.letter, n.formal, n.invites, n.way, n.served_on::text as served,
  n.effective_on::text as effective, n.answer_by::text as "answerBy", n.stated_on::text as stated,
  n.considered_on::text as considered, n.outcome, n.read_at as "readAt", n.account, n.who`;

/** One that the reader sees; refuses any other. */
export async function noticeAt(reader: Db, entityId: number, id: string): Promise<Kept> {
  const { rows } = await reader.query<Kept>(
    `select ${COLUMNS} from notice.notice n where (n.entity_id, n.notice_id) = ($1, $2)`,
    [entityId, id],
  );
  if (!rows[0]) throw new Problem(problems['notice.no-such-notice']);
  return rows[0];
}

/** What an entity was told, the latest first. */
export async function noticesOf(reader: Db, entityId: number): Promise<Kept[]> {
  const { rows } = await reader.query<Kept>(
    `select ${COLUMNS} from notice.notice n where n.entity_id = $1 order by n.told_on desc, n.number desc`,
    [entityId],
  );
  return rows;
}

type Line = AnswerOf<typeof listNotices>['items'][number];

const WAITS: Readonly<Record<(typeof WAITING)[number], string>> = {
  'to-serve': 'n.formal and n.served_on is null',
  'to-answer': 'n.invites and n.served_on is not null and n.stated_on is null and n.answer_by >= $1::date',
  'to-consider': 'n.stated_on is not null and n.considered_on is null',
  all: '$1::date is not null',
};

/** A page of those that wait for somebody: the oldest first; of all, the latest first. */
export async function noticePage(
  reader: Db,
  today: Day,
  {
    state,
    after,
    limit,
  }: { readonly state: (typeof WAITING)[number]; readonly after?: string; readonly limit: number },
): Promise<AnswerOf<typeof listNotices>> {
  const from = Number(/^\d{1,9}$/.exec(after ?? '')?.[0] ?? 0);
  const order = state === 'all' ? 'n.told_on desc, n.number desc' : 'n.told_on, n.number';
  const { rows } = await reader.query<Kept & { name: string }>(
    `select ${COLUMNS}, e.name from notice.notice n join registry.entity e on e.entity_id = n.entity_id
     where ${WAITS[state]} and $1::date is not null order by ${order} limit $2 offset $3`,
    [iso(today), limit + 1, from],
  );
  return pageBy(
    rows.map((row) => lineOf(row, row.name)),
    limit,
    () => String(from + limit),
  );
}

/** How many wait for what. */
export async function noticeCounts(reader: Db, today: Day) {
  const counted = Object.entries(WAITS).filter(([state]) => state !== 'all');
  const { rows } = await reader.query<Record<'to-serve' | 'to-answer' | 'to-consider', number>>(
    `select ${counted.map(([state, waits]) => `count(*) filter (where ${waits}) as "${state}"`).join(', ')}
     from notice.notice n where $1::date is not null and (n.served_on is null or n.considered_on is null)`,
    [iso(today)],
  );
  return rows[0];
}

export function lineOf(kept: Kept, name: string): Line {
  const { id, number, kind, told, served, way, answerBy, stated, considered, formal, authority, readAt } = kept;
  return {
    ...{ id, number, kind, told, served, way, answerBy, stated, considered, formal, authority },
    label: kept.letter.label,
    entity: { id: internalId(kept.entityId), name },
    about: kept.aboutType ? { type: kept.aboutType, number: kept.aboutNumber } : null,
    read: readAt && new Date(readAt).toISOString(),
  };
}

interface Act {
  readonly act: 'served' | 'returned' | 'stated' | 'considered' | 'attached';
  readonly on: string;
  readonly way: string | null;
  readonly signer: string | null;
  readonly proof: string;
  readonly said: string;
  readonly files: readonly string[];
  readonly account: string;
  readonly who: string;
  readonly at: string;
}

/** What was done about a notice, in order. */
async function actsOf(reader: Db, { entityId, id }: Pick<Kept, 'entityId' | 'id'>): Promise<Act[]> {
  const { rows } = await reader.query<Act>(
    `select act, on_day::text as "on", way, signer, proof, said, files, account, who, at from notice.act
     where (entity_id, notice_id) = ($1, $2) order by number`,
    [entityId, id],
  );
  return rows;
}

/** Everything on the letter, and what was done about it. */
export async function noticeAnswer(
  reader: Db,
  who: Pick<Reader, 'role' | 'unit'>,
  entityId: number,
  id: string,
): Promise<AnswerOf<typeof readNotice>> {
  const kept = await noticeAt(reader, entityId, id);
  const { rows } = await reader.query<{ name: string; uscc: string | null; address: string | null }>(
    'select name, uscc, address from registry.entity where entity_id = $1',
    [entityId],
  );
  const acts = await actsOf(reader, kept);
  const attached = await filesOf(reader, { kind: 'notice', entityId, id });
  const named = await namer(
    reader,
    who,
    acts.map(({ account }) => account),
  );
  const { entity, label, ...line } = lineOf(kept, rows[0].name);
  return {
    ...line,
    ...{ label, actNumber: kept.actNumber, facts: kept.facts, reasons: kept.reasons },
    entity: { ...entity, uscc: rows[0].uscc, address: rows[0].address },
    ...{ effective: kept.effective, outcome: kept.outcome, invites: kept.invites },
    attached,
    letter: letterAnswer(kept, await loadCalendar(reader)),
    acts: acts.map(({ account, who: written, signer, at, files, ...act }) => ({
      ...act,
      signer: signer && maskName(signer),
      files: [...files],
      by: named(account) === account ? written : named(account),
      at: new Date(at).toISOString(),
    })),
    ways: waysOfService().map(({ id: way, label: shown, article, needs, by_party: byParty }) => ({
      ...{ id: way, label: shown, article, needs, byParty },
    })),
  };
}

function letterAnswer({ letter, effective }: Kept, calendar: Calendar): AnswerOf<typeof readNotice>['letter'] {
  const days = remedyDays(letter, effective, calendar);
  const { says, article, sense, assumption, defence, remedies } = letter;
  return {
    ...{ says, article, sense, assumption: assumption ?? null, defence: defence ? termOf(defence) : null },
    remedies: remedies.map((one) => ({
      ...{ id: one.id, label: one.label, to: one.to, article: one.article, sense: one.sense },
      ...{
        assumption: one.assumption ?? null,
        term: one.term ? termOf(one.term) : null,
        last: days.get(one.id) ?? null,
      },
    })),
  };
}

function termOf({ working_days, days, months, years }: NonNullable<Letter['defence']>) {
  return { workingDays: working_days ?? null, days: days ?? null, months: months ?? null, years: years ?? null };
}
