// What the invented city publishes: articles approved by a second person, one that waits for one, a draft; announcements of revocations.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { decide } from '../base/who/decide-proposal.ts';
import { permissionsOf, type Role } from '../base/who/permissions.ts';
import { proposalAt } from '../base/who/proposals.ts';
import type { Who } from '../base/who.ts';
import { writeArticle } from '../disclosure/articles/articles.ts';
import { proposeArticle, publishing } from '../disclosure/articles/propose-article.ts';
import { fileAndGrade } from '../grading/file.ts';
import type { Grading } from '../grading/grading.ts';
import { CASES, NEWS } from './city-news.ts';

const ROLES = { credit: 'credit-office', department: 'department-user', station: 'station-head' } as const;
const DAY = 86_400_000;
const OFFICE = '金信市市场监督管理局';

interface Scene {
  readonly db: Db;
  readonly at: Date;
  readonly writers: ReadonlyMap<string, Reader>;
  readonly reads: Reader;
}

/** Adds them unless there are some or nobody has an account; gives how many are public. */
export async function publishInCity(database: Database, at: Date): Promise<number> {
  return database.transaction(async (db) => {
    const { rows } = await db.query<{ any: boolean; accounts: boolean; shown: number }>(
      `select exists (select from disclosure.article) as any,
         (select count(*) from disclosure.article where published_at is not null and withdrawn_at is null) as shown,
         (select count(*) = 4 from base.account where name in ('credit', 'department', 'station', 'legal')) as accounts`,
    );
    if (rows[0].any || !rows[0].accounts) return rows[0].shown;
    const writers = new Map<string, Reader>();
    for (const [name, role] of Object.entries(ROLES)) writers.set(name, await accountIn(db, name, role));
    const scene = { db, at, writers, reads: await accountIn(db, 'legal', 'legal-officer') };
    for (const [i, { by, monthsAgo, title, body }] of NEWS.entries())
      await published(scene, by, 'news', { title, body }, new Date(+at - monthsAgo * 30 * DAY - (i + 1) * 3_600_000));
    for (const [i, told] of CASES.entries())
      await published(scene, 'credit', 'case', told, new Date(+at - (i + 1) * 20 * DAY));
    await waiting(scene);
    return NEWS.length + CASES.length;
  });
}

async function published(
  { db, writers, reads }: Scene,
  by: string,
  kind: 'news' | 'case',
  { title, body }: { readonly title: string; readonly body: string },
  on: Date,
): Promise<void> {
  const writer = writers.get(by)!;
  const id = await writeArticle(db, writer, on, { kind, title, body });
  const number = await proposeArticle(db, db, writer, on, { id, reason: '事实、文号已核对，没有个人信息' });
  const later = new Date(+on + 1_800_000);
  const proposal = await proposalAt(db, later, number);
  const refused = await decide(
    { db, reader: db, who: reads, at: later, proposal },
    { verdict: 'approved', reason: '同意发布' },
    publishing,
  );
  if (refused) throw refused;
}

/** One before the second person, and one that is still being written. */
async function waiting({ db, at, writers }: Scene): Promise<void> {
  const text = {
    kind: 'news' as const,
    title: '年末食品经营双随机抽查计划公布',
    body: '抽查方案的承诺值已经公布，抽取日期见[抽查计划](/public/draws)。',
  };
  const id = await writeArticle(db, writers.get('department')!, at, text);
  await proposeArticle(db, db, writers.get('department')!, at, { id, reason: '请审核' });
  await writeArticle(db, writers.get('station')!, at, {
    kind: 'news',
    title: '走访记：一家小店的年报',
    body: '（草稿）',
  });
}

/** At most so many licences that were revoked are announced, one every few days. */
const ANNOUNCED = 15;
const EVERY = 6;

/** Announces what licences were revoked, unless some are announced already. */
export async function announceInCity(database: Database, grading: Grading, who: Who, at: Date): Promise<void> {
  await database.transaction(async (db) => {
    const { rows } = await db.query<{ id: number }>(
      `select entity_id as id from registry.entity where status = 'revoked'
         and not exists (select from ledger.record where type = 'announcement')
       order by entity_id limit ${ANNOUNCED}`,
    );
    const filings = rows.map(({ id }, i) => {
      const on = shanghaiDay(at) - 1 - i * EVERY;
      const fields = {
        ...{ document_number: `GG${iso(on).replaceAll('-', '')}01`, published_on: iso(on), kind: 'revocation' },
        ...{ until: iso(on + 60), medium: '金信公示', publisher: OFFICE },
      };
      return { entityId: id, type: 'announcement', source: OFFICE, fields };
    });
    await fileAndGrade(db, who, at, filings, grading);
  });
}

/** An account with the unit that it works in. */
async function accountIn(db: Db, account: string, role: Role): Promise<Reader> {
  const { rows } = await db.query<{ id: string; name: string; unit: string; unitName: string }>(
    `select a.id::text, a.shown as name, u.id as unit, u.name as "unitName"
     from base.account a join base.unit u on u.id = a.unit where a.name = $1`,
    [account],
  );
  const [{ id, name, unit, unitName }] = rows;
  const may = { permissions: permissionsOf(role), classes: [1, 2], reach: [''] };
  return { id, name, role, ...may, unit: { id: unit, name: unitName }, source: null };
}
