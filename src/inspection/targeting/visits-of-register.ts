// Past visits from the records of the register, as the file that a scorecard is made and asked from.

import { copyBatches } from '../../base/copy.ts';
import { csvLine } from '../../base/csv.ts';
import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import { type PackLayout, packLayout, unpack } from '../../ledger/pack.ts';
import type { Fields } from '../../ledger/record.ts';
import { internalId } from '../../registry/entity.ts';
import { HEADINGS } from './visits-file.ts';

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
  const layouts = new Map(TYPES.map((type) => [type, packLayout(catalogue, type)!]));
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

/** The lines of one entity, its days in order. */
function linesOf(holder: Holder, seen: readonly Seen[], catalogue: Catalogue): string[] {
  const results = seen.filter(({ type }) => type === RESULT).sort((a, b) => a.day - b.day);
  if (results.length === 0) return [];
  const held = seen.filter(({ type, day }) => type === LICENCE && day <= results[0].day);
  const licences = new Set(held.flatMap(({ fields }) => nameOf(catalogue, 'licence-field', fields.field)));
  return [...Map.groupBy(results, ({ day }) => day)].map(([day, items]) => {
    const found = items.map(({ fields }) => fields);
    const critical = found.filter((fields) => fields.critical === true);
    const failed = found.filter((fields) => fields.failed === true || fields.critical === true);
    const subjects = failed.flatMap((fields) => nameOf(catalogue, 'inspection-subject', fields.subject));
    return csvLine([
      ...[holder.id, iso(day), critical.length, failed.length - critical.length, 0],
      ...[yes(failed.length > 0), yes(found.some(({ enforced }) => enforced === true))],
      ...[yes(!found.every(({ kind }) => UNPLANNED.includes(kind))), holder.kind],
      ...[subjects.join('；'), [...licences].sort().join('；')],
    ]);
  });
}

function yes(is: boolean): string {
  return is ? '是' : '否';
}

function nameOf(catalogue: Catalogue, list: string, code: unknown): string[] {
  return catalogue.lists.get(list)!.codes.flatMap((one) => (one.code === code ? [one.label.zh] : []));
}
