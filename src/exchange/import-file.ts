// Imports one file: read, checked, taken in batches of whole transactions; what cannot be taken is given back.

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { shanghaiDay } from '../base/day.ts';
import type { Database, Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import type { Grading } from '../grading/grading.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import type { FieldSet } from '../ledger/field.ts';
import { Fault } from './fault.ts';
import { type Outcome, type Taking, takeEntities, takeRecords } from './import-rows.ts';
import { ENTITIES, type Mapping, readMapping } from './mapping.ts';
import { knownHeading, planFor } from './plan.ts';
import { problems } from './problems.ts';
import { type Counts, noCounts, type Receipt } from './receipt.ts';
import { Rejects, rejectedPath } from './rejects.ts';
import { type ReadRow, rowReader } from './row.ts';
import { fingerprint } from './sheet/bytes.ts';
import { readSheet } from './sheet/read.ts';
import type { Row } from './sheet/sheet.ts';

export interface Import {
  /** A record type of the catalogue, or `entities`. */
  readonly type: string;
  readonly file: string;
  readonly source?: string;
  /** Path of a mapping file. */
  readonly map?: string;
  /** The reason for correcting what is filed with other content. */
  readonly correct?: string;
  /** Told the bytes read and the size of the file. */
  readonly onProgress?: (read: number, size: number) => void;
}

export interface Importing {
  readonly database: Database;
  readonly grading: Grading;
  readonly who: Who;
  /** The moment of each batch. */
  readonly clock: () => Date;
}

const BATCH = 5000;

/** Imports a file; throws a `Problem` where it cannot be read as a table of this type, before anything is written. */
export async function importFile(importing: Importing, order: Import): Promise<Receipt> {
  const { database, grading, clock } = importing;
  const set = setOf(grading, order.type);
  const mapping = await mappingFor(importing, order);
  const { sha256, size } = await readable(order.file);
  const sheet = await readSheet(order.file, {
    knows: knownHeading(grading.catalogue, set, mapping),
    onBytes: order.onProgress && ((read) => order.onProgress!(read, size)),
  });
  const plan = planFor(grading.catalogue, set, sheet.headings, mapping);
  const read = rowReader(plan, sheet.headings, sheet.format === 'xlsx');
  const rejects = new Rejects(rejectedPath(order.file), sheet.headings);
  const run = new Run(
    importing,
    { ...order, source: order.source ?? mapping?.source },
    set,
    rejects,
    await begin(importing, order, sha256),
  );
  const reading = { today: shanghaiDay(clock()), zone: plan.zone };
  try {
    for await (const rows of sheet.rows) {
      for (const row of rows) {
        const said = read(row, reading);
        if (said) run.pending.push(said);
        else run.counts.skipped++;
      }
      while (run.pending.length >= BATCH) await run.take(run.pending.splice(0, BATCH));
    }
    await run.take(run.pending.splice(0));
  } catch (error) {
    await rejects.abandon();
    throw error;
  }
  await database.transaction((db) =>
    db.query('update exchange.import set ended_at = $2 where id = $1', [run.id, clock()]),
  );
  return {
    ...run.counts,
    rejectedFile: await rejects.end(),
    notes: [...sheet.notes, ...plan.notes, ...run.warnings()],
  };
}

function setOf({ catalogue }: Grading, type: string): FieldSet {
  const set = type === ENTITIES ? catalogue.entity : catalogue.type(type);
  if (!set)
    throw new Problem(problems['exchange.unknown-type'], {
      type,
      known: [ENTITIES, ...catalogue.types.keys()].join('、'),
    });
  return set;
}

async function readable(file: string): Promise<{ sha256: string; size: number }> {
  try {
    return await fingerprint(file);
  } catch (error) {
    throw new Problem(problems['exchange.file-unreadable'], { file: basename(file), reason: (error as Error).message });
  }
}

/** The mapping given, which is kept for its source, or the one that the source used last. */
async function mappingFor(
  { database, grading, who, clock }: Importing,
  { type, source, map }: Import,
): Promise<Mapping | undefined> {
  if (map === undefined) {
    if (source === undefined) return undefined;
    const kept = await database.read(
      async (db) =>
        (await db.query('select name, content from exchange.mapping where source = $1 and type = $2', [source, type]))
          .rows[0],
    );
    return kept && readMapping(kept.name, kept.content, grading.catalogue);
  }
  const content = await readFile(map, 'utf8').catch((error: Error) => {
    throw new Problem(problems['exchange.file-unreadable'], { file: map, reason: error.message });
  });
  const mapping = readMapping(map, content, grading.catalogue);
  if (mapping.type !== type)
    throw new Problem(problems['exchange.mapping-for-other-type'], { file: map, found: mapping.type, wanted: type });
  if (source !== undefined)
    await database.transaction((db) =>
      db.query(
        `insert into exchange.mapping (source, type, name, content, kept_at, who) values ($1, $2, $3, $4, $5, $6)
         on conflict (source, type) do update set name = excluded.name, content = excluded.content, kept_at = excluded.kept_at, who = excluded.who`,
        [source, type, basename(map), content, clock(), who.id],
      ),
    );
  return mapping;
}

async function begin(
  { database, who, clock }: Importing,
  { type, source, file }: Import,
  sha256: string,
): Promise<string> {
  const id = randomUUID();
  await database.transaction((db) =>
    db.query(
      'insert into exchange.import (id, type, source, file, sha256, who, began_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, type, source ?? null, resolve(file), sha256, who.id, clock()],
    ),
  );
  return id;
}

/** One import under way. */
class Run {
  readonly counts: Counts = noCounts();
  readonly pending: ReadRow[] = [];
  readonly id: string;
  readonly #importing: Importing;
  readonly #order: Import;
  readonly #set: FieldSet;
  readonly #rejects: Rejects;
  /** By entity of this file: what its first row says, on which line, and what became of it. */
  readonly #first = new Map<string, FirstRow>();
  readonly #warnings = new Map<string, { count: number; first: string }>();

  constructor(importing: Importing, order: Import, set: FieldSet, rejects: Rejects, id: string) {
    this.#importing = importing;
    this.#order = order;
    this.#set = set;
    this.#rejects = rejects;
    this.id = id;
  }

  /** Takes one batch: its rows and its counts are one transaction. */
  async take(batch: readonly ReadRow[]): Promise<void> {
    if (!batch.length) return;
    const { database } = this.#importing;
    const repeats = batch.map((row) => this.#firstOf(row));
    const outcomes = batch.map((row, i) => this.#refusal(row, repeats[i]));
    const sound = batch.flatMap((row, i) => (outcomes[i] || repeats[i].row !== row.row ? [] : [{ row, i }]));
    const counts = await database.transaction(async (db) => {
      const taken = await this.#takeSound(
        db,
        sound.map(({ row }) => row),
      );
      taken.forEach((outcome, k) => {
        outcomes[sound[k].i] = outcome;
        repeats[sound[k].i].outcome = outcome;
      });
      batch.forEach((row, i) => {
        outcomes[i] ??= repeated(row, repeats[i]);
      });
      const counted = countOf(outcomes as Outcome[]);
      await db.query(
        'update exchange.import set accepted = accepted + $2, unchanged = unchanged + $3, rejected = rejected + $4 where id = $1',
        [this.id, counted.accepted, counted.unchanged, counted.rejected],
      );
      return counted;
    });
    this.counts.accepted += counts.accepted;
    this.counts.unchanged += counts.unchanged;
    this.counts.rejected += counts.rejected;
    for (const outcome of outcomes) if (outcome?.warning) this.#warn(outcome.warning);
    await this.#rejects.add(
      batch.flatMap(({ row }, i) => (outcomes[i]?.state === 'rejected' ? [{ row, why: outcomes[i].why ?? '' }] : [])),
    );
  }

  async #takeSound(db: Db, rows: readonly ReadRow[]): Promise<Outcome[]> {
    if (!rows.length) return [];
    const { who, clock, grading } = this.#importing;
    const { type, file, source, correct } = this.#order;
    const taking: Taking = { db, who, at: clock(), grading, origin: basename(file) };
    return type === ENTITIES
      ? takeEntities(taking, rows)
      : takeRecords(taking, grading.catalogue.type(type)!, rows, { source, correct });
  }

  /** The first row of this file about the same entity, perhaps this one; records stand each for themselves. */
  #firstOf(row: ReadRow): FirstRow {
    const first: FirstRow = { row: row.row, said: '' };
    if (row.faults.length || this.#set !== this.#importing.grading.catalogue.entity) return first;
    const { fields, references } = row;
    const who = String(fields.uscc ?? fields.regno ?? Object.values(references)[0]);
    const known = this.#first.get(who);
    if (known) return known;
    first.said = canonicalJson(fields);
    this.#first.set(who, first);
    return first;
  }

  /** Why a row cannot be taken, as far as the file itself tells; undefined when it may. */
  #refusal({ row, fields, references, faults }: ReadRow, first: FirstRow): Outcome | undefined {
    if (faults.length) return { state: 'rejected', why: faults.map((fault) => fault.said(row.line)).join('；') };
    if (first.row === row) return undefined;
    // One entity on several rows (an inspection list that names its premises on each) must be described alike.
    const said = canonicalJson(fields);
    if (first.said === said) return undefined;
    const found = String(fields.uscc ?? fields.regno ?? Object.values(references)[0]);
    const columns = differingColumns(first.said, said);
    const fault = new Fault('exchange.differs-within-file', { first: first.row.line, what: '主体', found, columns });
    return { state: 'rejected', why: fault.said(row.line) };
  }

  #warn({ code, zh }: NonNullable<Outcome['warning']>): void {
    const warning = this.#warnings.get(code);
    if (warning) warning.count++;
    else this.#warnings.set(code, { count: 1, first: zh });
  }

  /** One sentence a kind of warning, with how many more there are. */
  warnings(): { zh: string; en: string }[] {
    return [...this.#warnings].map(([code, { count, first }]) => ({
      zh: `提醒（${count} 行）：${first}`,
      en: `warning on ${count} rows: ${code}`,
    }));
  }
}

/** The first row of a file about an entity. */
interface FirstRow {
  readonly row: Row;
  said: string;
  outcome?: Outcome;
}

/** A row that says what an earlier one said shares its fate. */
function repeated({ row }: ReadRow, first: FirstRow): Outcome {
  if (first.outcome?.state !== 'rejected') return { state: 'unchanged' };
  return { state: 'rejected', why: `第 ${row.line} 行与第 ${first.row.line} 行相同；${first.outcome.why}` };
}

function countOf(outcomes: readonly Outcome[]): Pick<Counts, 'accepted' | 'unchanged' | 'rejected'> {
  const count = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  return { accepted: count('accepted'), unchanged: count('unchanged'), rejected: count('rejected') };
}

function differingColumns(a: string, b: string): string {
  const [one, other] = [JSON.parse(a), JSON.parse(b)] as Record<string, unknown>[];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name])).join('、');
}
