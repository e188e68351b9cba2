// Choosing the local regime that the office works by: proposed, and decided by a second person; objections that were filed keep theirs.

import type { Db } from '../base/db.ts';
import type { Approval, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { propose } from '../base/who/proposals.ts';
import { problems } from './problems.ts';
import { lastChoice } from './read-objections.ts';
import { objectionRules } from './regimes.ts';

/** The number of the proposal; '' goes back to the national regime. */
export async function askRegime(
  { db, who, at }: { readonly db: Db; readonly who: Reader; readonly at: Date },
  regime: string,
  why: string,
): Promise<number> {
  const found = objectionRules().regimes.find(({ id, local }) => local && id === regime);
  if (regime !== '' && !found) throw new Problem(problems['objection.no-regime'], { regime });
  if (((await lastChoice(db))?.regime ?? '') === regime) throw new Problem(problems['objection.chosen']);
  const subject = found?.title.zh ?? '国家规定';
  const division = who.reach[0] ?? '';
  return propose(db, who, at, {
    ...{ kind: 'objection.regime', about: 'regime', subject, division, content: { regime }, reason: why },
  });
}

/** What approval does: objections that are filed from now on are handled by it. */
export const choosingRegime: Approval = {
  act: async ({ db, who, at, proposal: { content, reason, proposedBy } }) => {
    const { regime } = content as { readonly regime: string };
    await db.query('insert into objection.choice (regime, at, who, why, approved_by) values ($1, $2, $3, $4, $5)', [
      regime,
      at,
      proposedBy.name,
      reason,
      who.name,
    ]);
  },
};
