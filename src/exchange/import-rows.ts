// What the rows of a batch become: entities of the register, or records of the ledger, graded in the same transaction.

import type { Db } from '../base/db.ts';
import type { Problem } from '../base/problem.ts';
import type { Who } from '../base/who.ts';
import { correctAllAndGrade, fileAndGrade, saveAndGrade } from '../grading/file.ts';
import type { Grading } from '../grading/grading.ts';
import type { RecordType } from '../ledger/catalogue.ts';
import type { Filing } from '../ledger/filing.ts';
import type { Fields } from '../ledger/record.ts';
import type { Identifiers } from '../registry/entity.ts';
import type { EntityInput } from '../registry/entity-input.ts';
import { resolveEntities } from '../registry/resolve-entities.ts';
import type { ReadRow, References } from './row.ts';

/** What became of one row; `why` says what is wrong with a rejected one. */
export interface Outcome {
  readonly state: 'accepted' | 'unchanged' | 'rejected';
  readonly why?: string;
  readonly warning?: { readonly code: string; readonly zh: string; readonly en: string };
}

/** Everything that takes a batch of rows needs. */
export interface Taking {
  readonly db: Db;
  readonly who: Who;
  readonly at: Date;
  readonly grading: Grading;
  /** Where the rows come from, for the entries' `why`. */
  readonly origin: string;
}

export interface RecordOptions {
  readonly source?: string;
  /** Files corrections of what is filed under the same number with other content, for this reason. */
  readonly correct?: string;
}

/** Takes rows of entities: one outcome for each, in order. */
export async function takeEntities(taking: Taking, rows: readonly ReadRow[]): Promise<Outcome[]> {
  const { db, who, at, grading, origin } = taking;
  const saved = await saveAndGrade(
    db,
    who,
    at,
    rows.map((row) => entityInput(row, origin)),
    grading,
  );
  return saved.map((one, i) => {
    if (one.state === 'refused') return rejected(rows[i], one.problem);
    return { state: one.state, warning: one.warning && warningOf(one.warning) };
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

/** Takes rows of records of one type: finds their entities, files them and grades; one outcome for each, in order. */
export async function takeRecords(
  taking: Taking,
  type: RecordType,
  rows: readonly ReadRow[],
  options: RecordOptions,
): Promise<Outcome[]> {
  const { db, who, at, grading, origin } = taking;
  const found = await resolveEntities(
    db,
    rows.map(({ references }) => ({
      uscc: references.uscc,
      regno: references.regno,
      name: references.name,
      foreign: foreignOf(references),
    })),
  );
  const known = rows.flatMap((row, i) =>
    found[i].entityId === undefined ? [] : [{ row, i, entityId: found[i].entityId! }],
  );
  const filings = known.map(({ row, entityId }): Filing => {
    const source = options.source ?? (type.source && row.fields[type.source] ? undefined : 'import');
    return { entityId, type: type.id, source, fields: completed(type, row.fields), why: origin };
  });
  const filed = await fileAndGrade(db, who, at, filings, grading);
  const outcomes: Outcome[] = rows.map((row, i) =>
    found[i].problem ? rejected(row, found[i].problem!) : { state: 'rejected' },
  );
  for (const [k, { row, i }] of known.entries()) {
    const one = found[i];
    const warning = one.problem ? undefined : one.warning;
    outcomes[i] =
      filed[k].state === 'refused'
        ? { state: 'rejected', why: said(row, filed[k].problems.map(({ zh }) => zh).join('；')) }
        : { state: filed[k].state as 'accepted' | 'unchanged', warning: warning && warningOf(warning) };
  }
  if (options.correct !== undefined) {
    const differing = known.flatMap((one, k) => {
      const { state, recordId, problems } = filed[k];
      const differs =
        state === 'refused' &&
        recordId !== undefined &&
        problems.some(({ code }) => code === 'ledger.number-already-filed');
      return differs ? [{ ...one, recordId, fields: filings[k].fields }] : [];
    });
    const corrections = differing.map(({ entityId, recordId, fields }) => ({
      entityId,
      recordId: recordId!,
      fields,
      why: options.correct!,
    }));
    const corrected = await correctAllAndGrade(db, who, at, corrections, grading);
    differing.forEach(({ row, i }, k) => {
      const { state, problems } = corrected[k];
      outcomes[i] =
        state === 'refused'
          ? { state: 'rejected', why: said(row, problems.map(({ zh }) => zh).join('；')) }
          : { state: state === 'corrected' ? 'accepted' : 'unchanged' };
    });
  }
  return outcomes;
}

/** 吊销许可证件 that names the business licence (营业执照) is its revocation, which the rules hold apart. */
function completed(type: RecordType, fields: Fields): Fields {
  if (type.id !== 'administrative-penalty' || !String(fields.certificate ?? '').includes('营业执照')) return fields;
  const measures = (fields.measures as Fields[]).map((measure) =>
    measure.kind === 'permit-revoked' ? { ...measure, kind: 'licence-revoked' } : measure,
  );
  return { ...fields, measures };
}

function rejected(row: ReadRow, problem: Problem): Outcome {
  return { state: 'rejected', why: said(row, problem.message) };
}

function said({ row }: ReadRow, sentence: string): string {
  return `第 ${row.line} 行：${sentence}`;
}

function warningOf(problem: Problem): Outcome['warning'] {
  return { code: problem.code, zh: problem.message, en: problem.code };
}
