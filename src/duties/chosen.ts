// Which sheets an office works by: those that hold everywhere, and the local ones that were chosen last.

import { tell } from '../base/change.ts';
import type { Db } from '../base/db.ts';
import type { Doing } from './act.ts';
import type { Sheet } from './sheet.ts';

export interface Choice {
  readonly sheets: readonly string[];
  readonly at: string;
  readonly name: string;
  readonly why: string;
  readonly approved: string | null;
}

/** The last choice; undefined: nobody has chosen, and all sheets are in use. */
export async function lastChoice(db: Db): Promise<Choice | undefined> {
  const { rows } = await db.query<Omit<Choice, 'at'> & { at: Date }>(
    `select sheets, at, name, why, approved_by as approved from duties.choice order by number desc limit 1`,
  );
  return rows[0] && { ...rows[0], at: new Date(rows[0].at).toISOString() };
}

/** The sheets in use, in their order. */
export async function sheetsInUse(db: Db, sheets: readonly Sheet[]): Promise<Sheet[]> {
  const choice = await lastChoice(db);
  return sheets.filter(({ id, local }) => !local || !choice || choice.sheets.includes(id));
}

/** From now on these local sheets are worked by. Duties follow behind: what only others called for is cancelled. */
export async function chooseSheets(db: Db, sheets: readonly string[], doing: Doing): Promise<void> {
  const { who, at, why, approved } = doing;
  await db.query(
    'insert into duties.choice (sheets, at, who, name, why, approved_by) values ($1, $2, $3, $4, $5, $6)',
    [sheets, at, who.id, who.name, why.trim(), approved ?? null],
  );
  await tell(db, { topic: 'sheets', key: '' });
}
