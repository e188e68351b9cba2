// Filing an objection: by the entity or at the desk, about a record, a grade, a warning or a measure; marked as disputed at once.

import { randomUUID } from 'node:crypto';
import { loadCalendar } from '../base/calendar-load.ts';
import { iso, shanghaiDay } from '../base/day.ts';
import type { Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { asProblem } from '../ledger/filing.ts';
import { heldRecord } from '../ledger/held-record.ts';
import { clockOf, lastDayOf } from '../notice/term.ts';
import { publicityOf } from '../publicity/publicity-of.ts';
import { settled, tellOutcome } from './act.ts';
import { chargeOf } from './in-charge.ts';
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
  /** Why it is taken after its term; by a head. */
  readonly late?: string | null;
}

/** Who files: an officer for the entity at the desk, or the entity by its own account. */
export type Filer = Pick<Reader, 'id' | 'name' | 'unit' | 'entity' | 'permissions'>;

/**
 * Files it in the caller's transaction; gives it as it is kept. What comes after its term is refused at once, numbered and told
 * with its remedy, unless a head takes it with a reason. The entity was found within the filer's reach.
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
  const { unit, division } = await chargeOf(db, at, entityId, who, named.provider);
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
  const filed = await objectionAt(db, id);
  const last = await lastDayToObject(pen, filed);
  if (last !== null && filing.on > last) await beLate(pen, filed, filing, last);
  else await writeObjection(pen, filed, { act: 'file', on: filing.on, why: filing.grounds });
  return objectionAt(db, id);
}

/** After its term: taken by a head with a reason, or refused. */
async function beLate(pen: Pen & { who: Filer }, filed: Objection, { on, late, grounds }: Filing, last: string) {
  const filing = { act: 'file', on, why: grounds };
  if (late) {
    if (!pen.who.permissions.includes('objection.decide')) throw new Problem(problems['objection.heads-only']);
    await writeObjection(pen, filed, filing);
    const written = await objectionAt(pen.db, filed.id);
    return writeObjection(pen, written, { act: 'take-late', on, detail: last, why: late });
  }
  const { title, article } = filed.regime;
  const reasons = `按《${title.zh}》${article}，提出异议的期限到 ${last} 为止，${on} 提出已经超过期限。`;
  const refused = { ...settled(filed, on, 'refused', reasons), ground: 'late' };
  await writeObjection(pen, refused, { ...filing, detail: 'late' });
  await tellOutcome(pen, await objectionAt(pen.db, filed.id));
}

/** The last day on which one may object, counted from the day on which it was published; null: there is no such term. */
async function lastDayToObject({ db, at, grading }: Pen, o: Objection): Promise<string | null> {
  const { within } = o.regime;
  if (!within || o.aboutRecord === null) return null;
  const publicity = await publicityOf(db, grading.catalogue, at, o.entityId);
  const shown = publicity.find(({ recordId }) => recordId === o.aboutRecord)?.shown ?? [];
  if (shown.length === 0) return null;
  const published = Math.min(...shown.map(({ from }) => from));
  const last = lastDayOf(clockOf(within), published, await loadCalendar(db));
  return last === null ? null : iso(last);
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
  if (about.kind !== 'record') {
    const number = about.name.trim();
    if (about.kind === 'standing') refuseNoStanding(grading, number);
    return { type: '', number, record: null, provider: '', from: '1949-10-01' };
  }
  const held = await heldRecord(db, entityId, about.record);
  if ('code' in held) throw asProblem([held]);
  const { type, number, source, recognizedOn } = held;
  if (!grading.catalogue.lists.get('recorded-type')?.codes.some(({ code }) => code === type))
    throw new Problem(problems['objection.not-of-this'], { type });
  return { type, number, record: about.record, provider: source, from: recognizedOn };
}

/** A grade is named `rulebook/dimension`. */
function refuseNoStanding({ books }: Pen['grading'], name: string): void {
  const [book, dimension] = name.split('/');
  const standing = (one: { readonly role: string }) => one.role === 'level' || one.role === 'tier';
  const found = books.get(book)?.dimensions.find((one) => one.id === dimension && standing(one));
  if (found) return;
  const [[id, first]] = books;
  const example = `${id}/${first.dimensions.find(standing)!.id}`;
  throw new Problem(problems['objection.no-standing'], { name, example });
}

async function isDepartment(db: Pen['db'], source: string): Promise<boolean> {
  const { rows } = await db.query(
    `select from base.unit where coalesce(source, name) = $1 and kind = 'department' and closed_on is null limit 1`,
    [source],
  );
  return rows.length > 0;
}
