// By which place's amounts the office works: the sheet that was chosen last, before the first choice the first that is shipped.

import { tell } from '../base/change.ts';
import type { Db } from '../base/db.ts';
import { prepared } from '../base/prepared.ts';
import type { Doing } from '../duties/act.ts';
import type { PublicitySheet } from './sheet.ts';

const LAST = prepared(
  'select sheet, at, name, why, approved_by as approved from publicity.choice order by number desc limit 1',
);

export interface PublicityChoice {
  /** The id of a local sheet; '' none. */
  readonly sheet: string;
  readonly at: string;
  readonly name: string;
  readonly why: string;
  readonly approved: string | null;
}

/** The last choice; undefined: nobody has chosen. */
export async function lastPublicityChoice(db: Db): Promise<PublicityChoice | undefined> {
  const { rows } = await db.query<Omit<PublicityChoice, 'at'> & { at: Date }>(LAST);
  return rows[0] && { ...rows[0], at: new Date(rows[0].at).toISOString() };
}

/** The sheets in use, in their order. */
export async function publicitySheetsInUse(db: Db, sheets: readonly PublicitySheet[]): Promise<PublicitySheet[]> {
  const choice = await lastPublicityChoice(db);
  const used = choice ? choice.sheet : sheets.find(({ local }) => local)?.id;
  return sheets.filter(({ id, local }) => !local || id === used);
}

/** From now on the office works by this place's amounts. */
export async function choosePublicitySheet(db: Db, sheet: string, { who, at, why, approved }: Doing): Promise<void> {
  await db.query(
    'insert into publicity.choice (sheet, at, who, name, why, approved_by) values ($1, $2, $3, $4, $5, $6)',
    [sheet, at, who.id, who.name, why.trim(), approved ?? null],
  );
  await tell(db, { topic: 'sheets', key: '' });
}
