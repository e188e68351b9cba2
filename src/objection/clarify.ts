// Restoring a reputation: where the office was wrong the entity may ask for a public clarification, which is an announcement and a notice.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import { Problem } from '../base/problem.ts';
import { fileAndGrade } from '../grading/file.ts';
import { asProblem } from '../ledger/filing.ts';
import { tell } from '../notice/tell.ts';
import { lockedObjection } from './act.ts';
import { problems } from './problems.ts';
import { authorityOf, type Pen, writeObjection } from './write-objection.ts';

/** Notes that the entity asks for it; once is enough. */
export async function askClarification(pen: Pen, reader: Db, id: string): Promise<void> {
  const objection = await lockedObjection(pen.db, reader, id);
  if (objection.outcome !== 'upheld' && objection.outcome !== 'partly')
    throw new Problem(problems['objection.not-wronged']);
  if (objection.clarifyAsked !== null) throw new Problem(problems['objection.not-now']);
  const on = iso(shanghaiDay(pen.at));
  await writeObjection(pen, { ...objection, clarifyAsked: on }, { act: 'ask-clarification', on });
}

/** Publishes it: an announcement among the entity's public records, and a notice to the entity. */
export async function clarify(pen: Pen, reader: Db, id: string, text: string): Promise<void> {
  const { db, who, at, grading } = pen;
  const objection = await lockedObjection(db, reader, id);
  const { clarifyAsked, clarified, entityId, number, unit, aboutType, aboutNumber } = objection;
  if (clarifyAsked === null || clarified !== null) throw new Problem(problems['objection.not-now']);
  const on = iso(shanghaiDay(at));
  const authority = await authorityOf(db, unit);
  const fields = {
    ...{ document_number: `${number} 更正声明`, published_on: on, kind: 'clarification', medium: '公示系统' },
    ...{ content: text, publisher: authority },
  };
  const [filed] = await fileAndGrade(db, who, at, [{ entityId, type: 'announcement', fields, why: number }], grading);
  if (filed.state === 'refused') throw asProblem(filed.problems);
  await writeObjection(pen, { ...objection, clarified: on }, { act: 'clarify', on, why: text });
  const about = aboutType ? { type: aboutType, number: aboutNumber } : null;
  const teller = { ...who, unit: { id: unit, name: authority }, source: authority };
  await tell(db, teller, at, { entity: entityId, kind: 'clarification', about, facts: text, number });
}
