// Reads what grading needs to know about entities: some of them by id, or the whole register at once.
import { copyBatches, ids } from '../base/copy.ts';
import type { CopyRows } from '../base/copy-rows.ts';
import type { Db } from '../base/db.ts';
import { loadVersions } from './entity-state.ts';
import {
  FACT_NAMES,
  type Fact,
  type FactValue,
  factsFrom,
  factsIn,
  factsOf,
  type Subject,
  type SubjectColumns,
} from './subject.ts';

const FOLD_BATCH = 10_000;

/** Whether anybody is registered. */
export async function hasEntities(db: Db): Promise<boolean> {
  return (await db.query('select from registry.entity limit 1')).rowCount > 0;
}

/** The subjects of some entities in the order of the ids, as known at an instant (ISO, UTC); an unknown one has no facts. */
export async function subjects(db: Db, entityIds: readonly number[], asKnown?: string): Promise<Subject[]> {
  const present = asKnown === undefined ? await presentFacts(db, entityIds) : new Map<number, Fact[]>();
  const versions = await loadVersions(
    db,
    entityIds.filter((id) => !present.has(id)),
  );
  return entityIds.map((entityId) => ({
    entityId,
    facts: present.get(entityId) ?? factsOf(versions.get(entityId) ?? [], asKnown),
  }));
}

/** The facts of those entities whose facts never changed: no need to read their versions. */
async function presentFacts(db: Db, entityIds: readonly number[]): Promise<Map<number, readonly Fact[]>> {
  const sql = `select entity_id, facts from registry.entity where entity_id = any(${ids(entityIds)}) and not facts_dated`;
  const known = new Map<string, readonly Fact[]>();
  const present = new Map<number, readonly Fact[]>();
  for await (const rows of copyBatches(db, sql)) {
    while (rows.next()) {
      const key = rows.key(1)!;
      const facts = known.get(key) ?? factsFrom(rows.text(1)!);
      known.set(key, facts);
      present.set(rows.int(0)!, facts);
    }
  }
  return present;
}

/**
 * The facts of every entity known at an instant (ISO, UTC; without one, now). One COPY of the present state;
 * only entities whose facts changed, or that were recorded again after the instant, are folded from their versions.
 * `each` is told of the rows of every batch; throwing, it ends the reading.
 */
export async function subjectColumns(
  db: Db,
  asKnown?: string,
  each: (rows: number) => void = () => {},
): Promise<SubjectColumns> {
  const { rows } = await db.query('select count(*) as count from registry.entity');
  const reading = new Reading(rows[0].count);
  // COPY takes no parameters; a date that went through Date is nothing but digits and signs.
  const instant = asKnown === undefined ? undefined : new Date(asKnown).toISOString();
  const fold = instant === undefined ? 'facts_dated' : `facts_dated or recorded_at > '${instant}'`;
  const known = instant === undefined ? '' : `where known_since <= '${instant}'`;
  const sql = `select entity_id, ${fold}, facts from registry.entity ${known} order by entity_id`;
  for await (const batch of copyBatches(db, sql)) {
    const before = reading.count;
    while (batch.next()) reading.take(batch);
    each(reading.count - before);
  }
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

/** Collects rows into columns: equal texts of facts are decoded once. */
class Reading {
  readonly folded: { row: number; entityId: number }[] = [];
  private readonly entityId: Float64Array;
  private readonly ids: Uint32Array[];
  private readonly known = new Map<string, readonly number[]>();
  private readonly values = FACT_NAMES.map(() => new Values());
  count = 0;

  constructor(most: number) {
    this.entityId = new Float64Array(most);
    this.ids = FACT_NAMES.map(() => new Uint32Array(most));
  }

  take(rows: CopyRows): void {
    const row = this.count++;
    const entityId = rows.int(0)!;
    this.entityId[row] = entityId;
    if (rows.bool(1)) this.folded.push({ row, entityId });
    const ids = this.idsOf(rows);
    for (let i = 0; i < ids.length; i++) this.ids[i][row] = ids[i];
  }

  private idsOf(rows: CopyRows): readonly number[] {
    const key = rows.key(2)!;
    let ids = this.known.get(key);
    if (!ids) {
      ids = factsIn(rows.text(2)!).map((value, i) => this.values[i].idOf(value));
      this.known.set(key, ids);
    }
    return ids;
  }

  finish(dated: ReadonlyMap<number, readonly Fact[]>): SubjectColumns {
    const { count } = this;
    const columns = FACT_NAMES.map((name, i) => [
      name,
      { ids: this.ids[i].subarray(0, count), values: this.values[i].list },
    ]);
    return { count, entityId: this.entityId.subarray(0, count), columns: Object.fromEntries(columns), dated };
  }
}

/** The different values of one fact; id 0 is no value. */
class Values {
  readonly list: (FactValue | undefined)[] = [undefined];
  private readonly ids = new Map<string, number>();

  idOf(value: FactValue | null): number {
    if (value === null) return 0;
    const key = JSON.stringify(value);
    const id = this.ids.get(key) ?? this.list.push(value) - 1;
    this.ids.set(key, id);
    return id;
  }
}
