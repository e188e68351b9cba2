// One import under way: its batches, its counts, its row in exchange.import, and the rows it gives back.

import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Database, Db } from '../base/db.ts';
import type { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import type { Grading } from '../grading/grading.ts';
import { heldToIndexes } from '../ledger/by-index.ts';
import type { Label } from '../ledger/code-list.ts';
import type { FieldSet } from '../ledger/field.ts';
import { Fault } from './fault.ts';
import { type Outcome, type RecordOptions, type Taking, takeEntities, takeRecords } from './import-rows.ts';
import { ENTITIES } from './mapping.ts';
import type { Plan } from './plan.ts';
import { problems } from './problems.ts';
import type { Counts, Receipt } from './receipt.ts';
import type { Rejects } from './rejects.ts';
import type { ReadRow } from './row.ts';
import { earlierOf, entityKeys, FirstRows } from './within-file.ts';

/** What is to be imported, and how. */
export interface Import {
  /** A record type of the catalogue, or `entities`. */
  readonly type: string;
  readonly file: string;
  readonly source?: string;
  /** Path of a mapping file. */
  readonly map?: string;
  /** The reason for correcting what is filed with other content. */
  readonly correct?: string;
  /** Where rows that cannot be taken go; `<file>.rejected.csv` when not given. */
  readonly rejected?: string;
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

type Order = Import & { readonly sha256: string };

export class ImportRun {
  readonly #importing: Importing;
  readonly #order: Order;
  readonly #set: FieldSet;
  readonly #rejects: Rejects;
  readonly #id: string;
  readonly #first: FirstRows;
  readonly #stated: RecordOptions['stated'] = new Map();
  readonly #warnings = new Map<string, { count: number; first: Label }>();
  #counts: Counts = { accepted: 0, unchanged: 0, rejected: 0, skipped: 0 };

  private constructor(importing: Importing, order: Order, plan: Plan, rejects: Rejects, id: string) {
    this.#importing = importing;
    this.#order = order;
    this.#set = plan.set;
    this.#rejects = rejects;
    this.#id = id;
    this.#first = new FirstRows(plan.fields.map((field) => field.name));
  }

  /** Begins an import: from now on exchange.import tells of it. */
  static async begin(importing: Importing, order: Order, plan: Plan, rejects: Rejects): Promise<ImportRun> {
    const id = randomUUID();
    const { type, source, file, sha256 } = order;
    await importing.database.transaction((db) =>
      db.query(
        'insert into exchange.import (id, type, source, file, sha256, who, began_at) values ($1, $2, $3, $4, $5, $6, $7)',
        [id, type, source ?? null, resolve(file), sha256, importing.who.id, importing.clock()],
      ),
    );
    return new ImportRun(importing, order, plan, rejects, id);
  }

  /** Takes one batch: its rows and its counts are one transaction, which writes nothing before the batch `after` is over. */
  async take(batch: readonly ReadRow[], skipped: number, after: Promise<void>): Promise<void> {
    const counts = await this.#importing.database.transaction(async (db) => {
      // Everything that a batch asks for, it asks for by its keys.
      const outcomes = await heldToIndexes(db, batch.length, () => this.#settle(db, batch, after));
      await after;
      const counted = { ...countOf(outcomes), skipped };
      await db.query(
        `update exchange.import set accepted = accepted + $2, unchanged = unchanged + $3, rejected = rejected + $4,
           skipped = skipped + $5 where id = $1`,
        [this.#id, counted.accepted, counted.unchanged, counted.rejected, skipped],
      );
      return { counted, outcomes };
    });
    this.#counts = added(this.#counts, counts.counted);
    for (const { warning } of counts.outcomes) if (warning) this.#warn(warning);
    await this.#rejects.add(
      batch.flatMap(({ row }, i) => {
        const { state, why = '' } = counts.outcomes[i];
        return state === 'rejected' ? [{ row, why }] : [];
      }),
    );
  }

  /** What becomes of each row of a batch. */
  async #settle(db: Db, batch: readonly ReadRow[], after: Promise<void>): Promise<Outcome[]> {
    // What an entity's row is compared with depends on what became of those before it.
    if (this.#isEntities) await after;
    const judged = batch.map((row) => this.#judge(row));
    const open = batch.filter((_, i) => judged[i] === undefined);
    const taken = await this.#takeRows(db, open, after);
    const byLine = new Map(open.map(({ row }, k) => [row.line, taken[k]]));
    for (const [k, row] of open.entries()) {
      if (taken[k].state === 'rejected' && this.#isEntities) this.#first.forget(entityKeys(row), row.row.line);
    }
    return batch.map(({ row }, i) => {
      const early = judged[i];
      if (early === undefined) return byLine.get(row.line)!;
      return 'like' in early ? likeFirst(row.line, early.like, byLine.get(early.like)) : early;
    });
  }

  /** Whether a batch can be made ready while the one before it is written; entities' rows depend on those before them. */
  get readiesAhead(): boolean {
    return !this.#isEntities;
  }

  get #isEntities(): boolean {
    return this.#order.type === ENTITIES;
  }

  /** What the file alone tells of a row: its fate, the line of the row that it repeats, or undefined when it must be asked. */
  #judge(read: ReadRow): Outcome | { readonly like: number } | undefined {
    const { row, faults, fields } = read;
    if (faults.length) return { state: 'rejected', why: faults.map((fault) => fault.said(row.line)).join('；') };
    if (!this.#isEntities) return undefined;
    const keys = entityKeys(read);
    const first = earlierOf(this.#first, keys, read);
    if (!first) {
      this.#first.keep(keys, row.line, fields);
      return undefined;
    }
    const differing = this.#first.differing(first, fields);
    if (!differing.length) return { like: first.line };
    const columns = differing.map((name) => this.#set.fieldsByName.get(name)?.label.zh ?? name).join('、');
    const found = String(fields.uscc ?? fields.name);
    const fault = new Fault(problems['exchange.differs-within-file'], { first: first.line, found, columns });
    return { state: 'rejected', why: fault.said(row.line) };
  }

  async #takeRows(db: Db, rows: readonly ReadRow[], after: Promise<void>): Promise<Outcome[]> {
    if (!rows.length) return [];
    const { who, clock, grading } = this.#importing;
    const { type, file, source, correct } = this.#order;
    const taking: Taking = { db, who, at: clock(), grading, origin: basename(file), after };
    return this.#isEntities
      ? takeEntities(taking, rows)
      : takeRecords(taking, grading.catalogue.type(type)!, rows, { source, correct, stated: this.#stated });
  }

  #warn({ code, ...first }: NonNullable<Outcome['warning']>): void {
    const warning = this.#warnings.get(code);
    if (warning) warning.count++;
    else this.#warnings.set(code, { count: 1, first });
  }

  /** Ends the import; its receipt. */
  async end(cutOff: Problem | undefined, notes: readonly Label[]): Promise<Receipt> {
    const { database, clock } = this.#importing;
    const rejectedFile = await this.#rejects.end();
    await database.transaction((db) =>
      db.query('update exchange.import set ended_at = $2 where id = $1', [this.#id, clock()]),
    );
    const warnings = [...this.#warnings.values()].map(({ count, first }) => ({
      zh: count > 1 ? `${first.zh}（这样的共 ${count} 行）` : first.zh,
      en: count > 1 ? `${first.en} (${count} rows like this)` : first.en,
    }));
    return { ...this.#counts, rejectedFile, cutOff, notes: [...notes, ...warnings] };
  }
}

/** A row that says no more than an earlier one shares its fate. */
function likeFirst(line: number, like: number, first: Outcome | undefined): Outcome {
  if (first?.state !== 'rejected') return { state: 'unchanged' };
  return { state: 'rejected', why: `第 ${line} 行与第 ${like} 行相同；${first.why}` };
}

function countOf(outcomes: readonly Outcome[]) {
  const count = (state: Outcome['state']) => outcomes.filter((outcome) => outcome.state === state).length;
  return { accepted: count('accepted'), unchanged: count('unchanged'), rejected: count('rejected') };
}

function added(a: Counts, b: Counts): Counts {
  return {
    accepted: a.accepted + b.accepted,
    unchanged: a.unchanged + b.unchanged,
    rejected: a.rejected + b.rejected,
    skipped: a.skipped + b.skipped,
  };
}
