// What takes two people: entering an entity on a list, which files the record; and taking it off, which corrects it.

import { loadCalendar } from '../../base/calendar-load.ts';
import { dayOf, iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Approval, Reader } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { propose } from '../../base/who/proposals.ts';
import { correctAndGrade, fileAndGrade } from '../../grading/file.ts';
import type { Grading } from '../../grading/grading.ts';
import { asProblem } from '../../ledger/filing.ts';
import { heldRecord } from '../../ledger/held-record.ts';
import type { Fields } from '../../ledger/record.ts';
import { refuseUnheard } from '../hear.ts';
import { clockOf, lastDayOf } from '../term.ts';
import { problems } from './problems.ts';
import { type Listing, listingAt } from './read-listings.ts';
import { listRule } from './rules.ts';
import { kindOf, lockedListing, type Pen, tellOf, writeListing } from './write-listing.ts';

interface Asking {
  readonly db: Db;
  readonly reader: Db;
  readonly who: Reader;
  readonly at: Date;
}

/** Proposes the entry under a document number; gives the number of the proposal. What is not ready is refused at once. */
export async function proposeEntry(ask: Asking, id: string, document: string, why: string): Promise<number> {
  const listing = await listingAt(ask.reader, id);
  await refuseUnready(ask.db, ask.at, listing);
  return proposed(ask, listing, 'listing.enter', { document }, why);
}

/** Proposes the removal: on application, because it was wrong, because its time is over, or because a review found it so. */
export async function proposeRemoval(ask: Asking, id: string, document: string, why: string): Promise<number> {
  const listing = await listingAt(ask.reader, id);
  refuseUnless(listing.outcome === 'listed' && listing.removed === null);
  return proposed(ask, listing, 'listing.remove', { document }, why);
}

async function proposed(
  { db, who, at }: Asking,
  { id, number, division, list, documentNumber }: Listing,
  kind: 'listing.enter' | 'listing.remove',
  content: { readonly document: string },
  reason: string,
): Promise<number> {
  const subject = `${number} ${listRule(list).title.zh} ${documentNumber}`.trim();
  return propose(db, who, at, { kind, about: `listing/${id}`, subject, division, content, reason });
}

const idOf = (about: string) => about.slice(about.indexOf('/') + 1);

/** What approval of an entry does: the record is filed and the entity told; a county's needs somebody of the level above. */
export function entering(grading: Grading): Approval {
  return {
    describe: async (reader, { about, content }) => {
      const { facts, penaltyNumber, title } = await listingAt(reader, idOf(about));
      const plain = (text: string) => ({ zh: text, en: text });
      const lines = [
        { label: { zh: '事实', en: 'Facts' }, value: plain(facts) },
        { label: { zh: '文号', en: 'Number' }, value: plain((content as { document: string }).document) },
      ];
      const on = penaltyNumber || title;
      return on ? [...lines, { label: { zh: '依据或者称号', en: 'Rests on, or title' }, value: plain(on) }] : lines;
    },
    act: async ({ db, reader, who, at, proposal: { about, content, reason }, decision }) => {
      const listing = await lockedListing(db, reader, idOf(about));
      await refuseUnready(db, at, listing);
      await refuseWithoutConsent(db, who, listing);
      const { document } = content as { document: string };
      await enter({ db, who, at, grading }, listing, document, `${reason}；${decision}`);
    },
  };
}

async function enter(pen: Pen, listing: Listing, document: string, why: string): Promise<void> {
  const { db, who, at, grading } = pen;
  const on = iso(shanghaiDay(at));
  const rule = listRule(listing.list);
  const marked = rule.individuals !== undefined && (await kindOf(db, listing.entityId)) === 'individual';
  const fields = fieldsOf(listing, document, on, marked);
  const filing = { entityId: listing.entityId, type: rule.record, source: listing.source, fields, why: listing.number };
  const [filed] = await fileAndGrade(db, who, at, [filing], grading);
  if (filed.recordId === undefined || filed.state === 'refused') throw asProblem(filed.problems);
  const after = {
    ...listing,
    decided: on,
    outcome: 'listed' as const,
    documentNumber: document,
    recordId: filed.recordId,
    marked,
  };
  await writeListing(pen, after, { act: 'enter', on, detail: document, why });
  const what = marked ? `${rule.individuals!.zh}` : listing.title || rule.title.zh;
  await tellOf(pen, after, {
    ...{
      kind: listing.list === 'honour' ? 'honour-decided' : 'listed',
      about: { type: rule.record, number: document },
    },
    ...{ facts: `${what} ${listing.facts}`, reasons: why, number: document },
  });
}

function fieldsOf(l: Listing, document: string, on: string, marked: boolean): Fields {
  if (l.list === 'honour')
    return {
      ...{ document_number: document, granted_on: on, title: l.title, granted_by: l.source },
      level: l.levels.at(-1) ?? 'district',
    };
  return {
    ...{ document_number: document, listed_on: on, ground: l.ground, authority: l.source },
    ...(l.list === 'serious' && l.penaltyNumber ? { penalty_number: l.penaltyNumber } : {}),
    ...(marked ? { remark: '标记为经营异常状态' } : {}),
  };
}

/** What approval of a removal does: the record says from when it no longer holds, and the entity is told. */
export function removing(grading: Grading): Approval {
  return {
    describe: async (reader, { about }) => {
      const { documentNumber, applied, conditions } = await listingAt(reader, idOf(about));
      const plain = (text: string) => ({ zh: text, en: text });
      return [
        { label: { zh: '列入文号', en: 'Entered by' }, value: plain(documentNumber) },
        { label: { zh: '申请日期', en: 'Applied on' }, value: plain(applied ?? '—') },
        { label: { zh: '已核对的条件', en: 'Conditions checked' }, value: plain(conditions.join(' ') || '—') },
      ];
    },
    act: async ({ db, reader, who, at, proposal: { about, content, reason }, decision }) => {
      const listing = await lockedListing(db, reader, idOf(about));
      refuseUnless(listing.outcome === 'listed' && listing.removed === null);
      const { document } = content as { document: string };
      await remove({ db, who, at, grading }, listing, document, `${reason}；${decision}`);
    },
  };
}

async function remove(pen: Pen, listing: Listing, document: string, why: string): Promise<void> {
  const { db, who, at, grading } = pen;
  const { entityId, list, recordId } = listing;
  const on = iso(shanghaiDay(at));
  const held = await heldRecord(db, entityId, recordId!);
  if ('code' in held) throw asProblem([held]);
  const gone: Fields =
    list === 'honour'
      ? { valid_until: on }
      : { removed_on: on, removal_number: document, ...(list === 'abnormal' ? { removal_reason: why } : {}) };
  const fields = { ...held.payload, ...gone };
  await correctAndGrade(
    db,
    who,
    at,
    { entityId, recordId: recordId!, fields, why: `${listing.number} ${why}` },
    grading,
  );
  const after = { ...listing, removed: on, removalNumber: document, reason: why };
  await writeListing(pen, after, { act: 'remove', on, detail: document, why });
  const about = { type: listRule(list).record, number: listing.documentNumber };
  const facts = listing.title || listRule(list).title.zh;
  await tellOf(pen, after, {
    ...{ kind: list === 'honour' ? 'honour-decided' : 'removed', about, facts, reasons: why, number: document },
  });
}

/** Refuses an entry before what must come first: order and its term, verification, hearing, recommendation, publicity. */
async function refuseUnready(db: Db, at: Date, l: Listing): Promise<void> {
  refuseUnless(l.decided === null);
  const rule = listRule(l.list);
  const today = iso(shanghaiDay(at));
  const before = rule.grounds.find(({ id }) => id === l.ground)?.before;
  if (before === 'order') {
    const last = l.orderedUntil;
    if (last === null) throw new Problem(problems['lists.order-unserved']);
    if (last >= today) throw new Problem(problems['lists.order-open'], { last });
  }
  if (before === 'letters' || before === 'verify') refuseUnless(l.verified !== null);
  if (rule.hear) {
    if (l.intendedNotice === null) throw new Problem(problems['lists.not-heard']);
    await refuseUnheard(db, at, l.entityId, l.intendedNotice);
  }
  if (rule.publicity) {
    refuseUnless(l.publicised !== null);
    const last = lastDayOf(clockOf(rule.publicity), dayOf(l.publicised!)!, await loadCalendar(db));
    if (last === null || iso(last) >= today)
      throw new Problem(problems['lists.publicity-open'], { last: last === null ? '—' : iso(last) });
  }
}

/** A decision of a unit below needs somebody of another unit, which the table of permissions puts above, to approve. */
async function refuseWithoutConsent(db: Db, who: Reader, { list, unit }: Listing): Promise<void> {
  const { rows } = await db.query<{ kind: string }>('select kind from base.unit where id = $1', [unit]);
  const below = listRule(list).consent_above.some((kind) => kind === rows[0]?.kind);
  if (!below) return;
  const { rows: own } = await db.query<{ kind: string }>('select kind from base.unit where id = $1', [who.unit.id]);
  if (listRule(list).consent_above.some((kind) => kind === own[0]?.kind))
    throw new Problem(problems['lists.consent-above']);
}

function refuseUnless(may: boolean): void {
  if (!may) throw new Problem(problems['lists.not-now']);
}
