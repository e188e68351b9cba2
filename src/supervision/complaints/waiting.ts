// Complaints that wait for an officer, or about some entities: for whoever makes the day's list.

import type { Db } from '../../base/db.ts';
import { OPEN } from './complaint.ts';
import { COMPLAINT_COLUMNS, type Complaint } from './read-complaints.ts';

/** Open complaints by whom or what they wait for: of an officer's own, in areas, or about entities; the next due first. */
export async function waitingComplaints(
  db: Db,
  {
    officer,
    areas,
    entities,
  }: { readonly officer?: string; readonly areas?: readonly number[]; readonly entities?: readonly number[] },
): Promise<Complaint[]> {
  const { rows } = await db.query<Complaint>(
    `select ${COMPLAINT_COLUMNS} from supervision.complaint c
     where c.state = any($1::text[])
       and (c.officer = $2::uuid or c.area_id = any($3::int[]) or c.about = any($4::bigint[]))
     order by c.due_on nulls last, c.number`,
    [OPEN, officer ?? null, areas ?? [], entities ?? []],
  );
  return rows;
}
