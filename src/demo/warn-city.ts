// What officers of the invented city warn of by hand, about entities and about one person who heads several; all else follows by itself.

import { dayOf, startOf } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import type { Who } from '../base/who.ts';
import type { Grading } from '../grading/grading.ts';
import { saveRelations } from '../registry/relations.ts';
import { postsAt, type Raising, raiseWarning } from '../supervision/warnings/raise.ts';
import { loadDeclared, warningWork } from '../supervision/warnings/work.ts';
import type { MadeEntity } from './city.ts';
import { addMissingUnits } from './first-accounts.ts';
import { entityIdsOf } from './relate-city.ts';

const DIVISION = '210603';
const UNIT = { id: 'station-03', name: '' };
/** The day on which the person came to head all of them. */
const HEADED = '2026-03-02';
const HEADS = 7;

const BY_HAND: readonly Raising[] = [
  { rule: 'papers-incomplete', from: '2026-06-18', why: '住所使用证明过期，通知补交' },
  { rule: 'equity-frozen', from: '2026-08-05', until: '2028-08-05', why: '法院协助执行通知书：冻结三成股权' },
  { rule: 'change-due', from: '2026-10-12', why: '走访时住所已搬迁，没有办理变更' },
  { rule: 'campaign', from: '2026-09-01', why: '列入秋季专项整顿名单' },
  { rule: 'name-warned', from: '2026-07-20', why: '他人主张字号在先，争议处理中' },
  { rule: 'deregistration-due', from: '2026-04-01', why: '经营期限已到期' },
  { rule: 'case-opened', from: '2026-10-20', why: '涉嫌虚假宣传已立案' },
];

/** Raises them unless there are some; gives how many there are now. */
export async function warnCity(
  database: Database,
  grading: Grading,
  who: Who,
  at: Date,
  city: readonly MadeEntity[],
): Promise<number> {
  return database.transaction(async (db) => {
    const { rows } = await db.query<{ count: number }>('select count(*)::int as count from supervision.warning_raised');
    if (rows[0].count > 0) return rows[0].count;
    await addMissingUnits(db);
    const firms = city.filter(
      ({ kind, division, status, uscc }) => kind === 'enterprise' && division === DIVISION && status === '存续' && uscc,
    );
    const ids = await entityIdsOf(db, firms);
    const entities = await withoutHead(
      db,
      firms.flatMap(({ uscc }) => ids.get(uscc) ?? []),
    );
    const work = await warningWork(db, loadDeclared(grading.catalogue), grading, at);
    const by = { ...who, role: 'station-head', unit: UNIT } as const;
    const [headed, others] = [entities.slice(0, HEADS), entities.slice(HEADS)];
    for (const [i, raising] of BY_HAND.entries())
      if (others[i] !== undefined) await raiseWarning(db, work, by, others[i], raising);
    if (headed.length > 0) await barHead(db, work, by, headed, firms[0]);
    await sayWhoHolds(db, by, others.slice(BY_HAND.length), firms[1]);
    return BY_HAND.length + 1;
  });
}

/** Those of which nobody is known to be the legal representative. */
async function withoutHead(db: Db, entityIds: readonly number[]): Promise<number[]> {
  const { rows } = await db.query<{ entity_id: number }>(
    `select distinct entity_id from registry.relation where kind = 'legal-representative' and entity_id = any($1::int8[])`,
    [entityIds],
  );
  const headed = new Set(rows.map(({ entity_id }) => entity_id));
  return entityIds.filter((id) => !headed.has(id));
}

type By = Parameters<typeof raiseWarning>[2];

/** One person heads them all, and may not head any. */
async function barHead(
  db: Db,
  work: Parameters<typeof raiseWarning>[1],
  by: By,
  headed: readonly number[],
  { person, uscc }: MadeEntity,
): Promise<void> {
  const party = { person, idNumber: `${uscc}-9` };
  const head = { kind: 'legal-representative', party, from: HEADED } as const;
  await saveRelations(
    db,
    by,
    startOf(dayOf(HEADED)!),
    headed.map((entityId) => ({ ...head, entityId })),
  );
  const post = (await postsAt(db, headed[0], work.at)).findIndex(({ kind }) => kind === 'legal-representative');
  const barred = { rule: 'person-economic-crime', from: '2024-05-20', why: '刑事判决书，刑罚执行完毕' };
  await raiseWarning(db, work, by, headed[0], { ...barred, post });
}

/** Somebody who headed an entity with a black card directs another now, and one investor holds all of a third. */
async function sayWhoHolds(db: Db, by: By, entityIds: readonly number[], { person, uscc }: MadeEntity): Promise<void> {
  const { rows } = await db.query<{ entity_id: number }>(
    `select n.entity_id from grading.noted n join registry.entity e on e.entity_id = n.entity_id
     where n.what = 'D' and e.division = $1 order by n.entity_id limit 1`,
    [DIVISION],
  );
  const [directed, owned] = entityIds;
  if (!rows[0] || owned === undefined) return;
  const party = { person, idNumber: `${uscc}-8` };
  await saveRelations(db, by, startOf(dayOf(HEADED)!), [
    { entityId: rows[0].entity_id, kind: 'legal-representative', party },
    { entityId: directed, kind: 'director', party, from: HEADED },
    { entityId: owned, kind: 'investor', party, share: 1, from: HEADED },
  ]);
}
