// What lists do by themselves, behind the writing: cases follow their records, notice before three years is told, what is over is removed.

import type { Rest } from '../../base/behind.ts';
import { type Day, dayOf, iso, lastDay, shanghaiDay } from '../../base/day.ts';
import type { Database, Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import { correctAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { lastEntry } from '../../ledger/changed-since.ts';
import { heldRecord } from '../../ledger/held-record.ts';
import { beginFromRecord, isGone, standsIn } from './begin.ts';
import { reminderOf } from './deadlines.ts';
import { type Listing, listingAt } from './read-listings.ts';
import { remind } from './remind.ts';
import { listRule, listRules } from './rules.ts';
import { kindOf, type Pen, tellOf, writeListing } from './write-listing.ts';

/** The program, where it acts by itself. */
const PROGRAM = { id: 'lists', name: '系统', unit: { id: '', name: '' } };
type ByItself = Pen & { readonly who: typeof PROGRAM };

interface Before {
  readonly entryId: number;
  readonly looked: string;
}

interface Subject {
  readonly entityId: number;
  readonly recordId: number;
}

/**
 * Does what has come due since the last time, days that were missed included; gives how many listings it acted on. Done twice it
 * does nothing the second time, and what a kill cuts off is done then: each is a transaction of its own.
 */
export async function followLists(database: Database, grading: Grading, at: Date, rest?: Rest): Promise<number> {
  const today = iso(shanghaiDay(at));
  const reached = await database.read(lastEntry);
  const before = await database.read(followedTo);
  const changed = await database.read((db) => changedListings(db, before?.entryId ?? 0));
  if (before?.looked === today && changed.length === 0) return 0;
  const own = await database.read((db) => casesOf(db, changed));
  const ended = await database.read((db) => honoursEnded(db, today));
  const due = await database.read((db) => soonThreeYears(db, at, before?.looked));
  const over = await database.read((db) => casesOver(db, today));
  let done = 0;
  const each = async <T>(of: readonly T[], act: (pen: ByItself, one: T) => Promise<boolean>) => {
    for (const one of of) {
      const began = performance.now();
      if (await database.transaction((db) => act({ db, at, grading, who: PROGRAM }, one))) done++;
      await rest?.(performance.now() - began);
    }
  };
  await each([...new Set([...own, ...ended])], followRecord);
  const near = changed.filter((one) => one.type === listRule('abnormal').record && isNear(one, at));
  await each([...near, ...due], remindInTime);
  await each(over, removeOver);
  await database.transaction((db) =>
    db.query(
      `insert into notice.followed (entry_id, looked_on) values ($1, $2)
       on conflict (only_row) do update set entry_id = excluded.entry_id, looked_on = excluded.looked_on`,
      [reached, today],
    ),
  );
  return done;
}

async function followedTo(db: Db): Promise<Before | undefined> {
  const { rows } = await db.query<Before>(
    'select entry_id as "entryId", looked_on::text as looked from notice.followed',
  );
  return rows[0];
}

type ChangedListing = Subject & { readonly type: string; readonly listed: string };

/** Records of lists that were filed, corrected or withdrawn since an entry. */
async function changedListings(db: Db, entryId: number): Promise<ChangedListing[]> {
  const { rows } = await db.query<ChangedListing>(
    `select distinct on (entity_id, record_id) entity_id as "entityId", record_id as "recordId", type,
       recognized_on::text as listed
     from ledger.entry where entry_id > $1 and type = any($2::text[]) order by entity_id, record_id, entry_id desc`,
    [entryId, listRules().lists.map(({ record }) => record)],
  );
  return rows;
}

/** The cases of records. */
async function casesOf(db: Db, records: readonly Subject[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select l.listing_id as id from notice.listing l
     join unnest($1::int8[], $2::int8[]) r (entity_id, record_id) using (entity_id, record_id) order by l.number`,
    [records.map(({ entityId }) => entityId), records.map(({ recordId }) => recordId)],
  );
  return rows.map(({ id }) => id);
}

// Months differ by three days at most: what lies near is looked at, and judged by its own day.
const NEAR = 3;

/** The first and the last day of listings that are told of between two days, roughly. */
function listedBetween(from: Day, until: Day): readonly [Day, Day] {
  const { years, days_before } = listRule('abnormal').remind!;
  const before = days_before - Math.round(years * 365.25);
  return [from + before - NEAR, until + before + NEAR];
}

/** The first day of which what was missed is still told. */
function earliest(today: Day): Day {
  const { days_before, late_days } = listRule('abnormal').remind!;
  return today - days_before - late_days;
}

function isNear({ listed }: ChangedListing, at: Date): boolean {
  const today = shanghaiDay(at);
  const [from, until] = listedBetween(earliest(today), today);
  return dayOf(listed)! >= from && dayOf(listed)! <= until;
}

/** Records of enterprises that stand on the list for nearly three years: told on a day since the last look. */
async function soonThreeYears(db: Db, at: Date, looked: string | undefined): Promise<Subject[]> {
  const today = shanghaiDay(at);
  const since = looked === undefined ? earliest(today) : Math.max(dayOf(looked)!, earliest(today));
  const [from, until] = listedBetween(since, today);
  const { rows } = await db.query<Subject>(
    `select s.entity_id as "entityId", s.record_id as "recordId" from publicity.shown s
     where s.channel = 'market' and s.type = $1 and s.from_day between $2 and $3 and s.until_day > $4::date
       and not exists (select from notice.listing l where (l.entity_id, l.record_id) = (s.entity_id, s.record_id)
         and (l.reminded_on is not null or l.removed_on is not null))
     order by s.entity_id, s.record_id`,
    [listRule('abnormal').record, iso(from), iso(until), iso(today)],
  );
  return rows;
}

/** Honours whose last day is over, as their records say. */
async function honoursEnded(db: Db, today: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select l.listing_id as id from notice.listing l
     join ledger.record r using (entity_id, record_id)
     join ledger.entry t on (t.entity_id, t.entry_id) = (r.entity_id, r.entry_id)
     where l.list = 'honour' and l.outcome = 'listed' and l.removed_on is null and t.payload ->> 'valid_until' < $1
     order by l.number`,
    [today],
  );
  return rows.map(({ id }) => id);
}

/** Cases whose time on the list is over by itself. */
async function casesOver(db: Db, today: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select listing_id as id from notice.listing
     where outcome = 'listed' and removed_on is null and due_on < $1::date and list = any($2::text[]) order by number`,
    [today, listRules().lists.flatMap(({ id, automatic }) => (automatic ? [id] : []))],
  );
  return rows.map(({ id }) => id);
}

async function locked({ db }: Pen, id: string): Promise<Listing> {
  const { entityId } = await listingAt(db, id);
  await db.query('select from notice.listing where (entity_id, listing_id) = ($1, $2) for update', [entityId, id]);
  return listingAt(db, id);
}

/** A case becomes what its record has become elsewhere: by a repair, a correction, a withdrawal, or its source. */
async function followRecord(pen: Pen, id: string): Promise<boolean> {
  const listing = await locked(pen, id);
  const on = iso(shanghaiDay(pen.at));
  const held = await heldRecord(pen.db, listing.entityId, listing.recordId!);
  if ('code' in held) {
    if (listing.removed !== null) return false;
    await writeListing(pen, { ...listing, removed: on, reason: '列入记录已经撤回' }, { act: 'record-withdrawn', on });
    return true;
  }
  const { removed, removalNumber, ground, title, listed, documentNumber } = standsIn(held);
  // An honour that was withdrawn today ends with the day, and its case is over.
  const gone = isGone(listing.list, { removed }, on) || removed === listing.removed ? removed : null;
  const after = { ...listing, ground, title, decided: listed, documentNumber, removed: gone, removalNumber };
  if (gone === null && listing.removed === null) after.removalNumber = listing.removalNumber;
  const same = (['ground', 'title', 'decided', 'documentNumber', 'removed'] as const).every(
    (name) => after[name] === listing[name],
  );
  if (same) return false;
  const act = gone === listing.removed ? 'record-corrected' : gone ? 'record-removed' : 'record-restored';
  await writeListing(pen, after, { act, on, detail: gone === null ? documentNumber : removalNumber, why: held.why });
  return true;
}

/** Tells of the third year when its day has come and is not past for too long; a record that came in gets its case by it. */
async function remindInTime(pen: ByItself, { entityId, recordId }: Subject): Promise<boolean> {
  const { db, at } = pen;
  const rule = listRule('abnormal');
  const held = await heldRecord(db, entityId, recordId);
  if ('code' in held || held.type !== rule.record) return false;
  const today = shanghaiDay(at);
  const { listed, removed } = standsIn(held);
  const reminder = reminderOf(rule, listed)!;
  if (removed !== null || today < reminder.due || today > reminder.latest) return false;
  if (rule.remind!.not.includes(await kindOf(db, entityId))) return false;
  const listing = (await caseOf(pen, recordId, entityId)) ?? (await begun(pen, entityId, recordId));
  if (!listing || listing.reminded !== null || listing.removed !== null) return false;
  const on = iso(today);
  await writeListing(pen, await remind(pen, listing, on, ''), { act: 'remind', on, detail: iso(reminder.ends) });
  return true;
}

/** Undefined where no unit could act on it. */
async function begun(pen: ByItself, entityId: number, recordId: number): Promise<Listing | undefined> {
  try {
    return await beginFromRecord(pen, entityId, recordId, '将满三年，应当提示');
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

async function caseOf(pen: Pen, recordId: number, entityId: number): Promise<Listing | undefined> {
  const [id] = await casesOf(pen.db, [{ entityId, recordId }]);
  return id === undefined ? undefined : locked(pen, id);
}

/** Removes what is over from the day after its last, however late this is done. */
async function removeOver(pen: Pen, id: string): Promise<boolean> {
  const { db, who, at, grading } = pen;
  const listing = await locked(pen, id);
  const rule = listRule(listing.list);
  if (listing.removed !== null) return false;
  const last = lastDay(dayOf(listing.decided!)!, { unit: 'years', amount: rule.automatic!.years });
  const today = shanghaiDay(at);
  if (last >= today) return false;
  const { entityId, recordId, number } = listing;
  const held = await heldRecord(db, entityId, recordId!);
  if ('code' in held) return false;
  const removed = iso(last + 1);
  const why = `列入满${rule.automatic!.years}年，期满移出`;
  const fields = { ...held.payload, removed_on: removed, removal_number: `${number} 期满` };
  await correctAndGrade(db, who, at, { entityId, recordId: recordId!, fields, why }, grading);
  const after = { ...listing, removed, removalNumber: `${number} 期满`, reason: why, applied: null };
  await writeListing(pen, after, { act: 'lapse', on: iso(today), detail: removed, why });
  const about = { type: rule.record, number: listing.documentNumber };
  await tellOf(pen, after, { kind: 'removed', about, facts: rule.title.zh, reasons: why, number: after.removalNumber });
  return true;
}
