// What is answered from a count of the whole register: whom each rule holds, and where two rulebooks disagree.

import { z } from 'zod';
import { operation, pageOf, paging } from '../base/http/operation.ts';
import { day, entityLine, label, word } from '../registry/api.ts';

const code = z.string().max(60);

/** Whom a count is about, besides the limit of the reader's reach. */
const among = {
  /** Today unless given. */
  on: day.optional(),
  /** The beginning of a division's code. */
  division: z
    .string()
    .regex(/^\d{2,12}$/)
    .optional(),
  /** The beginning of an industry's code (GB/T 4754). */
  industry: z
    .string()
    .regex(/^[A-T]?\d{0,4}$/)
    .optional(),
};

/** How far the count is, in rows of register and ledger or in entities; ask again at once: who goes away gives it up. */
const counting = z.object({
  state: z.literal('counting'),
  phase: z.enum(['reading', 'grading']),
  done: z.number(),
  total: z.number(),
});

/** Counted in the register as it was at `asOf`. */
const counted = {
  state: z.literal('ready'),
  asOf: z.iso.datetime(),
  ms: z.number(),
  on: day,
};

const count = z.object({ code: z.string(), count: z.number() });

export const countHeld = operation({
  id: 'countHeld',
  method: 'GET',
  path: '/rulebooks/{id}/held',
  permit: 'standing.read',
  summary: { zh: '每条规则现在管着多少主体', en: 'How many entities each rule holds' },
  params: z.object({ id: code }),
  query: z.object(among),
  answer: z.discriminatedUnion('state', [
    counting,
    z.object({
      ...counted,
      edition: z.string().nullable(),
      entities: z.number(),
      /** Entities that the rulebook does not cover. */
      uncovered: z.number(),
      levels: z.array(count),
      tiers: z.array(count),
      rules: z.array(
        z.object({
          rule: z.string(),
          /** It is in force, whether or not something graver decides. */
          inForce: z.number(),
          /** It gives the level that the entity has, or some of its points. */
          decides: z.number(),
          /** A person must decide what it makes of some record. */
          open: z.number(),
        }),
      ),
    }),
  ]),
});

const level = word.extend({ card: z.string().nullable() });

/** How an entity stands under one rulebook, and the reasons for it; level null: not covered. */
const stands = z.object({
  rulebook: z.string(),
  level: z.string().nullable(),
  tier: z.string().nullable(),
  lastDay: day.nullable(),
  reasons: z.array(
    z.object({
      rule: z.string(),
      article: z.string(),
      sense: label,
      what: label,
      number: z.string().nullable(),
      level: z.string().nullable(),
    }),
  ),
});

const held = entityLine.pick({ id: true, uscc: true, name: true, division: true, industry: true }).extend({
  stands: z.array(stands),
});

const heldPage = z.discriminatedUnion('state', [counting, pageOf(held).extend({ ...counted, total: z.number() })]);

export const listHeld = operation({
  id: 'listHeld',
  method: 'GET',
  path: '/rulebooks/{id}/rules/{rule}/entities',
  permit: 'standing.read',
  summary: { zh: '一条规则管着的主体', en: 'The entities that a rule holds' },
  params: z.object({ id: code, rule: code }),
  query: z.object({ ...among, by: z.enum(['inForce', 'decides', 'open']).default('inForce'), ...paging }),
  answer: heldPage,
});

const bookHead = z.object({ id: z.string(), short: label, levels: z.array(level) });

export const compareBooks = operation({
  id: 'compareBooks',
  method: 'GET',
  path: '/conflicts',
  permit: 'standing.read',
  summary: {
    zh: '同一批主体在两部规则书下的等级对照',
    en: 'The levels of the same entities under two rulebooks, crossed',
  },
  query: z.object({ first: code, second: code, ...among }),
  answer: z.discriminatedUnion('state', [
    counting,
    z.object({
      ...counted,
      first: bookHead,
      second: bookHead,
      entities: z.number(),
      /** Only cells with somebody in them; level null: not covered. */
      cells: z.array(z.object({ first: z.string().nullable(), second: z.string().nullable(), count: z.number() })),
    }),
  ]),
});

/** A level; `-` is: not covered. */
const cell = z.string().min(1).max(40);

export const listConflicts = operation({
  id: 'listConflicts',
  method: 'GET',
  path: '/conflicts/entities',
  permit: 'standing.read',
  summary: {
    zh: '在两部规则书下各为某一等级的主体，连同理由',
    en: 'The entities on one level under each of two rulebooks, with the reasons',
  },
  query: z.object({ first: code, second: code, levelFirst: cell, levelSecond: cell, ...among, ...paging }),
  answer: heldPage,
});
