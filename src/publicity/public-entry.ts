// What everybody may see of records that are shown today, judged live: no persons, no entity that is a person.

import { type Day, dayText, iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Label } from '../duties/sheet.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { describeRecord } from '../ledger/describe-record.ts';
import { standingEntries } from '../ledger/filed.ts';
import type { Entry } from '../ledger/record.ts';
import { shownFields } from '../ledger/shown-records.ts';
import { internalId } from '../registry/entity.ts';
import { withoutPersons } from './open-fields.ts';
import type { RecordPublicity } from './publicity.ts';
import { publicityOfMany } from './publicity-of.ts';
import type { Channel, Gravity } from './sheet.ts';

/** Days are ISO. */
export interface PublicEntry {
  readonly entity: PublicEntity;
  readonly recordId: number;
  readonly type: string;
  readonly label: Label;
  readonly number: string;
  readonly source: string;
  readonly on: string;
  readonly gravity: Gravity;
  readonly list: string | null;
  readonly from: string;
  /** The first day on which it is no longer shown; null: not known. */
  readonly until: string | null;
  readonly disputed: boolean;
  readonly document: string;
  readonly article: string;
  readonly sense: Label;
  readonly assumption: Label | null;
  /** The record in a phrase. */
  readonly what: Label;
  readonly fields: readonly { readonly name: string; readonly label: Label; readonly value: Label }[];
}

/** An entity as everybody may see it. */
export interface PublicEntity {
  readonly id: string;
  readonly uscc: string | null;
  readonly name: string;
  readonly kind: string;
  readonly division: string | null;
}

/** Which records of which entities; without record ids, all of an entity. */
export interface Asked {
  readonly entityId: number;
  readonly recordId?: number;
}

/**
 * Those of them that are shown on a channel on the day of `at`, in the order asked; of one entity the latest legal day first.
 * `db` must see records of every class and source.
 */
export async function publicEntries(
  db: Db,
  catalogue: Catalogue,
  at: Date,
  asked: readonly Asked[],
  channel: Channel = 'market',
): Promise<PublicEntry[]> {
  const entityIds = [...new Set(asked.map(({ entityId }) => entityId))].sort((a, b) => a - b);
  const judged = await publicityOfMany(db, catalogue, at, entityIds);
  const today = shanghaiDay(at);
  const shown = asked.flatMap(({ entityId, recordId }) =>
    (judged.get(entityId) ?? [])
      .filter((one) => recordId === undefined || one.recordId === recordId)
      .toReversed()
      .flatMap((record) => shownOn(record, channel, today).map((span) => ({ entityId, record, ...span }))),
  );
  const entities = await publicEntities(db, entityIds);
  const entries = await standingEntries(
    db,
    shown.map(({ entityId, record }) => [entityId, record.recordId]),
  );
  return shown.flatMap((one) => {
    const [entity, entry] = [entities.get(one.entityId), entries.get(one.record.recordId)];
    return entity && entry ? [entryOf(catalogue, entity, entry, one)] : [];
  });
}

interface ShownNow {
  readonly record: RecordPublicity;
  readonly said: RecordPublicity['channels'][number];
  readonly from: Day;
  readonly until: Day;
}

function shownOn(record: RecordPublicity, channel: Channel, today: Day): Omit<ShownNow, 'record'>[] {
  return record.channels
    .filter((one) => one.channel === channel)
    .flatMap((said) => {
      const now = said.shown.find(({ from, until }) => from <= today && today < until);
      return now ? [{ said, from: now.from, until: now.until }] : [];
    });
}

async function publicEntities(db: Db, entityIds: readonly number[]): Promise<Map<number, PublicEntity>> {
  const { rows } = await db.query<Omit<PublicEntity, 'id'> & { entity: number }>(
    `select entity_id as entity, uscc, name, kind, division from publicity.open_entity
     where entity_id = any($1::int8[])`,
    [entityIds],
  );
  return new Map(rows.map(({ entity, ...rest }) => [entity, { id: internalId(entity), ...rest }]));
}

function entryOf(catalogue: Catalogue, entity: PublicEntity, entry: Entry, shown: ShownNow): PublicEntry {
  const type = catalogue.type(entry.type)!;
  const { record, said, from, until } = shown;
  const fields = withoutPersons(type, entry.payload);
  return {
    ...{ entity, recordId: record.recordId, type: type.id, label: type.label, number: entry.number },
    ...{ source: entry.source, on: iso(record.recognizedOn), gravity: said.kind, list: said.list ?? null },
    ...{ from: iso(from), until: dayText(until), disputed: record.disputed, document: said.document },
    ...{ article: said.article, sense: said.sense, assumption: said.assumption ?? null },
    what: describeRecord({ ...entry, fields }, catalogue),
    fields: shownFields(fields, type),
  };
}
