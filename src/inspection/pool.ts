// The pool of a draw from the register: who is in business on a day, in strata by level or tier under one rulebook.

import { copyBatches } from '../base/copy.ts';
import { dayOf, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { bookOf, type Grading } from '../grading/grading.ts';
import { problems as gradingProblems } from '../grading/problems.ts';
import { registeredBooks } from '../grading/rulebook-register.ts';
import { internalId } from '../registry/entity.ts';
import type { Candidate } from './draw/terms.ts';

export interface PoolQuestion {
  readonly rulebook: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly by: 'level' | 'tier';
  /** The beginning of division codes; empty for all. */
  readonly division: string;
}

/** Whoever has ended is not inspected at random. */
const ENDED = `('revoked', 'deregistered')`;

/**
 * The entities of a pool, by credit code or internal id, in the order of the register; those that the rulebook does not
 * cover on the day are not in it. Refuses an unknown rulebook and what is not a day.
 */
export async function poolOf(db: Db, grading: Grading, question: PoolQuestion): Promise<Candidate[]> {
  const { id } = bookOf(grading, question.rulebook);
  const { number } = (await registeredBooks(db, grading)).get(id)!;
  const day = dayOf(question.on);
  if (day === undefined) throw new Problem(gradingProblems['grading.not-a-day'], { day: question.on });
  const on = iso(day);
  const sql = `select e.entity_id, e.uscc, e.name, s.level, s.tier from registry.entity e
    join grading.span s on s.entity_id = e.entity_id and s.rulebook = ${number}
      and s.from_day <= '${on}' and s.until_day > '${on}'
    where coalesce(e.status, '') not in ${ENDED} and coalesce(e.division, '') like '${digits(question.division)}%'
      and coalesce(e.established_on, '-infinity') <= '${on}'
    order by e.entity_id`;
  const pool: Candidate[] = [];
  for await (const rows of copyBatches(db, sql))
    while (rows.next()) {
      const stratum = rows.text(question.by === 'level' ? LEVEL : TIER);
      if (stratum) pool.push({ id: rows.text(USCC) ?? internalId(rows.int(ID)!), name: rows.text(NAME)!, stratum });
    }
  return pool;
}

const [ID, USCC, NAME, LEVEL, TIER] = [0, 1, 2, 3, 4];

/** COPY takes no parameters: only what cannot be anything but a code goes into its text. */
function digits(code: string): string {
  return code.replaceAll(/\D/g, '');
}
