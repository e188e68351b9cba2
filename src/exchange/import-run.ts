// One import under way: its batches, its counts, its row in exchange.import, and the rows it gives back.

import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { Db } from '../base/db.ts';
import type { Problem } from '../base/problem.ts';
import { heldToIndexes } from '../ledger/by-index.ts';
import type { Label } from '../ledger/code-list.ts';
import type { FieldSet } from '../ledger/field.ts';
import { Fault, type Told } from './fault.ts';
import { type Import, type Importing, type RejectedRow, Superseded } from './import.ts';
import { type Outcome, type RecordOptions, type Taking, takeEntities, takeRecords } from './import-rows.ts';
import { ENTITIES } from './mapping.ts';
import type { Plan } from './plan.ts';
import { problems } from './problems.ts';
import type { Counts, Receipt } from './receipt.ts';
import type { Rejects } from './rejects.ts';
import type { ReadRow } from './row.ts';
import { earlierOf, entityKeys, FirstRows } from './within-file.ts';

type Order = Import & { readonly sha256: string; readonly headings: readonly string[] };

export class ImportRun {
  readonly #importing: Importing;
  readonly #order: Order;
  readonly #set: FieldSet;
  readonly #rejects: Rejects | undefined;
  readonly #id: string;
  readonly #first: FirstRows;
  readonly #stated: RecordOptions['stated'] = new Map();
  readonly #warnings = new Map<string, { count: number; first: Label }>();
  #counts: Counts = { accepted: 0, unchanged: 0, rejected: 0, skipped: 0 };

  private constructor(importing: Importing, order: Order, plan: Plan, rejects: Rejects | undefined, id: string) {
    this.#importing = importing;
    this.#order = order;
    this.#set = plan.set;
    this.#rejects = rejects;
    this.#id = id;
    this.#first = new FirstRows(plan.fields.map((field) => field.name));
  }

  /** Begins an import: from now on exchange.import tells of it. */
  static async begin(importing: Importing, order: Order, plan: Plan, rejects: Rejects | undefined): Promise<ImportRun> {
    if (order.noted) {
      const { id, run } = order.noted;
      await importing.database.transaction((db) =>
        db.query('update exchange.import set headings = $2 where id = $1 and run = $3', [id, order.headings, run]),
      );
      return new ImportRun(importing, order, plan, rejects, id);
    }
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
    const { counted, outcomes, rejected } = await this.#transaction(async (db, reader) => {
      // Everything that a batch asks for, it asks for by its keys.
      const outcomes = await heldToIndexes(db, batch.length, () => this.#settle({ db, reader }, batch, after));
      await after;
      const counted = { ...countOf(outcomes), skipped };
      await this.#note(db, counted);
      const rejected = rejectedOf(batch, outcomes);
      await this.#order.noted?.onBatch(db, rejected);
      return { counted, outcomes, rejected };
    });
    this.#counts = added(this.#counts, counted);
    for (const { warning } of outcomes) if (warning) this.#warn(warning);
    await this.#rejects?.add(rejected);
  }

  #transaction<T>(work: (db: Db, reader: Db) => Promise<T>): Promise<T> {
    const { database, limit } = this.#importing;
    return limit ? database.as(limit).transaction(work) : database.transaction((db) => work(db, db));
  }

  async #note(db: Db, { accepted, unchanged, rejected, skipped }: Counts): Promise<void> {
    const { rowCount } = await db.query(
      `update exchange.import set accepted = accepted + $2, unchanged = unchanged + $3, rejected = rejected + $4,
         skipped = skipped + $5 where id = $1 and run = $6 and state = 'running'`,
      [this.#id, accepted, unchanged, rejected, skipped, this.#order.noted?.run ?? 0],
    );
    if (rowCount === 0) throw new Superseded();
  }

  /** What becomes of each row of a batch. */
  async #settle(within: Within, batch: readonly ReadRow[], after: Promise<void>): Promise<Outcome[]> {
    // What an entity's row is compared with depends on what became of those before it.
    if (this.#isEntities) await after;
    const judged = batch.map((row) => this.#judge(row));
    const open = batch.filter((_, i) => judged[i] === undefined);
    const taken = await this.#takeRows(within, open, after);
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
    if (faults.length)
      return { state: 'rejected', why: faults.map((fault) => fault.said(row.line)).join('；'), faults };
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
    return { state: 'rejected', why: fault.said(row.line), faults: [fault] };
  }

  async #takeRows(within: Within, rows: readonly ReadRow[], after: Promise<void>): Promise<Outcome[]> {
    if (!rows.length) return [];
    const { who, clock, grading, limit } = this.#importing;
    const { type, file, source, correct } = this.#order;
    const reach = limit?.reach ?? [''];
    const taking: Taking = { ...within, who, at: clock(), grading, origin: basename(file), reach, after };
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
    const rejectedFile = await this.#rejects?.end();
    const said = [...notes, ...this.#warningNotes()];
    await database.transaction((db) => this.#end(db, clock(), cutOff, said));
    return { ...this.#counts, rejectedFile, cutOff, notes: said };
  }

  async #end(db: Db, at: Date, cutOff: Problem | undefined, notes: readonly Label[]): Promise<void> {
    const { rowCount } = await db.query(
      `update exchange.import set state = 'done', ended_at = $2, notes = $3, cut_off = $4,
         unchanged = greatest(unchanged - accepted_before, 0), accepted_before = 0
       where id = $1 and run = $5 and state = 'running'`,
      [
        ...[this.#id, at, JSON.stringify(notes), cutOff ? JSON.stringify(toldOf(cutOff)) : null],
        this.#order.noted?.run ?? 0,
      ],
    );
    if (rowCount === 0) throw new Superseded();
    await this.#order.noted?.onBatch(db, []);
  }

  #warningNotes(): Label[] {
    return [...this.#warnings.values()].map(({ count, first }) => ({
      zh: count > 1 ? `${first.zh}（这样的共 ${count} 行）` : first.zh,
      en: count > 1 ? `${first.en} (${count} rows like this)` : first.en,
    }));
  }
}

type Within = Pick<Taking, 'db' | 'reader'>;

/** A row that says no more than an earlier one shares its fate. */
function likeFirst(line: number, like: number, first: Outcome | undefined): Outcome {
  if (first?.state !== 'rejected') return { state: 'unchanged' };
  return { state: 'rejected', why: `第 ${line} 行与第 ${like} 行相同；${first.why}`, faults: first.faults };
}

function rejectedOf(batch: readonly ReadRow[], outcomes: readonly Outcome[]): RejectedRow[] {
  return batch.flatMap(({ row }, i) => {
    const { state, why = '', faults = [] } = outcomes[i];
    return state === 'rejected' ? [{ row, why, faults: faults.map(toldOf) }] : [];
  });
}

function toldOf({ code, params }: Told): Told {
  return { code, params };
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
