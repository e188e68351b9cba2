// Reads what grading needs to know about entities: some of them by id, or the whole register at once.
import { copyBatches } from '../base/copy.ts';
import type { CopyRows } from '../base/copy-rows.ts';
import type { Db } from '../base/db.ts';
import { loadVersions } from './entity-state.ts';
import {
  FACT_NAMES,
  FACTS,
  type Fact,
  type FactName,
  type FactValue,
  factsOf,
  type Subject,
  type SubjectColumns,
} from './subject.ts';

const FOLD_BATCH = 10_000;

/** The subjects of some entities in the order of the ids, as known at an instant (ISO, UTC); an unknown one has no facts. */
export async function subjects(db: Db, entityIds: readonly number[], asKnown?: string): Promise<Subject[]> {
  const versions = await loadVersions(db, entityIds);
  return entityIds.map((entityId) => ({ entityId, facts: factsOf(versions.get(entityId) ?? [], asKnown) }));
}

/**
 * The facts of every entity known at an instant (ISO, UTC; without one, now). One COPY of the present state;
 * only entities whose facts changed, or that were recorded again after the instant, are folded from their versions.
 */
export async function subjectColumns(db: Db, asKnown?: string): Promise<SubjectColumns> {
  const { rows } = await db.query('select count(*) as count from registry.entity');
  const reading = new Reading(rows[0].count);
  // COPY takes no parameters; a date that went through Date is nothing but digits and signs.
  const instant = asKnown === undefined ? undefined : new Date(asKnown).toISOString();
  const fold = instant === undefined ? 'facts_dated' : `facts_dated or recorded_at > '${instant}'`;
  const known = instant === undefined ? '' : `where known_since <= '${instant}'`;
  const attributes = FACT_NAMES.map((fact) => FACTS[fact]).join(', ');
  const sql = `select entity_id, ${fold}, ${attributes} from registry.entity ${known} order by entity_id`;
  for await (const batch of copyBatches(db, sql)) while (batch.next()) reading.take(batch);
  return reading.finish(await datedFacts(db, reading.folded, asKnown));
}

async function datedFacts(
  db: Db,
  folded: readonly { row: number; entityId: number }[],
  asKnown: string | undefined,
): Promise<Map<number, readonly Fact[]>> {
  const dated = new Map<number, readonly Fact[]>();
  for (let from = 0; from < folded.length; from += FOLD_BATCH) {
    const batch = folded.slice(from, from + FOLD_BATCH);
    const read = await subjects(
      db,
      batch.map((f) => f.entityId),
      asKnown,
    );
    batch.forEach(({ row }, i) => {
      dated.set(row, read[i].facts);
    });
  }
  return dated;
}

const READERS: { readonly [K in FactName]: (rows: CopyRows, column: number) => FactValue | null } = {
  kind: (rows, column) => rows.text(column),
  status: (rows, column) => rows.text(column),
  tags: readList,
  keyRegion: (rows, column) => rows.bool(column),
  industries: readList,
  division: (rows, column) => rows.text(column),
};

function readList(rows: CopyRows, column: number): string[] | null {
  return rows.array(column, (items, item) => items.text(item) ?? '');
}

/** Collects rows into columns: equal bytes get one id, so that each value is decoded once. */
class Reading {
  readonly folded: { row: number; entityId: number }[] = [];
  private readonly entityId: Float64Array;
  private readonly ids: Uint32Array[];
  private readonly known = FACT_NAMES.map(() => new Map<string, number>());
  private readonly values: (FactValue | undefined)[][] = FACT_NAMES.map(() => [undefined]);
  private count = 0;

  constructor(most: number) {
    this.entityId = new Float64Array(most);
    this.ids = FACT_NAMES.map(() => new Uint32Array(most));
  }

  take(rows: CopyRows): void {
    const row = this.count++;
    const entityId = rows.int(0)!;
    this.entityId[row] = entityId;
    if (rows.bool(1)) this.folded.push({ row, entityId });
    for (let fact = 0; fact < FACT_NAMES.length; fact++) this.ids[fact][row] = this.idOf(rows, fact);
  }

  private idOf(rows: CopyRows, fact: number): number {
    const bytes = rows.bytes(fact + 2);
    if (bytes === null) return 0;
    const key = bytes.toString('latin1');
    const known = this.known[fact].get(key);
    if (known !== undefined) return known;
    const id = this.values[fact].push(READERS[FACT_NAMES[fact]](rows, fact + 2)!) - 1;
    this.known[fact].set(key, id);
    return id;
  }

  finish(dated: ReadonlyMap<number, readonly Fact[]>): SubjectColumns {
    const columns = FACT_NAMES.map((fact, i) => [
      fact,
      { ids: this.ids[i].subarray(0, this.count), values: this.values[i] },
    ]);
    const entityId = this.entityId.subarray(0, this.count);
    return { count: this.count, entityId, columns: Object.fromEntries(columns), dated };
  }
}
