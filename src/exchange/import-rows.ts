// What the rows of a batch become: entities of the register, or records of the ledger, graded in the same transaction.

import type { Db } from '../base/db.ts';
import { type Problem, sentence } from '../base/problem.ts';
import { textKey } from '../base/text-key.ts';
import type { Who } from '../base/who.ts';
import { correctAllAndGrade, fileAndGrade, saveAndGrade } from '../grading/file.ts';
import type { Grading } from '../grading/grading.ts';
import { canonicalJson } from '../ledger/canonical.ts';
import { documentNumber, type RecordType } from '../ledger/catalogue.ts';
import type { Label } from '../ledger/code-list.ts';
import type { Filed } from '../ledger/file.ts';
import type { Filing } from '../ledger/filing.ts';
import { normaliseNumber } from '../ledger/number.ts';
import { problems as ledgerProblems } from '../ledger/problems.ts';
import type { Fields } from '../ledger/record.ts';
import type { Identifiers } from '../registry/entity.ts';
import type { EntityInput } from '../registry/entity-input.ts';
import { resolveEntities } from '../registry/resolve-entities.ts';
import type { SavedEntity } from '../registry/save-entities.ts';
import type { Told } from './fault.ts';
import { withLicenceNamed } from './penalty.ts';
import { problems } from './problems.ts';
import type { ReadRow, References } from './row.ts';

/** What became of one row; `why` says in a sentence what is wrong with a rejected one, `faults` as codes. */
export interface Outcome {
  readonly state: 'accepted' | 'unchanged' | 'rejected';
  readonly why?: string;
  readonly faults?: readonly Told[];
  readonly warning?: Label & { readonly code: string };
}

/** Everything that takes a batch of rows needs. */
export interface Taking {
  readonly db: Db;
  /** The same transaction within the sender's reach; `db` itself when he has none to keep to. */
  readonly reader: Db;
  readonly who: Who;
  readonly at: Date;
  readonly grading: Grading;
  /** Where the rows come from, for the entries' `why`. */
  readonly origin: string;
  readonly reach: readonly string[];
  /** The batch before: done when it is over, failed when it failed. */
  readonly after: Promise<unknown>;
}

export interface RecordOptions {
  readonly source?: string;
  /** Files corrections of what is filed under the same number with other content, for this reason. */
  readonly correct?: string;
  /** By fact: the first row of the file that states it. With corrections, two rows could otherwise correct each other by turns. */
  readonly stated: Map<string, { readonly line: number; readonly content: number }>;
}

/** The source of records of which neither the import nor a field says where they come from. */
const UNNAMED_SOURCE = 'import';

/** Takes rows of entities: one outcome for each, in order. */
export async function takeEntities(taking: Taking, rows: readonly ReadRow[]): Promise<Outcome[]> {
  const { db, who, at, grading, origin } = taking;
  const outside = await outsideReach(taking, rows);
  const inside = rows.filter((_, i) => !outside[i]);
  const inputs = inside.map((row) => entityInput(row, origin));
  const saved = await saveAndGrade(db, who, at, inputs, grading);
  const outcomes = new Map(inside.map((row, i) => [row, entityOutcome(row, saved[i])]));
  return rows.map((row, i) => (outside[i] ? rejected(row, [outside[i]]) : outcomes.get(row)!));
}

function entityOutcome(row: ReadRow, saved: SavedEntity): Outcome {
  if (saved.state === 'refused') return rejected(row, [saved.problem]);
  return { state: saved.state, warning: saved.warning && warningOf(saved.warning) };
}

/** For each row: why it is not for this sender to say, because the entity lies beyond his reach, or would by what he says. */
async function outsideReach(
  { db, reader, reach }: Taking,
  rows: readonly ReadRow[],
): Promise<readonly (Told | undefined)[]> {
  if (reader === db) return [];
  const references = rows.map(({ fields, references }) => ({
    ...(fields as { uscc?: string; regno?: string; name?: string }),
    foreign: foreignOf(references),
  }));
  const [all, seen] = [await resolveEntities(db, references), await resolveEntities(reader, references)];
  return rows.map(({ fields }, i) => {
    const same = all[i].entityId === seen[i].entityId && all[i].problem?.code === seen[i].problem?.code;
    const division = fields.division === undefined ? undefined : String(fields.division);
    const within =
      division === undefined ? seen[i].entityId !== undefined : reach.some((one) => division.startsWith(one));
    if (same && within) return undefined;
    return { code: problems['exchange.outside-reach'], params: { found: String(fields.name ?? fields.uscc ?? '') } };
  });
}

function entityInput({ fields, references }: ReadRow, origin: string): EntityInput {
  const { uscc, regno, effective_on: effectiveOn, ...attributes } = fields as Record<string, never>;
  return { attributes, identifiers: { uscc, regno, foreign: foreignOf(references) }, effectiveOn, why: origin };
}

function foreignOf(references: References): Identifiers['foreign'] {
  const scheme = Object.keys(references).find((key) => key !== 'uscc' && key !== 'regno' && key !== 'name');
  return scheme === undefined ? undefined : { scheme, value: references[scheme] };
}

/** A row whose entity is found. */
interface Known {
  readonly row: ReadRow;
  readonly at: number;
  readonly filing: Filing;
  readonly warning?: Problem;
}

/** Takes rows of records of one type: finds their entities, files them and grades; one outcome for each, in order. */
export async function takeRecords(
  taking: Taking,
  type: RecordType,
  rows: readonly ReadRow[],
  options: RecordOptions,
): Promise<Outcome[]> {
  const { db, who, at, grading, after } = taking;
  const { correct } = options;
  // A correction may be about what the batch before states.
  if (correct !== undefined) await after;
  const found = await resolveEntities(taking.reader, rows.map(referenceOf));
  const known = rows.flatMap((row, i): Known[] => {
    const { entityId, ...one } = found[i];
    if (entityId === undefined) return [];
    return [
      {
        row,
        at: i,
        filing: filingOf(type, entityId, row, taking.origin, options),
        warning: (one as { warning?: Problem }).warning,
      },
    ];
  });
  const outcomes = rows.map((row, i): Outcome => rejected(row, found[i].problem ? [found[i].problem] : []));
  for (const one of known) outcomes[one.at] = statedOtherwise(type, one, options) ?? PENDING;
  const asked = known.filter((one) => outcomes[one.at] === PENDING);
  const filings = asked.map(({ filing }) => filing);
  const filed = await fileAndGrade(db, who, at, filings, grading, after);
  const corrected = correct === undefined ? undefined : await correctDiffering(taking, asked, filed, correct);
  for (const [k, one] of asked.entries()) outcomes[one.at] = corrected?.get(k) ?? outcomeOf(one, filed[k]);
  return outcomes;
}

const PENDING: Outcome = { state: 'unchanged' };

/** Refuses a row that would correct what another row of the same file says under the same number. */
function statedOtherwise(
  type: RecordType,
  { row, filing }: Known,
  { correct, stated }: RecordOptions,
): Outcome | undefined {
  if (correct === undefined) return undefined;
  const number = documentNumber(type, filing.fields);
  const key = `${filing.entityId}|${filing.source}|${normaliseNumber(number)}`;
  const content = textKey(canonicalJson(filing.fields));
  const first = stated.get(key);
  if (!first) stated.set(key, { line: row.row.line, content });
  if (!first || first.content === content) return undefined;
  const code = problems['exchange.number-differs-within-file'];
  const params = { line: row.row.line, first: first.line, found: number };
  return { state: 'rejected', why: sentence(code, params), faults: [{ code, params }] };
}

function referenceOf({ references }: ReadRow) {
  const { uscc, regno, name } = references;
  return { uscc, regno, name, foreign: foreignOf(references) };
}

function filingOf(type: RecordType, entityId: number, row: ReadRow, origin: string, { source }: RecordOptions): Filing {
  const fields = type.id === 'administrative-penalty' ? withLicenceNamed(row.fields) : row.fields;
  const own = type.source === undefined ? undefined : row.fields[type.source];
  return { entityId, type: type.id, source: source ?? String(own ?? UNNAMED_SOURCE), fields, why: origin };
}

function outcomeOf({ row, warning }: Known, { state, since, problems: faults }: Filed): Outcome {
  if (state === 'refused') return rejected(row, faults);
  if (since === 'withdrawn') return { state, warning: notTaken(row, 'exchange.withdrawn-before') };
  if (since === 'corrected') return { state, warning: notTaken(row, 'exchange.corrected-before') };
  return { state, warning: warning && warningOf(warning) };
}

function notTaken(
  { row }: ReadRow,
  code: 'exchange.withdrawn-before' | 'exchange.corrected-before',
): Outcome['warning'] {
  const params = { line: row.line };
  return { code, zh: sentence(problems[code], params, 'zh'), en: sentence(problems[code], params, 'en') };
}

/** Corrects what is filed with other content than these rows have; outcomes by the rows' places in `known`. */
async function correctDiffering(
  { db, who, at, grading }: Taking,
  known: readonly Known[],
  filed: readonly Filed[],
  why: string,
): Promise<Map<number, Outcome>> {
  const differing = [...known.keys()].filter((k) => differs(filed[k]));
  const corrections = differing.map((k) => {
    const { entityId, fields } = known[k].filing;
    return { entityId, recordId: filed[k].recordId!, fields: fields as Fields, why };
  });
  const corrected = await correctAllAndGrade(db, who, at, corrections, grading);
  const outcomes = corrected.map(({ state, problems: faults }, i): Outcome => {
    if (state === 'refused') return rejected(known[differing[i]].row, faults);
    return { state: state === 'corrected' ? 'accepted' : 'unchanged' };
  });
  return new Map(differing.map((k, i) => [k, outcomes[i]]));
}

/** Whether a record stands under the number with content that the row does not have (any more). */
function differs({ state, since, recordId, problems: faults }: Filed): boolean {
  if (recordId === undefined) return false;
  if (state === 'unchanged') return since === 'corrected';
  return faults.some(({ code }) => code === ledgerProblems['ledger.number-already-filed']);
}

function rejected({ row }: ReadRow, faults: readonly Told[]): Outcome {
  const why = faults.map(({ code, params }) => sentence(code, params)).join('；');
  return {
    state: 'rejected',
    why: `第 ${row.line} 行：${why}`,
    faults: faults.map(({ code, params }) => ({ code, params })),
  };
}

function warningOf({ code, params }: Problem): Outcome['warning'] {
  return { code, zh: sentence(code, params, 'zh'), en: sentence(code, params, 'en') };
}
