// The file of a draw, as it is published: the terms with their hash first, then the revealed seed, what was drawn and what changed.

import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import type { Linked } from './chain.ts';
import { FORMATS, type Terms, takeOf } from './terms.ts';
import type { Visit } from './visits.ts';

export interface DrawFile {
  readonly terms: Terms;
  /** See `commitmentOf`. */
  readonly commitment: string;
  /** What was revealed, in the order of the terms. */
  readonly seed?: readonly string[];
  /** The visits as drawn, before any change. */
  readonly visits?: readonly Visit[];
  readonly changes?: readonly Linked[];
}

const id = z.string().regex(/^[\x21-\x7e]+$/);
const whole = z.int().positive();
const text = z.string().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** One line: the values of a seed stand on a line each where they are hashed. */
const line = z.string().regex(/^[^\r\n]+$/);

const stratum = z.strictObject({
  id,
  by: z.enum(['chance', 'weight']),
  share: z.int().min(0).max(10_000),
  atLeast: z.int().min(0).optional(),
  atMost: z.int().min(0).optional(),
});
const candidate = z.strictObject({
  id,
  name: text.optional(),
  stratum: id,
  points: z.int().optional(),
  weight: whole.optional(),
  needs: z.array(text).optional(),
});
const officer = z.strictObject({
  id,
  name: text.optional(),
  knows: z.array(text).optional(),
  avoids: z.array(id).optional(),
  most: z.int().min(0).optional(),
});
const seed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('public'), source: text, known: text }),
  z.strictObject({ kind: z.literal('parties'), parties: z.array(z.strictObject({ party: line, hash })).min(2) }),
]);
const card = z.strictObject({
  title: text,
  hash,
  until: z.iso.date(),
  by: z.enum(['bands', 'weight']),
  bands: z.array(z.strictObject({ id, from: z.int() })).min(1),
  doubling: whole,
  most: whole,
});
const terms = z.strictObject({
  format: z.enum(FORMATS),
  title: text,
  day: z.iso.date(),
  strata: z.array(stratum).min(1),
  entities: z.array(candidate),
  officers: z.array(officer),
  officersEach: z.int().min(2),
  seed,
  card: card.optional(),
});
const visit = z.strictObject({ entity: id, officers: z.array(id), lacking: text.optional() });
const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entity'), out: id, why: text }),
  z.strictObject({ kind: z.literal('officer'), out: id, entity: id, why: text }),
]);
const file = z.strictObject({
  terms,
  commitment: hash,
  seed: z.array(line).optional(),
  visits: z.array(visit).optional(),
  changes: z
    .array(z.strictObject({ change, visit: visit.nullable(), before: hash.optional(), hash: hash.optional() }))
    .optional(),
});

/** Reads terms as JSON. Refuses what is not, with where and why. */
export function readTerms(name: string, json: string): Terms {
  const read: Terms = checked(name, terms, parsed(name, json));
  checkTerms(name, read);
  return read;
}

/** Reads the file of a draw. Refuses what is none, with where and why; whether it is true is another question. */
export function readDrawFile(name: string, json: string): DrawFile {
  const read: DrawFile = checked(name, file, parsed(name, json));
  checkTerms(name, read.terms);
  return read;
}

function parsed(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Problem(problems['inspection.draw-not-readable'], {
      file: name,
      where: 'JSON：',
      why: (error as Error).message,
    });
  }
}

const SENTENCE = z.locales.zhCN().localeError;

function checked<T>(name: string, schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value, { error: SENTENCE });
  if (!error) return data;
  const [{ path, message }] = error.issues;
  throw unreadable(name, path.join('.') || '整个文件', message);
}

function checkTerms(name: string, { format, strata, entities, officers, card }: Terms): void {
  if (card && format === 'jinxin-draw-1') throw unreadable(name, 'card', 'jinxin-draw-1 没有评分卡');
  onlyOnce(name, 'strata', strata);
  onlyOnce(name, 'entities', entities);
  onlyOnce(name, 'officers', officers);
  const known = new Map(strata.map((one) => [one.id, { ...one, entities: 0, weight: 0 }]));
  for (const [i, one] of entities.entries()) {
    const { stratum, weight } = one;
    const own = known.get(stratum);
    if (!own) throw unreadable(name, `entities.${i}.stratum`, `没有“${stratum}”这一层`);
    if (own.by === 'weight' && weight === undefined)
      throw unreadable(name, `entities.${i}.weight`, '按权重抽取的层必须有权重');
    if ((card === undefined) !== (one.points === undefined))
      throw unreadable(name, `entities.${i}.points`, '有评分卡时每个对象都有分数，没有时都没有');
    own.entities++;
    own.weight += weight ?? 1;
  }
  // Stretches are counted in whole numbers, which beyond this are not exact any more.
  for (const all of known.values())
    if (all.weight * Math.max(1, takeOf(all, all.entities)) > Number.MAX_SAFE_INTEGER)
      throw unreadable(name, `strata ${all.id}`, '权重之和太大；请按比例缩小');
}

function onlyOnce(name: string, list: string, of: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const [i, one] of of.entries()) {
    if (seen.has(one.id)) throw unreadable(name, `${list}.${i}.id`, `“${one.id}”重复`);
    seen.add(one.id);
  }
}

function unreadable(file: string, where: string, why: string): Problem {
  return new Problem(problems['inspection.draw-not-readable'], { file, where, why });
}
