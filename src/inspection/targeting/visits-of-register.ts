// Past visits from the records of the register, as the file that a scorecard is made and asked from.

import { copyBatches } from '../../base/copy.ts';
import { csvLine } from '../../base/csv.ts';
import { type Day, dayOf, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { type PackLayout, packLayout, unpack } from '../../ledger/pack.ts';
import type { Fields } from '../../ledger/record.ts';
import { internalId } from '../../registry/entity.ts';
import type { Premises } from './visit.ts';
import { counted, HEADINGS } from './visits-file.ts';

/** Kinds of inspection that nobody planned: they come of a complaint, a case or an order. */
const UNPLANNED: readonly unknown[] = ['complaint', 'revisit', 'follow-up'];

interface Seen {
  readonly type: string;
  readonly day: Day;
  readonly fields: Fields;
}

interface Holder {
  readonly id: string;
  readonly kind: string;
}

const [ENTITY, USCC, INDUSTRY, TYPE, DAY, PACKED] = [0, 1, 2, 3, 4, 5];

/**
 * The lines of a visits file: a line for each day on which records say that an entity was inspected, the records of its items
 * together, in the order of the register. The kind is the first trade by its division of GB/T 4754; licences are those decided by the first visit.
 * Records as they stand now: what was withdrawn is not in it.
 */
export async function* visitLines(db: Db, catalogue: Catalogue): AsyncGenerator<string> {
  yield csvLine(HEADINGS);
  const layouts = layoutsOf(catalogue);
  const sql = `select r.entity_id, e.uscc, substr(e.industries[1], 1, 3), r.type, r.recognized_on, r.packed
    from ledger.record r join registry.entity e on e.entity_id = r.entity_id
    where r.type in (${TYPES.map((type) => `'${type}'`).join(', ')}) order by r.entity_id`;
  let now: { entityId: number; holder: Holder; seen: Seen[] } | undefined;
  for await (const rows of copyBatches(db, sql))
    while (rows.next()) {
      const entityId = rows.int(ENTITY)!;
      if (now?.entityId !== entityId) {
        if (now) yield* linesOf(now.holder, now.seen, catalogue);
        const holder = { id: rows.text(USCC) ?? internalId(entityId), kind: rows.text(INDUSTRY) ?? '' };
        now = { entityId, holder, seen: [] };
      }
      now.seen.push(seenIn(layouts, rows.text(TYPE)!, rows.day(DAY)!, rows.bytes(PACKED)!));
    }
  if (now) yield* linesOf(now.holder, now.seen, catalogue);
}

const RESULT = 'inspection-result';
const LICENCE = 'administrative-licence';
const TYPES = [RESULT, LICENCE] as const;

function seenIn(layouts: ReadonlyMap<string, PackLayout>, type: string, day: Day, packed: Buffer): Seen {
  return { type, day, fields: unpack(layouts.get(type)!, packed)[0] ?? {} };
}

/** What was found on one day. */
interface Found {
  readonly day: Day;
  readonly critical: number;
  readonly failed: number;
  readonly enforced: boolean;
  readonly planned: boolean;
  /** The subjects of what failed, as often as they did. */
  readonly subjects: readonly string[];
}

/** The days on which an entity was inspected, in order. */
function foundOn(seen: readonly Seen[], catalogue: Catalogue): Found[] {
  const results = seen.filter(({ type }) => type === RESULT).sort((a, b) => a.day - b.day);
  return [...Map.groupBy(results, ({ day }) => day)].map(([day, items]) => {
    const found = items.map(({ fields }) => fields);
    const failed = found.filter((fields) => fields.failed === true || fields.critical === true);
    return {
      ...{ day, failed: failed.length, critical: found.filter((fields) => fields.critical === true).length },
      enforced: found.some(({ enforced }) => enforced === true),
      planned: !found.every(({ kind }) => UNPLANNED.includes(kind)),
      subjects: failed.flatMap((fields) => nameOf(catalogue, 'inspection-subject', fields.subject)),
    };
  });
}

/** The licences decided by a day. */
function licencesBy(seen: readonly Seen[], last: Day, catalogue: Catalogue): string[] {
  const held = seen.filter(({ type, day }) => type === LICENCE && day <= last);
  return [...new Set(held.flatMap(({ fields }) => nameOf(catalogue, 'licence-field', fields.field)))].sort();
}

/** The lines of one entity, its days in order. */
function linesOf(holder: Holder, seen: readonly Seen[], catalogue: Catalogue): string[] {
  const days = foundOn(seen, catalogue);
  if (days.length === 0) return [];
  const licences = licencesBy(seen, days[0].day, catalogue);
  return days.map(({ day, critical, failed, enforced, planned, subjects }) =>
    csvLine([
      ...[holder.id, iso(day), critical, failed - critical, 0, yes(failed > 0), yes(enforced), yes(planned)],
      ...[holder.kind, subjects.join('；'), licences.join('；')],
    ]),
  );
}

/**
 * Entities as a scorecard knows them on the morning of a day, by their number in the register: what `visitLines` would say of
 * the visits before it, and those who were never visited. Licences of these are the ones decided before the day.
 */
export async function* premisesFor(
  db: Db,
  catalogue: Catalogue,
  entityIds: readonly number[],
  on: Day,
): AsyncGenerator<readonly [entityId: number, premises: Premises]> {
  const layouts = layoutsOf(catalogue);
  for (let from = 0; from < entityIds.length; from += BATCH) {
    const { rows } = await db.query<KnownRow>(
      `select e.entity_id, e.uscc, substr(e.industries[1], 1, 3) as kind, r.type, r.recognized_on, r.packed
       from registry.entity e left join ledger.record r on r.entity_id = e.entity_id and r.recognized_on < $2
         and r.type in (${TYPES.map((type) => `'${type}'`).join(', ')})
       where e.entity_id = any($1) order by e.entity_id`,
      [entityIds.slice(from, from + BATCH), iso(on)],
    );
    for (const [entityId, own] of Map.groupBy(rows, ({ entity_id }) => entity_id)) {
      const seen = own.flatMap(({ type, recognized_on, packed }) =>
        type === null ? [] : seenIn(layouts, type, dayOf(recognized_on!)!, packed!),
      );
      yield [entityId, premisesOf(own[0], seen, on, catalogue)];
    }
  }
}

interface KnownRow {
  readonly entity_id: number;
  readonly uscc: string | null;
  readonly kind: string | null;
  readonly type: string | null;
  readonly recognized_on: string | null;
  readonly packed: Buffer | null;
}

/** So many entities are read at once. */
const BATCH = 5000;

function premisesOf(
  { entity_id, uscc, kind }: KnownRow,
  seen: readonly Seen[],
  on: Day,
  catalogue: Catalogue,
): Premises {
  const days = foundOn(seen, catalogue);
  const visits = days.map(({ day, critical, failed, enforced, planned, subjects }) => ({
    ...{ day, critical, serious: failed - critical, minor: 0, failed: failed > 0, enforced, planned },
    subjects: counted(subjects),
  }));
  const licences = licencesBy(seen, days[0]?.day ?? on, catalogue);
  return { id: uscc ?? internalId(entity_id), ...(kind && { kind }), licences, visits };
}

function layoutsOf(catalogue: Catalogue): ReadonlyMap<string, PackLayout> {
  return new Map(TYPES.map((type) => [type, packLayout(catalogue, type)!]));
}

function yes(is: boolean): string {
  return is ? '是' : '否';
}

function nameOf(catalogue: Catalogue, list: string, code: unknown): string[] {
  return catalogue.lists.get(list)!.codes.flatMap((one) => (one.code === code ? [one.label.zh] : []));
}
