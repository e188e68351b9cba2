// The file of rows that were given back: their original columns, and what is wrong with each.

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { Problem } from '../base/problem.ts';
import { ERROR_HEADING } from './plan.ts';
import { problems } from './problems.ts';
import { cellText, type Row } from './sheet/sheet.ts';

/** `<file>.rejected.csv` beside a file. */
export function rejectedPath(file: string): string {
  return `${file}.rejected.csv`;
}

/** Gathers rejected rows beside the import; the file takes its name when the import is over, and an old one goes. */
export class Rejects {
  readonly path: string;
  readonly #headings: readonly string[];
  readonly #kept: number[];
  #stream: WriteStream | undefined;
  #count = 0;

  constructor(path: string, headings: readonly string[]) {
    this.path = path;
    // A file of rejected rows that is imported again has the column already; it is written anew, not carried along.
    this.#kept = headings.flatMap((heading, at) => (heading === ERROR_HEADING ? [] : [at]));
    this.#headings = this.#kept.map((at) => headings[at]);
  }

  get count(): number {
    return this.#count;
  }

  async add(rows: readonly { readonly row: Row; readonly why: string }[]): Promise<void> {
    if (!rows.length) return;
    const lines = rows.map(({ row, why }) => [...this.#cells(row), why]);
    const stream = this.#stream ?? (await this.#begin());
    this.#count += rows.length;
    if (!stream.write(stringify(lines))) await once(stream, 'drain');
  }

  /** The original cells; what stands beyond the headings is joined to the last, so that nothing is lost. */
  #cells(row: Row): string[] {
    return this.#kept.map((at) => cellText(row.cells[at]));
  }

  async #begin(): Promise<WriteStream> {
    const stream = createWriteStream(this.#unfinished, 'utf8');
    try {
      await once(stream, 'open');
    } catch (error) {
      throw new Problem(problems['exchange.rejected-unwritable'], {
        file: this.path,
        reason: (error as Error).message,
      });
    }
    stream.write(`\uFEFF${stringify([[...this.#headings, ERROR_HEADING]])}`);
    this.#stream = stream;
    return stream;
  }

  get #unfinished(): string {
    return `${this.path}.part`;
  }

  /** Ends the file; gives its path, undefined when no row was given back. */
  async end(): Promise<string | undefined> {
    if (!this.#stream) {
      await rm(this.path, { force: true });
      return undefined;
    }
    this.#stream.end();
    await once(this.#stream, 'close');
    await rename(this.#unfinished, this.path);
    return this.path;
  }

  /** Leaves nothing behind when the import could not go on. */
  async abandon(): Promise<void> {
    this.#stream?.destroy();
    await rm(this.#unfinished, { force: true });
  }
}
