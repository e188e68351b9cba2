// Materials of applications for repair as files: added while an application is open, each noted among its acts with its hash.

import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import type { CaseOfFiles } from '../evidence/case-files.ts';
import { hashSaid } from '../evidence/hash-said.ts';
import type { Adding, FoundCase } from '../evidence/serve-files.ts';
import type { Over } from '../evidence/tidy-files.ts';
import { OPEN } from './application.ts';
import { problems } from './problems.ts';
import { type Application, applicationAt } from './read-applications.ts';
import { noteAct } from './write-application.ts';

export function filesOfRepair({ entityId, id }: Pick<Application, 'entityId' | 'id'>): CaseOfFiles {
  return { kind: 'repair', entityId, id };
}

/** The case of an application that the reader sees; refuses any other. */
export async function caseOfRepair(reader: Db, id: string): Promise<FoundCase> {
  const application = await applicationAt(reader, id);
  return { ...filesOfRepair(application), number: application.number };
}

/** Notes it; whoever was about to act on the application looks again. Refuses where it is decided. */
export async function addToRepair({ entityId, id }: FoundCase, { db, who, at, file }: Adding): Promise<void> {
  await db.query(
    'update repair.application set revision = revision + 1, changed_at = $3 where (entity_id, id) = ($1, $2)',
    [entityId, id, at],
  );
  const application = await applicationAt(db, id);
  const { state } = application;
  if (!OPEN.includes(state)) throw new Problem(problems['repair.not-now'], { act: 'attach', state });
  await noteAct(db, who, at, application, { act: 'attach', ...hashSaid(file) });
}

export const repairsOver: Over = {
  kind: 'repair',
  sql: `select entity_id, id as case_id, coalesce(decided_on, changed_at::date) as over_on from repair.application
    where state not in (${OPEN.map((state) => `'${state}'`).join(', ')})`,
};
