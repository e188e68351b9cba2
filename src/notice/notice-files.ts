// Files of notices: what the party hands in with its statement, and the proof that the notice was served, noted with their hashes.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { CaseOfFiles } from '../evidence/case-files.ts';
import type { Adding, FoundCase } from '../evidence/serve-files.ts';
import type { Over } from '../evidence/tidy-files.ts';
import { refuseStatement } from './hear.ts';
import { type Kept, noticeAt } from './read-notices.ts';
import { lockedNotice, noteAct } from './serve.ts';

function filesOfNotice({ entityId, id }: Pick<Kept, 'entityId' | 'id'>): CaseOfFiles {
  return { kind: 'notice', entityId, id };
}

/** The case of a notice that the reader sees; refuses any other. */
export async function caseOfNotice(reader: Db, entityId: number, id: string): Promise<FoundCase> {
  const notice = await noticeAt(reader, entityId, id);
  return { ...filesOfNotice(notice), number: notice.number };
}

/** Notes it. What goes with a statement is refused when no statement would be taken; of service only the office has proof. */
export async function addToNotice(one: FoundCase, { db, who, at, file, part }: Adding): Promise<void> {
  const kept = await lockedNotice(db, one.entityId, one.id);
  const on = iso(shanghaiDay(at));
  if (part !== 'proof' || who.entity !== undefined) refuseStatement(kept, on, at);
  const { name, hash } = file;
  await noteAct(db, who, at, kept, { act: 'attached', on, proof: `SHA-256 ${hash}`, files: [name] });
}

/** A notice is over when what was said to it is considered, or its last day for that, or its service, has passed. */
export const noticesOver: Over = {
  kind: 'notice',
  sql: `select entity_id, notice_id as case_id, coalesce(considered_on, answer_by, served_on, told_on) as over_on
    from notice.notice where stated_on is null or considered_on is not null`,
};
