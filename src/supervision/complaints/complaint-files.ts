// Attachments of complaints: files of cases that nobody may know the entity of, for as long as the rules keep them after the end.

import type { CaseOfFiles } from '../../evidence/case-files.ts';
import type { Over } from '../../evidence/tidy-files.ts';
import { OPEN } from './complaint.ts';

export function filesOfComplaint(id: string): CaseOfFiles {
  return { kind: 'complaint', entityId: 0, id };
}

export const complaintsOver: Over = {
  kind: 'complaint',
  sql: `select 0::bigint as entity_id, id as case_id, coalesce(closed_on, decided_on, changed_at::date) as over_on
    from supervision.complaint where state not in (${OPEN.map((state) => `'${state}'`).join(', ')})`,
};
