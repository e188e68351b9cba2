// An application for repair: by the entity or noted at the desk; what cannot be repaired yet is refused at once, with the day.

import { randomUUID } from 'node:crypto';
import { dayOf, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import type { Grading } from '../grading/grading.ts';
import { unitsOf } from '../supervision/duties/units.ts';
import type { BASES, CHANNELS } from './api.ts';
import { tellApplicant } from './letters.ts';
import { problems } from './problems.ts';
import { hindranceOf, type Prospect, prospectsOf } from './prospects.ts';
import { type Application, applicationAt } from './read-applications.ts';
import { writeApplication } from './write-application.ts';

export interface Applied {
  readonly entityId: number;
  /** The records that the applicant names; those that rest on them or on which they rest are added. */
  readonly records: readonly number[];
  readonly basis: (typeof BASES)[number];
  /** The order of the court that a reorganisation rests on. */
  readonly order: { readonly number: string; readonly on: string } | null;
  readonly statement: string;
  readonly materials: readonly string[];
  /** Who commits himself for the entity. */
  readonly committedBy: string;
  readonly applied: string;
  readonly channel: (typeof CHANNELS)[number];
}

/** What applying needs besides what is applied for. */
export interface Desk {
  readonly db: Db;
  readonly who: Who;
  readonly at: Date;
  readonly grading: Grading;
}

/**
 * Takes an application. Records whose time has not come are refused at once with the day, the others go on; where none is
 * left the whole application is refused, and says so.
 */
export async function applyForRepair(desk: Desk, given: Applied): Promise<Application> {
  const { db, who, at, grading } = desk;
  const today = iso(shanghaiDay(at));
  if (given.applied > today) throw new Problem(problems['repair.day-wrong'], { from: '—', today });
  if (given.committedBy.trim() === '') throw new Problem(problems['repair.no-commitment']);
  const prospects = await prospectsOf(db, grading, at, given.entityId, dayOf(given.applied)!);
  const named = given.records.map((record) => found(prospects, record));
  const items = itemsFor(given, withRelated(named, prospects));
  const id = randomUUID();
  await insert(desk, id, given, named[0].record.source);
  for (const item of items) await insertItem(db, given.entityId, id, item);
  const kept = await applicationAt(db, id);
  const refused = items.every(({ hindrance }) => hindrance !== undefined);
  const first = items[0].hindrance;
  const standing = refused ? { state: 'refused' as const, decided: given.applied, ground: first?.ground ?? null } : {};
  await writeApplication(db, who, at, { ...kept, ...standing }, { act: 'apply', on: given.applied });
  const written = await applicationAt(db, id);
  if (refused) await tellApplicant(db, who, at, written, 'refused');
  return written;
}

function found(prospects: readonly Prospect[], record: number): Prospect {
  const prospect = prospects.find((one) => one.record.recordId === record);
  if (!prospect) throw new Problem(problems['repair.no-such-record'], { record });
  const { number } = prospect.record;
  if (prospect.publicity.repaired?.kind === 'final') throw new Problem(problems['repair.repaired-already'], { number });
  if (prospect.open) throw new Problem(problems['repair.open-already'], { number, application: prospect.open.number });
  if (!prospect.regime) throw new Problem(problems['repair.no-regime'], { number });
  return prospect;
}

/** The named ones and what is surely related to them, as far as it is neither repaired nor applied for. */
function withRelated(named: readonly Prospect[], all: readonly Prospect[]): readonly (Prospect & { named: boolean })[] {
  const [{ record: first }] = named;
  const stranger = named.find(({ record }) => record.source !== first.source);
  if (stranger)
    throw new Problem(problems['repair.elsewhere'], {
      number: stranger.record.number,
      source: stranger.record.source,
    });
  const ids = new Set(named.map(({ record }) => record.recordId));
  const more = named.flatMap(({ related }) => related.filter(({ sure }) => sure).map(({ recordId }) => recordId));
  const added = all.filter(
    ({ record, publicity, open, regime }) =>
      more.includes(record.recordId) &&
      !ids.has(record.recordId) &&
      open === undefined &&
      regime !== undefined &&
      publicity.repaired?.kind !== 'final',
  );
  return [...named.map((one) => ({ ...one, named: true })), ...added.map((one) => ({ ...one, named: false }))];
}

interface NewItem extends Prospect {
  readonly named: boolean;
  readonly hindrance: ReturnType<typeof hindranceOf>;
}

function itemsFor(given: Applied, prospects: readonly (Prospect & { readonly named: boolean })[]): NewItem[] {
  const court = given.basis === 'reorganisation';
  if (court && (given.order === null || prospects.some(({ regime }) => !regime!.reorganisation)))
    throw new Problem(problems['repair.no-order']);
  const day = dayOf(given.applied)!;
  return prospects.map((one) => ({ ...one, hindrance: court ? undefined : hindranceOf(one, day) }));
}

async function insert({ db, who, at }: Desk, id: string, given: Applied, source: string): Promise<void> {
  const { rows } = await db.query<{ division: string | null }>(
    'select division from registry.entity where entity_id = $1',
    [given.entityId],
  );
  const division = rows[0]?.division ?? '';
  const units = await unitsOf(db);
  await db.query(
    `insert into repair.application (entity_id, id, number, division, source, unit, channel, basis, order_number,
       order_on, statement, materials, committed_by, applied_on, completed_on, state, taken_by, taken_at, changed_at)
     values ($1, $2, nextval('repair.application_serial'), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, 'filed',
       $14, $15, $15)`,
    [
      ...[given.entityId, id, division, source, units.ofSource(source) ?? units.ofPlace(division)],
      ...[given.channel, given.basis, given.order?.number ?? '', given.order?.on ?? null, given.statement],
      ...[given.materials, given.committedBy.trim(), given.applied, who.id, at],
    ],
  );
}

async function insertItem(db: Db, entityId: number, id: string, item: NewItem): Promise<void> {
  const { record, regime, named, hindrance } = item;
  await db.query(
    `insert into repair.item (entity_id, application_id, record_id, type, number, regime, named, outcome, ground, earliest_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[entityId, id, record.recordId, record.type, record.number, regime!.id, named],
      ...[hindrance ? 'refused' : null, hindrance?.ground ?? null, hindrance?.earliest ?? null],
    ],
  );
}
