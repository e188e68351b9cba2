// What an account filed and corrected last, by the audit trail, whose lines of one account an index finds.

import type { Db } from '../base/db.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { internalId } from '../registry/entity.ts';
import type { listOwnFilings } from './filing-api.ts';

const ACTS = ['fileRecord', 'correctRecord'];

/** The latest ones whose entity the reader still sees. */
export async function ownFilings(
  reader: Db,
  account: string,
  limit: number,
): Promise<AnswerOf<typeof listOwnFilings>['items']> {
  const { rows } = await reader.query(
    `select l.at, l.act, l.detail as type, (regexp_match(l.object, '/records/(\\d+)'))[1]::bigint as record,
       e.entity_id, e.uscc, e.name
     from (
       select * from base.audit where account = $1 and act = any($2) and outcome = 'done' order by number desc limit $3
     ) l
     join registry.entity e on e.entity_id = (regexp_match(l.object, '^JX(\\d+)'))[1]::bigint
     order by l.number desc`,
    [account, ACTS, limit],
  );
  return rows.map(({ at, act, type, record, entity_id, uscc, name }) => ({
    at,
    act: act === 'fileRecord' ? 'file' : 'correct',
    type,
    record,
    entity: { id: internalId(entity_id), uscc, name },
  }));
}
