// A patrol as it was entered on the spot: checked, filed as a record, graded at once, with an order to correct where there is cause.

import { type Day, dayOf, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Reader } from '../../base/http/api.ts';
import type { AnswerOf, InputOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { fileAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { registeredBooks } from '../../grading/rulebook-register.ts';
import { standingsToday } from '../../grading/standings-today.ts';
import { asProblem, type Filing } from '../../ledger/filing.ts';
import { postsFrom } from '../areas/read-areas.ts';
import { waitingComplaints } from '../complaints/waiting.ts';
import { fileVisit } from '../scans/file-visit.ts';
import { type Checklist, capOf, checklistFor, isLimited, type Kinds, patrolRules } from './checklists.ts';
import { noteRevisit } from './note-revisit.ts';
import { problems } from './problems.ts';
import { duesOfEntity, type VisitRules } from './read-dues.ts';
import { BOOK } from './read-today.ts';
import { groundsOf } from './rectification-rules.ts';
import type { enterPatrol as operation } from './today-api.ts';
import { visitedOf } from './visited.ts';

export type Entered = InputOf<typeof operation>['body'];
type Answer = AnswerOf<typeof operation>;

interface Writing {
  readonly db: Db;
  /** Reads records of every disclosure class, in the same transaction. */
  readonly whole: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly grading: Grading;
  /** Rules whose duties a visit does. */
  readonly rules: VisitRules;
}

/** How long after a visit it can still be entered. */
const LATEST_DAYS = 30;

/**
 * Enters it once, however often it is sent. Refuses what is not whole, a visit beyond the cap without a lawful reason, and
 * one that somebody else has made meanwhile, unless it is to be entered all the same.
 * @basis chongqing 32, 34, 45
 */
export async function enterPatrol(writing: Writing, entityId: number, entered: Entered): Promise<Answer> {
  const { db, whole, who, at, grading } = writing;
  // One at a time for an entity, so that of two who send at once the later one sees the earlier.
  await db.query('select from supervision.membership where entity_id = $1 for update', [entityId]);
  const before = await sentBefore(db, entityId, entered.patrol);
  if (before) return before;
  const today = shanghaiDay(at);
  const former = await standing(writing, entityId, today);
  const checklist = await checklistOf(whole, entityId);
  checkWhole(entered, checklist, former.tier, today);
  await checkPost(db, who, entityId, today);
  await checkCap(writing, entered, entityId, former.tier, today);
  const filings = filingsOf(entered, checklist, entityId, who.unit.name);
  const filed = await fileAndGrade(db, who, at, filings, grading);
  const faults = filed.flatMap((one) => one.problems);
  if (faults.length > 0) throw asProblem(faults);
  const records = filed.map(({ recordId }) => recordId!);
  if (entered.rechecked || kindsIn(entered).includes('follow-up')) await noteRevisit(writing, entityId, entered.on);
  const after = await standing(writing, entityId, today);
  await keep(writing, entityId, entered, { checklist, records, before: former.level, after: after.level });
  await fileVisit(db, who, at, { entityId, plan: null, on: entered.on, way: entered.way, officers: [who.id], records });
  return { records, before: former.level, after: after.level, order: orderNumber(entered) };
}

async function sentBefore(db: Db, entityId: number, patrol: string): Promise<Answer | undefined> {
  const { rows } = await db.query<{ records: number[]; on: string; before: string | null; after: string | null }>(
    `select records, on_day::text as "on", level_before as before, level_after as after from supervision.patrol
     where (entity_id, patrol_id) = ($1, $2)`,
    [entityId, patrol],
  );
  if (!rows[0]) return undefined;
  const { records, on, before, after } = rows[0];
  return { records, before, after, order: records.length > 1 ? numberOf('ZG', on, patrol) : null };
}

async function standing({ whole, grading }: Writing, entityId: number, today: Day) {
  const { number } = (await registeredBooks(whole, grading)).get(BOOK)!;
  const { level = null, tier = null } =
    (await standingsToday(whole, BOOK, number, [entityId], today)).get(entityId) ?? {};
  return { level, tier };
}

async function checklistOf(db: Db, entityId: number): Promise<Checklist> {
  const { rows } = await db.query<{ industries: string[] | null }>(
    'select industries from registry.entity where entity_id = $1',
    [entityId],
  );
  return checklistFor(rows[0]?.industries ?? []);
}

function checkWhole(entered: Entered, { items, off_site }: Checklist, tier: string | null, today: Day): void {
  const { answers, correctBy, way } = entered;
  const on = dayOf(entered.on)!;
  if (on > today || on < today - LATEST_DAYS || (correctBy !== null && correctBy <= entered.on))
    throw new Problem(problems['today.day'], { on: entered.on });
  const given = answers.map(({ item }) => item);
  if (given.length !== items.length || items.some(({ id }) => !given.includes(id)))
    throw new Problem(problems['today.answers'], { items: items.map(({ label }) => label.zh) });
  const breach = answers.some(({ answer }) => answer === 'breach');
  if (breach && entered.problems.trim() === '') throw new Problem(problems['today.problem-missing']);
  if (correctBy !== null && !breach) throw new Problem(problems['today.nothing-to-correct']);
  if (way === 'off-site' && !off_site.tiers.includes(tier ?? ''))
    throw new Problem(problems['today.not-off-site'], { why: off_site.why.zh });
}

/** A head enters patrols where he works or stands in, and where nobody does. */
async function checkPost(db: Db, { id, role }: Reader, entityId: number, today: Day): Promise<void> {
  if (role !== 'station-head') return;
  const { rows } = await db.query<{ area: number }>(
    'select area_id as area from supervision.membership where entity_id = $1 and area_id is not null',
    [entityId],
  );
  if (!rows[0]) return;
  const posts = (await postsFrom(db, iso(today), [rows[0].area])).filter(({ from }) => from <= iso(today));
  if (posts.length > 0 && !posts.some(({ account }) => account === id))
    throw new Problem(problems['today.not-your-area']);
}

async function checkCap(
  { whole, who, rules }: Writing,
  { on, kind, also = [], way, exception, why, seen, anyway }: Entered,
  entityId: number,
  tier: string | null,
  today: Day,
): Promise<void> {
  const { caps } = patrolRules();
  const { last, lastOther, days } = (await visitedOf(whole, [entityId], today, who.id))(entityId);
  if (lastOther !== null && lastOther > (seen ?? '') && !anyway)
    throw new Problem(problems['today.visited-meanwhile'], { on: lastOther });
  const most = capOf(caps, tier);
  if (way === 'off-site' || days < most || last === on) return;
  if (!isLimited(caps, { kind, also: await calledFor(whole, rules, entityId, also, today) })) return;
  if (exception === null || !(exception in caps.exceptions))
    throw new Problem(problems['today.over-cap'], { count: days, most, article: caps.article });
  if (why.trim() === '') throw new Problem(problems['today.exception-why']);
}

/** Of further reasons those that something asks for: nobody gets round the cap by adding one that nothing is behind. */
async function calledFor(db: Db, rules: VisitRules, entityId: number, also: Kinds['also'], today: Day) {
  if (also.length === 0) return [];
  const dues = await duesOfEntity(db, rules, entityId, today);
  const due = new Set<string>(dues.flatMap(({ kinds }) => kinds));
  if ((await waitingComplaints(db, { entities: [entityId] })).length > 0) due.add('complaint');
  return also.filter((one) => due.has(one));
}

/** Every kind of inspection that the visit did, each once. */
function kindsIn({ kind, also = [] }: Entered): readonly string[] {
  return [...new Set([kind, ...also])];
}

function filingsOf(entered: Entered, { items }: Checklist, entityId: number, authority: string): Filing[] {
  const { on, patrol, critical, correctBy } = entered;
  const [kind, ...also] = kindsIn(entered);
  const broken = items.filter(({ id }) =>
    entered.answers.some(({ item, answer }) => item === id && answer === 'breach'),
  );
  const failed = broken.length > 0;
  const found = entered.problems.trim();
  const result = {
    ...{ document_number: numberOf('XC', on, patrol), inspected_on: on, kind, authority, failed },
    ...(also.length > 0 && { also }),
    outcome: failed ? (correctBy === null ? 'pending' : 'corrected') : 'no-problem',
    critical: failed && critical,
    ...(found && { problems: found }),
  };
  const why = '巡查时登记';
  const filed: Filing = { entityId, type: 'inspection-result', source: authority, why, fields: result };
  if (correctBy === null) return [filed];
  const order = {
    ...{ document_number: numberOf('ZG', on, patrol), issued_on: on, authority, due_on: correctBy, reason: found },
    ...groundsOf(broken.map(({ article }) => article)),
  };
  return [filed, { entityId, type: 'rectification-order', source: authority, why, fields: order }];
}

function orderNumber({ correctBy, on, patrol }: Entered): string | null {
  return correctBy === null ? null : numberOf('ZG', on, patrol);
}

/** XC 巡查, ZG 责令改正: of the day and the id that the device made. */
function numberOf(what: 'XC' | 'ZG', on: string, patrol: string): string {
  return `${what}-${on.replaceAll('-', '')}-${patrol.replaceAll('-', '').slice(0, 12).toUpperCase()}`;
}

interface Outcome {
  readonly checklist: Checklist;
  readonly records: readonly number[];
  readonly before: string | null;
  readonly after: string | null;
}

async function keep({ db, who, at }: Writing, entityId: number, entered: Entered, outcome: Outcome): Promise<void> {
  const { patrol, way, on, answers, exception, why } = entered;
  const [kind, ...also] = kindsIn(entered);
  const { checklist, records, before, after } = outcome;
  await db.query(
    `insert into supervision.patrol (entity_id, patrol_id, kind, way, on_day, checklist, answers, exception, why, records,
       level_before, level_after, account, who, entered_at, also)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[entityId, patrol, kind, way, on, checklist.id, JSON.stringify(answers), exception, why.trim(), records],
      ...[before, after, who.id, who.name, at, also],
    ],
  );
}
