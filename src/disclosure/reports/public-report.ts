// The signed report of what is shown of an entity, for whoever asks: issued once for each state, and handed out again while that stands.

import { shanghaiDay, startOf } from '../../base/day.ts';
import type { Database, Db } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import { siteRecords } from '../site/declared.ts';
import { publicOn } from '../site/public-limit.ts';
import { idInAddress, shownEntity } from '../site/shown-entity.ts';
import { type Issued, issueReport, type Office } from './issue.ts';
import { problems } from './problems.ts';

/** Who stands in the book of reports where nobody signed in. */
const PUBLIC = { id: 'public', name: '公众' };
// Two who ask at once are given one report.
const LOCK = 0x6a7f;

/** The report that holds now; refuses a code behind which nobody is shown. */
export function publicReport(database: Database, office: Office, at: Date, code: string): Promise<Issued> {
  const today = shanghaiDay(at);
  return database.as(publicOn(today)).transaction(async (db, reader, whole) => {
    const entityId = await idInAddress(reader, code);
    if (entityId === undefined || !(await shownEntity(reader, entityId)))
      throw new Problem(problems['disclosure.not-shown']);
    await db.query('select pg_advisory_xact_lock($1, hashint8($2))', [LOCK, entityId]);
    const held = await standing(db, entityId, startOf(today));
    if (held) return held;
    const scope = { kind: 'public', from: null, until: null, sections: [] } as const;
    const said = { purpose: '公示网站下载', basis: siteRecords().basis };
    return issueReport({ db, whole, reader }, PUBLIC, at, office, { ...scope, ...said, entityId });
  });
}

/** The last one, as long as it is of today and nothing it rests on has changed: entries, the register, the choice of sheets, the key. */
async function standing(db: Db, entityId: number, since: Date): Promise<Issued | undefined> {
  const { rows } = await db.query<Issued>(
    `select r.number, r.file, r.pdf from disclosure.report r
     join disclosure.signing_key k on k.kid = r.kid and k.retired_at is null
     where r.entity_id = $1 and r.kind = 'public' and r.account = $2 and r.issued_at >= $3
       and not exists (select from ledger.entry e where e.entity_id = $1 and e.entry_id > r.entry_id)
       and not exists (select from registry.version v where v.entity_id = $1 and v.recorded_at > r.issued_at)
       and not exists (select from publicity.choice c where c.at > r.issued_at)
     order by r.issued_at desc limit 1`,
    [entityId, PUBLIC.id, since],
  );
  return rows[0];
}
