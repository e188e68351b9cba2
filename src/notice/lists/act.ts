// What one person does about a listing: opens it, orders, sends letters, verifies, tells what is intended, drops it, takes applications.

import { randomUUID } from 'node:crypto';
import { dayOf, iso, lastDay, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import { chargeFor } from '../../supervision/complaints/assign.ts';
import { problems } from './problems.ts';
import { type Listing, listingAt } from './read-listings.ts';
import { remind } from './remind.ts';
import { type ListId, listRule } from './rules.ts';
import { type Done, lockedListing, type Pen, tellOf, writeListing } from './write-listing.ts';

export interface Opening {
  readonly list: ListId;
  readonly ground: string;
  /** Of an honour. */
  readonly title: string;
  readonly penaltyNumber: string;
  readonly facts: string;
  readonly files: readonly string[];
  readonly on: string;
}

/** Opens a case: found by the office, or, of an honour, applied for. */
export async function openListing(
  pen: Pen & { who: Parameters<typeof chargeFor>[3] },
  entityId: number,
  opening: Opening,
): Promise<Listing> {
  const { db, who, at } = pen;
  const { list, ground, title, penaltyNumber, facts, files, on } = opening;
  const rule = listRule(list);
  if (list === 'honour' ? ground !== '' || title === '' : !rule.grounds.some((one) => one.id === ground))
    throw new Problem(problems['lists.ground'], { ground: ground || title });
  const today = iso(shanghaiDay(at));
  if (on > today || dayOf(on) === undefined) throw new Problem(problems['lists.day'], { from: on, today });
  const { unit, division } = await chargeFor(db, at, entityId, who);
  const id = randomUUID();
  const { rowCount } = await db.query(
    `insert into notice.listing (entity_id, listing_id, list, ground, title, penalty_number, facts, files, division, unit,
       source, opened_on, taken_by, taken_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, coalesce(u.source, u.name), $11, $12, $13
     from base.unit u where u.id = $10
     and not exists (
       select from notice.listing l where (l.entity_id, l.list, l.ground, l.title) = ($1, $3, $4, $5)
         and l.outcome = 'listed' and l.removed_on is null
     )
     on conflict (entity_id, list, ground, title) where outcome is null do nothing`,
    [entityId, id, list, ground, title, penaltyNumber, facts, files, division, unit, on, who.id, at],
  );
  if (rowCount === 0) throw new Problem(problems['lists.open-already']);
  await writeListing(pen, await listingAt(db, id), { act: 'open', on, why: facts });
  return listingAt(db, id);
}

export type Doing =
  | { readonly act: 'order' | 'letter' | 'verify' | 'intend' | 'drop' | 'remind' | 'publicise'; readonly why: string }
  | { readonly act: 'recommend'; readonly level: string; readonly why: string }
  | { readonly act: 'review'; readonly why: string }
  | { readonly act: 'apply'; readonly conditions: readonly string[]; readonly why: string }
  | { readonly act: 'refuse-removal'; readonly why: string };

/** Does it today, over the revision that the actor saw. */
export async function actOn(pen: Pen, reader: Db, id: string, revision: number, doing: Doing): Promise<void> {
  const listing = await lockedListing(pen.db, reader, id);
  if (listing.revision !== revision) throw new Problem(problems['lists.moved-on']);
  const on = iso(shanghaiDay(pen.at));
  const done: Done = { act: doing.act, on, detail: detailOf(doing), why: doing.why };
  await writeListing(pen, await become(pen, listing, doing, on), done);
}

function detailOf(doing: Doing): string {
  if (doing.act === 'recommend') return doing.level;
  return doing.act === 'apply' ? doing.conditions.join(' ') : '';
}

async function become(pen: Pen, l: Listing, doing: Doing, on: string): Promise<Listing> {
  const { why } = doing;
  const rule = listRule(l.list);
  const before = rule.grounds.find(({ id }) => id === l.ground)?.before;
  const name = l.title || rule.title.zh;
  switch (doing.act) {
    case 'order':
      refuseUnless(l.decided === null && before === 'order' && l.orderNotice === null);
      return { ...l, orderNotice: await tellOf(pen, l, { kind: 'perform-order', about: null, facts: why }) };
    case 'letter':
      refuseUnless(l.decided === null && before === 'letters');
      await tellOf(pen, l, {
        kind: 'address-letter',
        about: null,
        facts: why,
        cause: `letter ${randomUUID()} ${l.id}`,
      });
      return l;
    case 'verify':
      refuseUnless(l.decided === null && l.verified === null);
      if (before === 'letters') await refuseUnlessReturned(pen.db, l, rule.letters!);
      return { ...l, verified: on };
    case 'intend':
      refuseUnless(l.decided === null && rule.hear && l.verified !== null && l.intendedNotice === null);
      return {
        ...l,
        intendedNotice: await tellOf(pen, l, {
          kind: 'listing-intended',
          about: null,
          facts: `${name}：${l.facts}`,
          reasons: why,
        }),
      };
    case 'drop':
      refuseUnless(l.decided === null);
      await tellOf(pen, l, {
        kind: l.list === 'honour' ? 'honour-decided' : 'not-listed',
        about: null,
        facts: name,
        reasons: why,
      });
      return { ...l, decided: on, outcome: 'not-listed', reason: why };
    case 'recommend':
      refuseUnless(l.list === 'honour' && l.decided === null && rule.levels[l.levels.length] === doing.level);
      return { ...l, levels: [...l.levels, doing.level] };
    case 'publicise': {
      refuseUnless(l.list === 'honour' && l.decided === null && l.publicised === null);
      const missing = rule.levels.slice(l.levels.length);
      if (missing.length > 0) throw new Problem(problems['lists.levels'], { missing });
      return { ...l, publicised: on };
    }
    default:
      return afterListed(pen, l, doing, on, name);
  }
}

/** What is done while it stands on the list. */
async function afterListed(
  pen: Pen,
  l: Listing,
  doing: Extract<Doing, { act: 'remind' | 'review' | 'apply' | 'refuse-removal' }> | Doing,
  on: string,
  name: string,
): Promise<Listing> {
  refuseUnless(l.outcome === 'listed' && l.removed === null);
  const about = { type: listRule(l.list).record, number: l.documentNumber };
  if (doing.act === 'remind') {
    refuseUnless(l.list === 'abnormal' && !l.marked && l.reminded === null);
    return remind(pen, l, on, doing.why);
  }
  if (doing.act === 'review') {
    refuseUnless(l.list === 'honour');
    return { ...l, reviewed: on };
  }
  if (doing.act === 'apply') {
    refuseUnless(l.applied === null);
    refuseEarly(l, on, doing.conditions);
    return { ...l, applied: on, conditions: doing.conditions };
  }
  refuseUnless(l.applied !== null);
  await tellOf(pen, l, { kind: 'removal-refused', about, facts: name, reasons: doing.why });
  return { ...l, applied: null, conditions: [] };
}

/** Refuses an application before its time, or without what it needs; who lists for other grounds may apply at once. */
function refuseEarly({ list, decided }: Listing, on: string, given: readonly string[]): void {
  const { early, conditions } = listRule(list);
  if (list === 'honour') return;
  if (early) {
    const first = iso(lastDay(dayOf(decided!)!, { unit: 'years', amount: early.years }));
    if (on < first) throw new Problem(problems['lists.too-early'], { years: early.years, first });
  }
  const missing = conditions.filter(({ id }) => !given.includes(id)).map(({ label }) => label.zh);
  if (missing.length > 0) throw new Problem(problems['lists.conditions'], { missing });
}

/** Two letters of this case that came back, as far apart as the rule says. */
async function refuseUnlessReturned(db: Db, l: Listing, { least, most }: { least: number; most: number }) {
  const { rows } = await db.query<{ on: string }>(
    `select n.told_on::text as "on" from notice.notice n
     where n.entity_id = $1 and n.kind = 'address-letter' and n.cause like '% ' || $2 and exists (
       select from notice.act a where (a.entity_id, a.notice_id, a.act) = (n.entity_id, n.notice_id, 'returned')
     )`,
    [l.entityId, l.id],
  );
  const days = rows.map(({ on }) => dayOf(on)!);
  const apart = days.some((one) => days.some((other) => other - one >= least && other - one <= most));
  if (!apart) throw new Problem(problems['lists.letters'], { least, most });
}

function refuseUnless(may: boolean): void {
  if (!may) throw new Problem(problems['lists.not-now']);
}
