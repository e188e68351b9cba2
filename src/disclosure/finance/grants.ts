// Which institution may have which list: proposed with the agreement it rests on, granted by a second person, taken back at once.

import { randomUUID } from 'node:crypto';
import { dayOf, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import type { InputOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import type { proposeFinanceGrant } from './api.ts';
import { problems } from './problems.ts';
import { type FinanceList, financeList } from './rules.ts';

type Content = InputOf<typeof proposeFinanceGrant>['body'];

export interface Grant {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly list: string;
  readonly purpose: string;
  readonly basis: string;
  readonly until: string;
  readonly granted: string;
  readonly by: string;
  readonly revoked: string | null;
  readonly revokedWhy: string | null;
}

const COLUMNS = `g.grant_id as id, g.unit, u.name as "unitName", g.list, g.purpose, g.basis, g.until_day::text as until,
  g.granted_at as granted, g.proposed_name || '、' || g.granted_name as by, g.revoked_at as revoked,
  g.revoked_why as "revokedWhy"`;

/** All that the reader sees, the latest first. */
export async function grants(reader: Db): Promise<Grant[]> {
  const { rows } = await reader.query<Grant>(
    `select ${COLUMNS} from disclosure.finance_grant g join base.unit u on u.id = g.unit
     order by g.granted_at desc, g.grant_id limit 1000`,
  );
  return rows;
}

/** Those in force today, of one unit or of all that the reader sees. */
export async function grantsToday(reader: Db, at: Date, unit?: string): Promise<Grant[]> {
  const { rows } = await reader.query<Grant>(
    `select ${COLUMNS} from disclosure.finance_grant g join base.unit u on u.id = g.unit
     where g.revoked_at is null and g.until_day >= $1::date and ($2::text is null or g.unit = $2)
       and u.closed_on is null order by g.list, u.name, g.grant_id`,
    [iso(shanghaiDay(at)), unit ?? null],
  );
  return rows;
}

/** The list of an id; refuses an unknown one. */
export function listAsked(id: string): FinanceList {
  const rule = financeList(id);
  if (!rule) throw new Problem(problems['disclosure.no-finance-list']);
  return rule;
}

/** Refuses a last day before today or further off than the list allows. */
export function refuseLastDay({ days }: FinanceList, until: string, at: Date): void {
  const today = shanghaiDay(at);
  const last = today + days - 1;
  const day = dayOf(until)!;
  if (day < today || day > last)
    throw new Problem(problems['disclosure.list-day'], { first: iso(today), last: iso(last) });
}

/** Proposes a grant; gives the number of the proposal. */
export async function proposeGrant(db: Db, who: Reader, at: Date, asked: Content): Promise<number> {
  const rule = listAsked(asked.list);
  refuseLastDay(rule, asked.until, at);
  const { rows } = await db.query<{ name: string }>(
    `select name from base.unit where id = $1 and kind = 'institution' and closed_on is null`,
    [asked.institution],
  );
  if (!rows[0]) throw new Problem(problems['disclosure.no-institution']);
  await refuseGranted(db, at, asked);
  return propose(db, who, at, {
    ...{ kind: 'finance.grant', about: `${asked.list}/${asked.institution}`, division: who.reach[0] ?? '' },
    ...{ subject: `${rows[0].name} ${rule.title.zh}`, content: asked, reason: asked.purpose },
  });
}

async function refuseGranted(db: Db, at: Date, { list, institution }: Content): Promise<void> {
  if ((await grantsToday(db, at, institution)).some((one) => one.list === list))
    throw new Problem(problems['disclosure.granted-already']);
}

const plain = (text: string) => ({ zh: text, en: text });

/** What approval does: from now on the institution may take the list. */
export const granting: Approval = {
  describe: async (_, { content }) => {
    const { list, purpose, basis, until } = content as Content;
    const rule = listAsked(list);
    return [
      { label: { zh: '名单', en: 'List' }, value: rule.title },
      { label: { zh: '要不要本人同意', en: 'Consent' }, value: rule.public ? PUBLIC : CONSENTED },
      { label: { zh: '用途', en: 'Purpose' }, value: plain(purpose) },
      { label: { zh: '协议', en: 'Agreement' }, value: plain(basis) },
      { label: { zh: '到哪天为止（含当天）', en: 'Until and including' }, value: plain(until) },
    ];
  },
  act: async ({ db, who, at, proposal: { content, proposedBy } }) => {
    const asked = content as Content;
    refuseLastDay(listAsked(asked.list), asked.until, at);
    await refuseGranted(db, at, asked);
    await db.query(
      `insert into disclosure.finance_grant (grant_id, unit, list, purpose, basis, until_day, granted_at, proposed_name,
         granted_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[randomUUID(), asked.institution, asked.list, asked.purpose, asked.basis, asked.until, at],
        ...[proposedBy.name, who.name],
      ],
    );
  },
};
const PUBLIC = { zh: '只用公开信息，不需要', en: 'public information alone, none needed' };
const CONSENTED = { zh: '每一户对这家机构单独同意', en: 'each entity consents to this institution' };

/** Takes a grant back: the next time that the list is asked for it is refused. */
export async function revokeGrant(db: Db, who: Reader, at: Date, id: string, why: string): Promise<void> {
  const { rowCount } = await db.query(
    `update disclosure.finance_grant set revoked_at = $2, revoked_name = $3, revoked_why = $4
     where grant_id = $1 and revoked_at is null`,
    [id, at, who.name, why],
  );
  if (rowCount === 0) throw new Problem(problems['disclosure.no-such-grant']);
}
