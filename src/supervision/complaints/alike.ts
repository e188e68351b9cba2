// Complaints that may be of one matter with another, found by person, entity and name, with what is alike; decided by people.

import { dayOf, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import { type Compared, type Likeness, likenessOf } from './likeness.ts';
import { COMPLAINT_COLUMNS, type Complaint } from './read-complaints.ts';
import { complaintRules } from './rules.ts';

/** So many of the latest are compared; more of one entity within the days is a surge, which people see anyway. */
const COMPARED = 300;
const SHOWN = 8;

export interface Alike {
  readonly complaint: Complaint;
  readonly likeness: Likeness;
}

/** Those most alike among what the reader sees; `own` is not compared with itself nor with what it is joined to. */
export async function alikeTo(reader: Db, compared: Compared, own?: Pick<Complaint, 'id' | 'main'>): Promise<Alike[]> {
  const { likeness } = complaintRules();
  const on = dayOf(compared.received)!;
  const { rows } = await reader.query<Complaint>(
    `select ${COMPLAINT_COLUMNS} from supervision.complaint c
     where c.id in (
         select id from supervision.complaint where about = $3 and received_on between $1::date and $2::date
         union all select id from supervision.complaint
         where complainant_key = $4 and complainant_key <> '' and received_on between $1::date and $2::date
         union all select id from supervision.complaint
         where about is null and respondent = $5 and received_on between $1::date and $2::date)
       and ($6::uuid is null or (c.id <> $6 and c.main_id is distinct from $6 and c.id is distinct from $7::uuid))
     order by c.received_on desc, c.number desc limit $8`,
    [
      ...[iso(on - likeness.within_days), iso(on + likeness.within_days), compared.about, compared.complainant],
      ...[compared.respondent, own?.id ?? null, own?.main ?? null, COMPARED],
    ],
  );
  return rows
    .map((complaint) => ({ complaint, likeness: likenessOf(compared, comparedOf(complaint), likeness) }))
    .filter((one) => one.likeness.points >= likeness.from)
    .sort((a, b) => b.likeness.points - a.likeness.points)
    .slice(0, SHOWN);
}

export function comparedOf({
  received,
  complainant,
  about,
  respondent,
  matter,
  summary,
  request,
}: Complaint): Compared {
  return { received, complainant, about, respondent, matter, text: `${summary} ${request}` };
}
