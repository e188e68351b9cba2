// Consent of an entity: one person may look at its records of class 4, for a purpose, until a day.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Note, Reader } from '../base/http/api.ts';
import { prepared } from '../base/prepared.ts';

/** The class that a consent opens. */
export const CONSENTED_CLASS = 4;
/** For at most so many days, today counted: longer than a matter takes, it would be a permission. */
export const MOST_DAYS = 30;

export interface Consent {
  readonly id: number;
  readonly account: string;
  /** Who consented for the entity. */
  readonly consentedBy: string;
  /** The paper on which it stands, with its number. */
  readonly paper: string;
  readonly purpose: string;
  readonly grantedAt: string;
  readonly approvedBy: string;
  /** The last day. */
  readonly until: string;
  /** Null while it has not been withdrawn. */
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnWhy: string | null;
}

const COLUMNS = `consent_id as id, account, consented_by as "consentedBy", paper, purpose, granted_at as "grantedAt",
  approved_name as "approvedBy", until_day as until,
  withdrawn_at as "withdrawnAt", withdrawn_name as "withdrawnBy", withdrawn_why as "withdrawnWhy"`;

/** Every consent of an entity that the reader may see, the latest first. */
export async function consentsOf(reader: Db, entityId: number): Promise<Consent[]> {
  const { rows } = await reader.query<Consent>(
    `select ${COLUMNS} from ledger.consent where entity_id = $1 order by consent_id desc`,
    [entityId],
  );
  return rows;
}

/** What a reader sees of one entity. */
export interface Sight {
  /** Disclosure classes: those of his role, and what the entity has consented to. */
  readonly classes: readonly number[];
  /** What the audit trail says of a look: what was seen only by consent names it. */
  note(shown: Iterable<number>): Note;
}

const HOLDING = prepared(`select consent_id as id, paper from ledger.consent
  where entity_id = $1 and account = $2 and withdrawn_at is null and until_day >= $3 order by consent_id desc limit 1`);

/** What a reader sees of one entity today. */
export async function sightOf(reader: Db, who: Reader, at: Date, entityId: number): Promise<Sight> {
  const { classes } = who;
  if (classes.includes(CONSENTED_CLASS)) return { classes, note: (shown) => ({ classes: shown }) };
  const values = [entityId, who.id, iso(shanghaiDay(at))];
  const { rows } = await reader.query<{ id: number; paper: string }>(HOLDING, values);
  if (rows.length === 0) return { classes, note: (shown) => ({ classes: shown }) };
  const [{ id, paper }] = rows;
  return {
    classes: [...classes, CONSENTED_CLASS],
    note: (shown) => {
      const all = [...shown];
      return { classes: all, ...(all.includes(CONSENTED_CLASS) && { detail: `consent ${id} ${paper}` }) };
    },
  };
}
