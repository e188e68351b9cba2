// What grading answers over HTTP: how entities stand and why, other bodies’ ratings, rulebooks, what a person must decide.

import { z } from 'zod';
import { operation, pageOf, paging } from '../base/http/operation.ts';
import { asKnown, day, entityLine, entityPath, label, word } from '../registry/api.ts';

/** A run of days with one level and tier; null: no known beginning, no known end. */
export const run = z.object({
  from: day.nullable(),
  until: day.nullable(),
  level: z.string(),
  tier: z.string().nullable(),
});

export const standing = run.pick({ level: true, tier: true }).extend({
  rulebook: z.string(),
  /** Of the run with this level and these causes: first day, and first day after. */
  since: day.nullable(),
  until: day.nullable(),
  spans: z.array(run),
});

const cause = z.object({
  record: z.number(),
  type: z.string(),
  label,
  number: z.string(),
  on: day,
  what: label,
  /** Whether an objection to it is open today. */
  disputed: z.boolean(),
});

export const level = word.extend({ card: z.string().nullable() });

const undetermined = z.object({ record: z.number(), article: z.string(), sense: label });

/** The open objection to the grade itself; null: none. */
const disputed = z.object({ number: z.string(), since: day, pauses: z.boolean() }).nullable();

const rulebookHead = z.object({
  rulebook: z.string(),
  short: label,
  title: label,
  /** From best to worst. */
  levels: z.array(level),
  tiers: z.array(level),
});

export const listStandings = operation({
  id: 'listStandings',
  method: 'GET',
  path: '/entities/{id}/standings',
  permit: 'standing.read',
  summary: {
    zh: '一个主体在各规则书下的等级，过去和将来',
    en: 'An entity’s standing under every rulebook, past and future',
  },
  params: entityPath,
  query: z.object({ asKnown }),
  answer: z.object({
    items: z.array(
      rulebookHead.extend({
        disputed,
        spans: z.array(run.extend({ edition: z.string(), points: z.number().nullable(), causes: z.array(z.number()) })),
        undetermined: z.array(undetermined),
      }),
    ),
    /** Every record that some span or undetermined line names. */
    records: z.array(cause),
  }),
});

const reason = z.object({
  dimension: z.string(),
  level: z.string().nullable(),
  points: z.number(),
  rule: z.string(),
  article: z.string(),
  sense: label,
  assumption: label.nullable(),
  record: z
    .object({ record: z.number(), type: z.string(), number: z.string(), on: day, disputed: z.boolean() })
    .nullable(),
  what: label,
  from: day.nullable(),
  lastDay: day.nullable(),
  /** Last day by itself, when later records moved it. */
  ownLastDay: day.nullable(),
});

export const explainStanding = operation({
  id: 'explainStanding',
  method: 'GET',
  path: '/entities/{id}/standings/{rulebook}',
  permit: 'standing.read',
  summary: { zh: '一个主体为什么是这个等级', en: 'Why an entity stands as it does' },
  params: entityPath.extend({ rulebook: z.string().max(60) }),
  query: z.object({ on: day.optional(), asKnown }),
  answer: z.object({
    rulebook: z.string(),
    short: label,
    document: z.string(),
    edition: z.string().nullable(),
    on: day,
    /** Null: not covered on that day. */
    level: z.string().nullable(),
    label: label.nullable(),
    points: z.number().nullable(),
    since: day.nullable(),
    lastDay: day.nullable(),
    reasons: z.array(reason),
    alsoInForce: z.array(reason),
    tier: z.object({ level: z.string(), label, reasons: z.array(reason), fromLevel: z.boolean() }).nullable(),
    disputed,
    /** Whether it is disputed itself or rests on disputed records alone: the level stands, what rests on it pauses. */
    paused: z.boolean(),
    restarts: z.boolean(),
    better: z.object({ level: z.string(), label, from: day }).nullable(),
    undetermined: z.array(undetermined.extend({ number: z.string(), what: label })),
    assumptions: z.array(label),
    notice: label.nullable(),
    sentences: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  }),
});

/** How a grade counts where grades of several bodies are set against each other. */
const sense = z.enum(['good', 'poor']).nullable();

const rating = z.object({
  record: z.number(),
  number: z.string(),
  source: z.string(),
  on: day,
  /** Null: until the body's next. */
  lastDay: day.nullable(),
  grade: word,
  score: z.number().nullable(),
  sense,
});

/** The latest rating of a body by its record, or our own level by its rulebook. */
const side = z.object({ record: z.number().nullable(), rulebook: z.string().nullable() });

export const listRatings = operation({
  id: 'listRatings',
  method: 'GET',
  path: '/entities/{id}/ratings',
  permit: 'record.read',
  summary: {
    zh: '各机构对一个主体的评定，与本平台的等级并列，不合并',
    en: 'How other bodies rate an entity, beside our own levels, never merged',
  },
  params: entityPath,
  query: z.object({ on: day.optional(), asKnown }),
  answer: z.object({
    on: day,
    /** Empty for readers who may not see standings. */
    own: z.array(
      z.object({
        rulebook: z.string(),
        short: label,
        levels: z.array(level),
        level: z.string(),
        from: day.nullable(),
        lastDay: day.nullable(),
        /** Good: a green card of the law; poor: a black one; of a scale without cards the first and the last level, an assumption. */
        sense,
      }),
    ),
    items: z.array(
      z.object({
        type: z.string(),
        label,
        body: z.string(),
        latest: rating,
        /** Over on the day. */
        ended: z.boolean(),
        /** The latest first. */
        earlier: z.array(rating),
        basis: z.string(),
        assumption: z.boolean(),
      }),
    ),
    conflicts: z.array(z.object({ good: side, poor: side })),
  }),
});

const rulebookLine = z.object({
  id: z.string(),
  short: label,
  title: label,
  document: z.string(),
  issuer: z.string(),
  notice: label.nullable(),
  dimensions: z.array(
    z.object({
      id: z.string(),
      label,
      role: z.enum(['level', 'tier', 'other']),
      levels: z.array(level),
      fallback: z.string().nullable(),
      /** Levels to which a decision of two may adjust it. */
      adjustable: z.array(z.string()),
    }),
  ),
  editions: z.array(z.object({ id: z.string(), from: day.nullable(), until: day.nullable(), rules: z.number() })),
});

export const listRulebooks = operation({
  id: 'listRulebooks',
  method: 'GET',
  path: '/rulebooks',
  permit: 'rulebook.read',
  summary: { zh: '规则书', en: 'Rulebooks' },
  answer: z.object({ items: z.array(rulebookLine) }),
});

export const listUndetermined = operation({
  id: 'listUndetermined',
  method: 'GET',
  path: '/undetermined',
  permit: 'undetermined.read',
  summary: { zh: '待人工确认的记录', en: 'Records that a person must decide' },
  query: z.object({ rulebook: z.string().max(60).default('chongqing'), ...paging }),
  answer: pageOf(
    undetermined.extend({
      entity: entityLine.pick({ id: true, uscc: true, name: true }),
      rulebook: z.string(),
      number: z.string(),
      on: day,
      what: label,
    }),
  ),
});
