// What may be chosen when a complaint is taken in or acted on: codes of the catalogue, grounds, units and departments.

import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { Problem } from '../../base/problem.ts';
import { supervises } from '../../base/who/account.ts';
import type { Grading } from '../../grading/grading.ts';
import { KINDS, OUTCOMES } from './complaint.ts';
import type { readComplaintRules } from './complaint-api.ts';
import { problems } from './problems.ts';
import { complaintRules } from './rules.ts';

function codesOf({ catalogue }: Pick<Grading, 'catalogue'>, field: string) {
  return [...(catalogue.type('complaint')?.fieldsByName.get(field)?.list?.codes.values() ?? [])];
}

/** Refuses a matter or a channel that the catalogue does not have. */
export function checkCodes(
  grading: Pick<Grading, 'catalogue'>,
  given: { readonly matter: string; readonly channel: string },
): void {
  for (const field of ['matter', 'channel'] as const)
    if (!codesOf(grading, field).some(({ code }) => code === given[field]))
      throw new Problem(problems['complaints.unknown-code'], { field, code: given[field] });
}

/** Everything that the pages offer. */
export async function rulesAnswer(
  db: Db,
  grading: Pick<Grading, 'catalogue'>,
): Promise<AnswerOf<typeof readComplaintRules>> {
  const { document, refusals, endings, marks } = complaintRules();
  const { months, kinds, rights, assumption } = marks;
  const { rows } = await db.query<{ id: string; name: string; kind: string }>(
    'select id, name, kind from base.unit where closed_on is null order by division, kind, name',
  );
  const unit = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const words = (field: string) => codesOf(grading, field).map(({ code, label }) => ({ id: code, ...label }));
  return {
    ...{ document, refusals, endings },
    marks: { ...months, kinds, rights, assumption },
    ...{ matters: words('matter'), channels: words('channel') },
    outcomes: words('outcome').map((one) => ({
      ...one,
      kind: KINDS.find((kind) => OUTCOMES[kind].includes(one.id)) ?? null,
    })),
    units: rows.filter(({ kind }) => supervises(kind)).map(unit),
    departments: rows.filter(({ kind }) => kind === 'department').map(unit),
  };
}
