// Who could decide a proposal: accounts whose role, reach and source cover it, other than whoever made it.

import type { Db } from '../db.ts';
import type { Reader } from '../http/api.ts';
import { FOUR_EYES } from './four-eyes.ts';
import { namer } from './names.ts';
import { mayRole, ROLES } from './permissions.ts';
import type { Proposal } from './proposals.ts';

/** More are not named. */
const MOST = 5;

/** By the names that the reader reads, nearest reach first; `db` reads accounts. */
export async function decidersOf(
  db: Db,
  reader: Pick<Reader, 'role' | 'unit'>,
  { kind, division, source = null, proposedBy }: Pick<Proposal, 'kind' | 'division' | 'source' | 'proposedBy'>,
): Promise<string[]> {
  const roles = ROLES.filter((role) => mayRole(role, FOUR_EYES[kind].decide));
  const { rows } = await db.query<{ id: string }>(
    `select a.id::text from base.account a, unnest(a.reach) as own
     where a.role = any($1::text[]) and a.id <> $2::uuid and not a.disabled and $3 ^@ own
       and (a.role <> 'department-user' or exists (
         select from base.unit u where u.id = a.unit and coalesce(u.source, u.name) = $4))
     group by a.id order by max(length(own)) desc, a.id limit ${MOST}`,
    [roles, proposedBy.id, division, source],
  );
  const named = await namer(
    db,
    reader,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id }) => named(id));
}
