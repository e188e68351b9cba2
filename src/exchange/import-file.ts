// Imports one file: read, checked, taken in batches of whole transactions; what cannot be taken is given back.

import { asItWas } from '../base/csv.ts';
import { shanghaiDay } from '../base/day.ts';
import { Problem } from '../base/problem.ts';
import { type Catalogue, writtenByItself } from '../ledger/catalogue.ts';
import type { FieldSet } from '../ledger/field.ts';
import { refuseWritten } from '../ledger/second-person.ts';
import type { Import, Importing } from './import.ts';
import { ImportRun } from './import-run.ts';
import { mappingFor } from './kept-mapping.ts';
import { ENTITIES } from './mapping.ts';
import { knownHeading, planFor } from './plan.ts';
import { problems } from './problems.ts';
import type { Receipt } from './receipt.ts';
import { Rejects, rejectedPath } from './rejects.ts';
import { type ReadRow, rowReader } from './row.ts';
import { fingerprint } from './sheet/bytes.ts';
import { readSheet } from './sheet/read.ts';
import type { Row } from './sheet/sheet.ts';

/** The most rows of one transaction, and the most characters where rows are long. */
const BATCH = { rows: 5000, characters: 2_000_000 };

/**
 * Imports a file in batches of whole transactions; the same file again changes nothing. Throws a `Problem`, or the `Flaws` of a
 * mapping, where it cannot be read as a table of this type: then nothing is written.
 */
export async function importFile(importing: Importing, order: Import): Promise<Receipt> {
  const { database, grading, who, clock } = importing;
  const { catalogue } = grading;
  const { noted } = order;
  const set = fieldSetOf(catalogue, order.type);
  const { sha256, size } = await fingerprint(order.file);
  const { mapping, notes } = await mappingFor(database, catalogue, who, clock(), order);
  const sheet = await readSheet(order.file, {
    knows: knownHeading(catalogue, set, mapping),
    sheet: noted?.sheet,
    onBytes: order.onProgress && ((read) => order.onProgress?.(read, size)),
  });
  const plan = planFor(catalogue, set, sheet.headings, mapping);
  const rejects = noted
    ? undefined
    : new Rejects(order.rejected ?? (await rejectedPath(order.file)), order.file, sheet.headings);
  const source = order.source ?? mapping?.source;
  const run = await ImportRun.begin(importing, { ...order, source, sha256, headings: sheet.headings }, plan, rejects);
  const read = rowReader(plan, sheet.headings, sheet.format === 'xlsx');
  const reading = { today: shanghaiDay(clock()), zone: plan.zone };
  try {
    const cutOff = await takeAll(sheet.rows, run, (row) => read(noted?.defused ? asSent(row) : row, reading));
    await importing.settle?.();
    return await run.end(cutOff, [...notes, ...sheet.notes, ...plan.notes]);
  } catch (error) {
    await rejects?.abandon();
    throw error;
  }
}

/** The fields of a record type or of entities. Refuses a type that the catalogue does not have, and one that only the program writes. */
export function fieldSetOf(catalogue: Catalogue, type: string): FieldSet {
  refuseWritten(catalogue, type);
  const set = type === ENTITIES ? catalogue.entity : catalogue.type(type);
  if (set) return set;
  const files = [...catalogue.types.values()].filter((one) => !writtenByItself(one));
  const known = [ENTITIES, ...files.map(({ id }) => id)];
  throw new Problem(problems['exchange.unknown-type'], { type, known });
}

/**
 * Hands every row to the run: one batch is written while the next is made ready and the one behind it is read. A file that
 * breaks off in the middle is taken up to there; gives why it broke off.
 */
async function takeAll(
  source: AsyncIterable<readonly Row[]>,
  run: ImportRun,
  read: (row: Row) => ReadRow | undefined,
): Promise<Problem | undefined> {
  let batch: ReadRow[] = [];
  let [rows, skipped, characters] = [0, 0, 0];
  let [before, under] = [Promise.resolve(), Promise.resolve()];
  const hand = async () => {
    await (run.readiesAhead ? before : under);
    before = under;
    under = run.take(batch, skipped, before);
    // Whoever awaits it next sees the failure; until then it must not count as unheard.
    under.catch(() => undefined);
    [batch, skipped, characters] = [[], 0, 0];
  };
  let cutOff: Problem | undefined;
  try {
    for await (const some of source) {
      for (const row of some) {
        const said = read(row);
        if (said) batch.push(said);
        else skipped++;
        characters += lengthOf(row);
        if (batch.length === BATCH.rows || characters > BATCH.characters) await hand();
      }
      rows += some.length;
    }
  } catch (error) {
    await Promise.allSettled([before, under]);
    if (!(error instanceof Problem) || rows === 0) throw error;
    cutOff = error;
  }
  await hand();
  await under;
  return cutOff;
}

/** A row that was given back with its cells made harmless for spreadsheets, as it was. */
function asSent({ cells, ...row }: Row): Row {
  return { ...row, cells: cells.map((cell) => (typeof cell === 'string' ? asItWas(cell) : cell)) };
}

function lengthOf({ cells }: Row): number {
  let length = 0;
  for (const cell of cells) if (typeof cell === 'string') length += cell.length;
  return length;
}
