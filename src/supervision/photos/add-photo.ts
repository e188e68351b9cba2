// A photo added to a patrol that was filed: checked by its bytes, kept once.

import { readFile } from 'node:fs/promises';
import type { Db } from '../../base/db.ts';
import type { Reader, SentFile } from '../../base/http/api.ts';
import { Problem } from '../../base/problem.ts';
import { carriesPlace, typeOf } from './image.ts';
import { photoRules } from './photo-rules.ts';
import { problems } from './problems.ts';

interface Adding {
  readonly db: Db;
  readonly who: Reader;
  readonly at: Date;
}

interface Place {
  readonly entityId: number;
  readonly patrol: string;
}

const DAY_MS = 86_400_000;
/** Photos of one patrol are added one at a time, so that no two are both the last that is taken. */
const ADDING = 0x70_68_6f;

/** Keeps it, however often it is sent; gives its hash. Refuses what is no photo of a patrol of one's own, or beyond the limits. */
export async function addPhoto({ db, who, at }: Adding, place: Place, file: SentFile): Promise<string> {
  const rules = photoRules();
  await db.query('select pg_advisory_xact_lock($1, hashtext($2))', [ADDING, place.patrol]);
  const { rows } = await db.query<{ account: string; entered_at: string; hashes: string[] }>(
    `select p.account, p.entered_at, array(select f.hash from supervision.photo f
       where f.entity_id = $1 and f.patrol_id = $2) as hashes
     from supervision.patrol p where (p.entity_id, p.patrol_id) = ($1, $2)`,
    [place.entityId, place.patrol],
  );
  if (!rows[0]) throw new Problem(problems['photos.no-patrol']);
  const { account, entered_at, hashes } = rows[0];
  if (account !== who.id) throw new Problem(problems['photos.not-yours']);
  if (hashes.includes(file.sha256)) return file.sha256;
  if (hashes.length >= rules.most) throw new Problem(problems['photos.too-many'], { most: rules.most });
  if (at.getTime() - new Date(entered_at).getTime() > rules.days * DAY_MS)
    throw new Problem(problems['photos.too-late'], { days: rules.days });
  const { type, bytes } = await photoIn(file);
  await db.query(
    `insert into supervision.photo (entity_id, patrol_id, hash, type, bytes, account, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [place.entityId, place.patrol, file.sha256, type, bytes, who.id, at],
  );
  return file.sha256;
}

async function photoIn({ path, size }: SentFile) {
  const { bytes: most, types } = photoRules();
  if (size > most)
    throw new Problem(problems['photos.too-large'], { size: Math.ceil(size / 1000), most: Math.floor(most / 1000) });
  const bytes = await readFile(path);
  const type = typeOf(bytes, { types });
  if (!type) throw new Problem(problems['photos.type'], { types: Object.keys(types) });
  if (carriesPlace(bytes)) throw new Problem(problems['photos.tells-place']);
  return { type, bytes };
}
