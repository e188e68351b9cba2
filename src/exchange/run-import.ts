// The job that imports a noted file: begun anew after a kill, since what was taken before is found unchanged.

import type { Database, Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { Task } from '../base/workshop.ts';
import { Flaws } from '../base/yaml.ts';
import type { Grading } from '../grading/grading.ts';
import { settlePublicity } from '../publicity/catch-up.ts';
import { contentOf, forgetContent } from './content.ts';
import type { Told } from './fault.ts';
import { type Noted, Superseded } from './import.ts';
import { importFile } from './import-file.ts';
import { tellImport } from './note-import.ts';
import { type NotedImport, notedImport } from './noted-import.ts';
import { problems } from './problems.ts';
import { forgetRejected, keepRejected } from './rejected-rows.ts';

export interface Running {
  readonly database: Database;
  readonly grading: Grading;
  readonly clock: () => Date;
  /** Where files are put while they are read. */
  readonly folder: string;
}

/** Imports the file of a noted import; what cannot be read ends it as failed. Throws what may go better another time. */
export async function runImport(running: Running, { key: id, signal, last }: Task): Promise<void> {
  const { database, clock, folder } = running;
  const noted = await database.transaction((db) => begin(db, id));
  if (!noted) return;
  try {
    await read(running, noted, signal);
  } catch (error) {
    if (error instanceof Superseded) return;
    const failure =
      toldOf(error) ?? (last && !signal.aborted ? { code: problems['exchange.not-finished'], params: {} } : undefined);
    if (!failure) throw error;
    await database.transaction((db) => fail(db, clock(), noted, failure));
  } finally {
    await forgetContent(id, folder);
  }
}

/** Begins an import that waits, or that was left in the middle; undefined when there is nothing to do any more. */
async function begin(db: Db, id: string): Promise<NotedImport | undefined> {
  const { rowCount } = await db.query(
    `update exchange.import set state = 'running', run = run + 1, accepted_before = accepted, unchanged = 0, rejected = 0,
       skipped = 0, read = 0 where id = $1 and state in ('waiting', 'running')`,
    [id],
  );
  if (rowCount === 0) return undefined;
  await forgetRejected(db, id);
  const noted = await notedImport(db, id);
  await tellImport(db, noted);
  return noted;
}

async function read({ database, grading, clock, folder }: Running, noted: NotedImport, signal: AbortSignal) {
  const { id, type, source, correct, who, by, reach } = noted;
  const file = await database.read((db) => contentOf(db, noted, folder));
  let bytes = 0;
  const onBatch: Noted['onBatch'] = async (db, rejected) => {
    if (signal.aborted) throw new Error('left off');
    await keepRejected(db, id, rejected);
    await db.query('update exchange.import set read = $2 where id = $1', [id, bytes]);
    await tellImport(db, noted);
  };
  await importFile(
    {
      ...{ database, grading, clock, who: { id: who, name: by } },
      limit: reach.includes('') ? undefined : { reach, source: undefined },
      settle: () => settlePublicity(database, grading.catalogue, clock()),
    },
    {
      ...{ type: type!, file, source: source ?? undefined, correct: correct ?? undefined },
      onProgress: (read) => {
        bytes = read;
      },
      noted: notedOrder(noted, onBatch),
    },
  );
}

function notedOrder({ id, run, mapping, mappingName, sheet, partOf }: NotedImport, onBatch: Noted['onBatch']): Noted {
  return {
    ...{ id, run, onBatch, sheet: sheet ?? undefined },
    mapping: mapping === null ? undefined : { name: mappingName ?? '', content: mapping },
    defused: partOf !== null,
  };
}

async function fail(db: Db, at: Date, noted: NotedImport, failure: Told): Promise<void> {
  await db.query(
    `update exchange.import set state = 'failed', ended_at = $2, failure = $3,
       unchanged = greatest(unchanged - accepted_before, 0), accepted_before = 0
     where id = $1 and run = $4 and state = 'running'`,
    [noted.id, at, JSON.stringify(failure), noted.run],
  );
  await tellImport(db, noted);
}

/** Why a file cannot be read as it is asked, by code; undefined for what is no fault of file or mapping. */
export function toldOf(error: unknown): Told | undefined {
  if (error instanceof Problem && error.code.startsWith('exchange.')) return { code: error.code, params: error.params };
  if (!(error instanceof Flaws)) return undefined;
  const flaws = error.flaws.map(({ line, zh }) => `${line}: ${zh}`).join('；');
  return { code: problems['exchange.mapping-flawed'], params: { flaws } };
}
