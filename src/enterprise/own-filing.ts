// What an enterprise files about itself: annual report and instant information, through the ledger, in its own name.

import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { fileAndGrade } from '../grading/file.ts';
import type { Grading } from '../grading/grading.ts';
import type { Catalogue, RecordType } from '../ledger/catalogue.ts';
import { asProblem, type Filing, names } from '../ledger/filing.ts';
import type { Fields } from '../ledger/record.ts';
import { tryFiling } from '../ledger/try-filing.ts';
import { problems } from './problems.ts';

/** The source under which an enterprise files. */
const OWN_SOURCE = 'entity';

/** The types that it may file. */
export function ownTypes({ types }: Catalogue): RecordType[] {
  return [...types.values()].filter(
    ({ sourceKinds, secondPerson }) => sourceKinds.includes(OWN_SOURCE) && !secondPerson,
  );
}

interface OwnFiling {
  readonly type: string;
  readonly fields: Fields;
}

/** Refuses a type that enterprises do not file. */
function filingOf(grading: Grading, entity: number, { type, fields }: OwnFiling): Filing {
  const known = grading.catalogue.type(type);
  if (known && !ownTypes(grading.catalogue).includes(known)) {
    const { type: zh, typeEn } = names(known);
    throw new Problem(problems['enterprise.not-to-file'], { type: zh, typeEn });
  }
  return { entityId: entity, type, fields, source: OWN_SOURCE };
}

/** What is wrong with it. */
export async function tryOwn(db: Db, at: Date, grading: Grading, entity: number, own: OwnFiling) {
  const { faults, unchanged } = await tryFiling(db, at, filingOf(grading, entity, own), grading.keeping);
  return { faults: faults.map(({ path, code, zh, en }) => ({ path, code, zh, en })), unchanged };
}

/** Files it; refuses what cannot be filed. */
export async function fileForSelf(
  db: Db,
  who: Reader,
  at: Date,
  grading: Grading,
  { entity, ...own }: OwnFiling & { readonly entity: number },
) {
  const [{ state, recordId, problems: faults }] = await fileAndGrade(
    db,
    who,
    at,
    [filingOf(grading, entity, own)],
    grading,
  );
  if (state === 'refused') throw asProblem(faults);
  return { record: recordId!, state };
}
