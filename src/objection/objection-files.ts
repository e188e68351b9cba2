// Evidence of objections as files: added until the objection is settled, each noted among its acts with its hash.

import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { CaseOfFiles } from '../evidence/case-files.ts';
import { hashSaid } from '../evidence/hash-said.ts';
import type { Adding, FoundCase } from '../evidence/serve-files.ts';
import type { Over } from '../evidence/tidy-files.ts';
import { problems } from './problems.ts';
import { type Objection, objectionAt } from './read-objections.ts';
import { noteAct } from './write-objection.ts';

export function filesOfObjection({ entityId, id }: Pick<Objection, 'entityId' | 'id'>): CaseOfFiles {
  return { kind: 'objection', entityId, id };
}

/** The case of one that the reader sees; refuses any other. */
export async function caseOfObjection(reader: Db, id: string): Promise<FoundCase> {
  const objection = await objectionAt(reader, id);
  return { ...filesOfObjection(objection), number: objection.number };
}

/** Notes it; whoever was about to act on the objection looks again. Refuses where it is settled. */
export async function addToObjection({ entityId, id }: FoundCase, { db, who, at, file }: Adding): Promise<void> {
  const { rows } = await db.query<{ settled: boolean }>(
    `update objection.objection set revision = revision + 1 where (entity_id, objection_id) = ($1, $2)
     returning settled_on is not null as settled`,
    [entityId, id],
  );
  if (rows[0].settled) throw new Problem(problems['objection.not-now']);
  await noteAct({ db, who, at }, await objectionAt(db, id), { act: 'attach', ...hashSaid(file) });
}

export const objectionsOver: Over = {
  kind: 'objection',
  sql: `select entity_id, objection_id as case_id, settled_on as over_on from objection.objection
    where settled_on is not null`,
};
