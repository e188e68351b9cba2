// The file of rows that were given back: their original columns, and what is wrong with each.

import { once } from 'node:events';
import { constants, createWriteStream, type WriteStream } from 'node:fs';
import { access, rename, rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { Problem } from '../base/problem.ts';
import { ERROR_HEADING } from './plan.ts';
import { problems } from './problems.ts';
import { cellText, type Row } from './sheet/sheet.ts';

/** `<file>.rejected.csv` beside a file, or in the present folder when the file's own cannot be written to. */
export async function rejectedPath(file: string): Promise<string> {
  const name = `${basename(file)}.rejected.csv`;
  try {
    await access(dirname(resolve(file)), constants.W_OK);
    return `${file}.rejected.csv`;
  } catch {
    return name;
  }
}

/** Gathers rejected rows beside the import; the file takes its name when the import is over, and an old one goes. */
export class Rejects {
  readonly path: string;
  readonly #headings: readonly string[];
  readonly #kept: readonly number[];
  #stream: WriteStream | undefined;

  /** Refuses to write over the file that is being imported. */
  constructor(path: string, imported: string, headings: readonly string[]) {
    if (resolve(path) === resolve(imported)) {
      throw new Problem(problems['exchange.rejected-is-input'], { file: path });
    }
    this.path = path;
    this.#headings = headings;
    // A file of rejected rows that is imported again has the column already; it is written anew, not carried along.
    this.#kept = headings.flatMap((heading, at) => (heading === ERROR_HEADING ? [] : [at]));
  }

  async add(rows: readonly { readonly row: Row; readonly why: string }[]): Promise<void> {
    if (!rows.length) return;
    const lines = rows.map(({ row, why }) => this.#line(row, why));
    const stream = this.#stream ?? (await this.#begin());
    if (!stream.write(stringify(lines, { record_delimiter: 'windows' }))) await once(stream, 'drain');
  }

  /** The original cells and the error; cells beyond the headings stand right of it, so that nothing is lost. */
  #line({ cells }: Row, why: string): string[] {
    const beyond = cells.slice(this.#headings.length).map(cellText);
    while (beyond.at(-1)?.trim() === '') beyond.pop();
    return [...this.#kept.map((at) => cellText(cells[at])), why, ...beyond];
  }

  async #begin(): Promise<WriteStream> {
    const stream = createWriteStream(this.#unfinished, 'utf8');
    try {
      await once(stream, 'open');
    } catch (error) {
      const reason = (error as Error).message;
      throw new Problem(problems['exchange.rejected-unwritable'], { file: this.path, reason });
    }
    const headings = [...this.#kept.map((at) => this.#headings[at]), ERROR_HEADING];
    // Excel takes a file without the mark for GB18030.
    stream.write(`\uFEFF${stringify([headings], { record_delimiter: 'windows' })}`);
    this.#stream = stream;
    return stream;
  }

  get #unfinished(): string {
    return `${this.path}.part`;
  }

  /** Ends the file; gives its path, undefined when no row was given back. */
  async end(): Promise<string | undefined> {
    if (!this.#stream) {
      // Where nothing can be written nothing was written before.
      await rm(this.path, { force: true }).catch(() => undefined);
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
    await rm(this.#unfinished, { force: true }).catch(() => undefined);
  }
}
