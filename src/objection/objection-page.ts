// One objection as its page shows it, the regimes with the one in use, and what units were told.

import type { Db } from '../base/db.ts';
import type { Reader } from '../base/http/api.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import { namer } from '../base/who/names.ts';
import { filesOf } from '../evidence/case-files.ts';
import type { Grading } from '../grading/grading.ts';
import { internalId } from '../registry/entity.ts';
import { nameOf } from '../registry/names.ts';
import type { listTold, readObjection, readObjectionRules } from './api.ts';
import { actsFor } from './in-charge.ts';
import { lineOf } from './list-objections.ts';
import { filesOfObjection } from './objection-files.ts';
import { problems } from './problems.ts';
import { actsOf, lastChoice, type Objection, objectionAt, objectionDeadlines } from './read-objections.ts';
import { receiversOf } from './receivers.ts';
import { objectionRules, type Regime } from './regimes.ts';

/** Everything on the page of one. */
export async function objectionAnswer(reader: Db, who: Reader, id: string): Promise<AnswerOf<typeof readObjection>> {
  const o = await objectionAt(reader, id);
  const acts = await actsOf(reader, o);
  const named = await namer(
    reader,
    who,
    acts.map(({ account }) => account),
  );
  const { rows } = await reader.query<{ name: string }>('select name from base.unit where id = $1', [o.unit]);
  const { revision, aboutRecord, grounds, wanted, files, accepted, forwarded, answered, answer, extended } = o;
  const { ground, reasons, mended, clarifyAsked, clarified } = o;
  return {
    ...lineOf(o, await nameOf(reader, o.entityId)),
    ...{ revision, aboutRecord, grounds, wanted, files: [...files], accepted, forwarded, answered, answer, extended },
    ...{ ground, reasons, mended, clarifyAsked, clarified },
    attached: await filesOf(reader, filesOfObjection(o)),
    unit: rows[0]?.name ?? o.unit,
    regime: regimeAnswer(o.regime),
    may: await mayNow(reader, who, o),
    deadlines: (await objectionDeadlines(reader, o)).map(({ step, due, done }) => ({ step, due, done })),
    acts: acts.map(({ account, who: written, at, ...act }) => ({
      ...act,
      by: named(account) === account ? written : named(account),
      at: new Date(at).toISOString(),
    })),
    receivers: (await receiversOf(reader, o)).map(({ name, how, toldAt, seenAt, seenBy }) => ({
      ...{ name, how, toldAt: new Date(toldAt).toISOString(), seenBy },
      seenAt: seenAt && new Date(seenAt).toISOString(),
    })),
  };
}

async function mayNow(reader: Db, who: Reader, o: Objection): Promise<AnswerOf<typeof readObjection>['may']> {
  const inCharge = await actsFor(reader, who, o.unit);
  const can = (permission: Reader['permissions'][number]) => who.permissions.includes(permission);
  return {
    handle: inCharge && can('objection.handle'),
    answer: (inCharge || who.source === o.provider) && can('objection.answer'),
    assign: inCharge && can('objection.decide'),
  };
}

export function regimeAnswer(regime: Regime): AnswerOf<typeof readObjection>['regime'] {
  const { id, title, document, article, sense, assumption, local, types, extend, examination } = regime;
  return {
    ...{ id, title, document, article, sense, local, examination },
    ...{ assumption: assumption ?? null, types: types ?? null, extension: extend !== undefined },
  };
}

/** The regimes, the one that was chosen last, the matters of the catalogue, the grounds for not taking one up. */
export async function rulesAnswer(reader: Db, { catalogue }: Grading): Promise<AnswerOf<typeof readObjectionRules>> {
  const { regimes, refusals } = objectionRules();
  const matters = catalogue.lists.get('objection-matter')?.codes ?? [];
  return {
    regimes: regimes.map(regimeAnswer),
    chosen: (await lastChoice(reader)) ?? null,
    refusals,
    matters: matters.map(({ code, label }) => ({ code, ...label })),
  };
}

/** What a unit was told of, by the name under which it files. */
export async function toldAnswer(reader: Db, source: string): Promise<AnswerOf<typeof listTold>> {
  const { rows } = await reader.query(
    `select r.objection_id as id, r.entity_id, e.name, r.number, r.about_type, r.about_number, r.mended, r.told_at, r.seen_at
     from objection.receiver r join registry.entity e on e.entity_id = r.entity_id
     where r.source = $1 order by r.seen_at is not null, r.told_at desc limit 200`,
    [source],
  );
  return {
    items: rows.map((row) => ({
      ...{ id: row.id, number: row.number, entity: { id: internalId(row.entity_id), name: row.name } },
      ...{ aboutType: row.about_type, aboutNumber: row.about_number, mended: row.mended },
      told: new Date(row.told_at).toISOString(),
      seen: row.seen_at && new Date(row.seen_at).toISOString(),
    })),
  };
}

/** Notes that a unit has seen it; refuses what it was not told of. */
export async function noteSeen(db: Db, reader: Db, who: Reader, at: Date, id: string, source: string): Promise<void> {
  const { rows } = await reader.query<{ entity_id: number }>(
    'select entity_id from objection.receiver where objection_id = $1 and source = $2',
    [id, source],
  );
  if (!rows[0]) throw new Problem(problems['objection.no-such-objection']);
  await db.query(
    `update objection.receiver set seen_at = $4, seen_by = $5
     where (entity_id, objection_id, source) = ($1, $2, $3) and seen_at is null`,
    [rows[0].entity_id, id, source, at, who.name],
  );
}
