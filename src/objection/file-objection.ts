// Filing an objection: by the entity or at the desk, about a record, a grade, a warning or a measure; marked as disputed at once.

import { randomUUID } from 'node:crypto';
import { iso, shanghaiDay } from '../base/day.ts';
import type { Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { asProblem } from '../ledger/filing.ts';
import { heldRecord } from '../ledger/held-record.ts';
import { chargeFor } from '../supervision/complaints/assign.ts';
import { problems } from './problems.ts';
import { type ABOUT, lastChoice, type Objection, objectionAt } from './read-objections.ts';
import { type Regime, regimeFor } from './regimes.ts';
import { authorityOf, type Pen, writeObjection } from './write-objection.ts';

/** What is objected to: a record by its id; a grade as `rulebook/dimension`; a warning or measure as it is named. */
export type About =
  | { readonly kind: 'record'; readonly record: number }
  | { readonly kind: Exclude<(typeof ABOUT)[number], 'record'>; readonly name: string };

export interface Filing {
  readonly about: About;
  /** A code of the list `objection-matter`. */
  readonly matter: string;
  readonly grounds: string;
  /** What the entity wants done. */
  readonly wanted: string;
  /** Names of the files that were handed in. */
  readonly files: readonly string[];
  readonly on: string;
}

/** Who files: an officer for the entity at the desk, or the entity by its own account. */
export type Filer = Pick<Reader, 'id' | 'name' | 'unit' | 'entity'>;

/**
 * Files it in the caller's transaction; gives it as it is kept. The entity was found within the filer's reach.
 * @basis 企业信息公示暂行条例（2014）13; objections/regimes.yaml
 */
export async function fileObjection(pen: Pen & { who: Filer }, entityId: number, filing: Filing): Promise<Objection> {
  const { db, who, at, grading } = pen;
  const today = iso(shanghaiDay(at));
  if (!grading.catalogue.lists.get('objection-matter')?.codes.some(({ code }) => code === filing.matter))
    throw new Problem(problems['objection.matter'], { matter: filing.matter });
  const named = await nameOf(pen, entityId, filing.about);
  if (filing.on > today || filing.on < named.from)
    throw new Problem(problems['objection.day'], { from: named.from, today });
  const { unit, division } = await chargeFor(db, at, entityId, who);
  const own = named.provider === '' || !(await isDepartment(db, named.provider));
  const provider = named.provider || (await authorityOf(db, unit));
  const regime: Regime = regimeFor(named.type, (await lastChoice(db))?.regime);
  const id = randomUUID();
  const { rowCount } = await db.query(
    `insert into objection.objection (entity_id, objection_id, about, about_type, about_number, about_record, provider,
       own, class, division, unit, matter, grounds, wanted, files, filed_by, filed_on, regime, taken_by, taken_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, coalesce((select class from ledger.disclosure where type = $4), 3),
       $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     on conflict (entity_id, about, about_type, about_number) where settled_on is null do nothing`,
    [
      ...[entityId, id, filing.about.kind, named.type, named.number, named.record, provider, own, division, unit],
      ...[
        filing.matter,
        filing.grounds,
        filing.wanted,
        filing.files,
        who.entity === undefined ? 'desk' : 'entity',
        filing.on,
      ],
      ...[JSON.stringify(regime), who.id, at],
    ],
  );
  if (rowCount === 0) throw new Problem(problems['objection.open-already']);
  await writeObjection(pen, await objectionAt(db, id), { act: 'file', on: filing.on, why: filing.grounds });
  return objectionAt(db, id);
}

interface Named {
  readonly type: string;
  readonly number: string;
  readonly record: number | null;
  /** '' is the office itself. */
  readonly provider: string;
  /** The first day on which one could object to it. */
  readonly from: string;
}

async function nameOf({ db, grading }: Pen, entityId: number, about: About): Promise<Named> {
  if (about.kind !== 'record') return { type: '', number: about.name, record: null, provider: '', from: '1949-10-01' };
  const held = await heldRecord(db, entityId, about.record);
  if ('code' in held) throw asProblem([held]);
  const { type, number, source, recognizedOn } = held;
  if (!grading.catalogue.lists.get('recorded-type')?.codes.some(({ code }) => code === type))
    throw new Problem(problems['objection.not-of-this'], { type });
  return { type, number, record: about.record, provider: source, from: recognizedOn };
}

async function isDepartment(db: Pen['db'], source: string): Promise<boolean> {
  const { rows } = await db.query(
    `select from base.unit where coalesce(source, name) = $1 and kind = 'department' and closed_on is null limit 1`,
    [source],
  );
  return rows.length > 0;
}
