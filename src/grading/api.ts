// What grading answers over HTTP: entities with their standing, why they stand so, what would follow, and the acts that regrade.

import { z } from 'zod';
import { fileAnswer, operation, pageOf, paging } from '../base/http/operation.ts';
import { fields } from '../ledger/api.ts';
import { asKnown, day, entityLine, entityPath, label, word } from '../registry/api.ts';

/**
 * What is to be looked after: something that a person must decide, a noted level that ends within thirty days, one that is
 * worse than what was before it and began within seven.
 */
export const ATTENTION = ['undetermined', 'ending', 'worse'] as const;

const codes = z.string().max(200).optional();

/** A run of days with one level and tier; null: no known beginning, no known end. */
const run = z.object({
  from: day.nullable(),
  until: day.nullable(),
  level: z.string(),
  tier: z.string().nullable(),
});

const standing = run.pick({ level: true, tier: true }).extend({
  rulebook: z.string(),
  /** Of the run with this level and these causes: first day, and first day after. */
  since: day.nullable(),
  until: day.nullable(),
  spans: z.array(run),
});

/** Which entities, and in which order. */
const filters = {
  /** Name, former name, part of one, code, pinyin or initials; what fits best comes first. */
  q: z.string().max(200).optional(),
  /** The beginning of a division's code. */
  division: z
    .string()
    .regex(/^\d{2,12}$/)
    .optional(),
  /** Codes between commas, as in all filters below. */
  kind: codes,
  status: codes,
  /** The beginning of an industry's code (GB/T 4754). */
  industry: z
    .string()
    .regex(/^[A-T]?\d{0,4}$/)
    .optional(),
  tag: codes,
  rulebook: z.string().max(60).default('chongqing'),
  level: codes,
  tier: codes,
  /** The id of an area; those of its sub-areas are in it. */
  area: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  /** Kinds of warnings that are open today; `any`: of whatever kind. */
  warning: codes,
  /** What a person must decide, or a level other than the usual one that ends within thirty days, under the rulebook. */
  attention: z.enum(ATTENTION).optional(),
  sort: z.enum(['id', 'name']).default('id'),
};

export const listEntities = operation({
  id: 'listEntities',
  method: 'GET',
  path: '/entities',
  permit: 'entity.read',
  summary: { zh: '查找主体', en: 'Find entities' },
  query: z.object({ ...filters, ...paging }),
  /** In a large register a page of what is rare and not noted may come out short, even empty, although `next` goes on. */
  answer: pageOf(entityLine.extend({ standing: standing.nullable() })).extend({
    /** With the first page only. */
    total: z.object({ count: z.number(), exact: z.boolean() }).nullable(),
  }),
});

export const exportEntities = operation({
  id: 'exportEntities',
  method: 'GET',
  path: '/exports/entities',
  kind: 'file',
  permit: 'entity.read',
  summary: { zh: '把查到的主体导出为表格', en: 'What a list of entities shows, as a table' },
  query: z.object({
    ...filters,
    /** Names of columns between commas, in their order; all when left out. */
    columns: codes,
    lang: z.enum(['zh', 'en']).optional(),
  }),
  answer: fileAnswer,
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

const level = word.extend({ card: z.string().nullable() });

const undetermined = z.object({ record: z.number(), article: z.string(), sense: label });

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
    /** Whether it rests on disputed records alone: the level stands, what rests on it pauses. */
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

export const filing = z.object({
  type: z.string().max(60),
  /** Who the information comes from, where no field of the type says it. */
  source: z.string().max(200).optional(),
  fields,
});

const fault = z.object({ path: z.string(), code: z.string(), zh: z.string(), en: z.string() });

const consequence = z.object({
  rulebook: z.string(),
  short: label,
  levels: z.array(level),
  tiers: z.array(level),
  /** Today, without it and with it; null: not covered. */
  now: run.omit({ from: true }).nullable(),
  after: run.omit({ from: true }).nullable(),
  /** Whether any day of the past or the future changes. */
  changes: z.boolean(),
  /** Whether a person must decide what it means. */
  undetermined: z.boolean(),
  spansNow: z.array(run),
  spansAfter: z.array(run),
});

/** What would follow. */
export const preview = z.object({
  faults: z.array(fault),
  /** Filed already with the same content. */
  unchanged: z.boolean(),
  /** Empty while something is wrong. */
  consequences: z.array(consequence),
});

export const previewRecord = operation({
  id: 'previewRecord',
  method: 'POST',
  path: '/entities/{id}/records/preview',
  permit: 'record.file',
  dry: true,
  summary: { zh: '预看一条记录的结果，不写入', en: 'What would follow from a record; nothing is written' },
  params: entityPath,
  /** With `record`, as a correction of it. */
  body: filing.extend({ record: z.number().int().optional() }),
  answer: preview,
});

const written = z.object({
  record: z.number(),
  state: z.enum(['accepted', 'unchanged']),
  /** Of an unchanged one: what has happened since to the record that said this. */
  since: z.enum(['corrected', 'withdrawn']).nullable(),
});

export const fileRecord = operation({
  id: 'fileRecord',
  method: 'POST',
  path: '/entities/{id}/records',
  permit: 'record.file',
  summary: { zh: '报送一条记录，立即评级', en: 'File a record; its entity is graded at once' },
  params: entityPath,
  body: filing.extend({ why: z.string().max(2000).optional(), again: z.boolean().optional() }),
  answer: written,
});

export const recordPath = entityPath.extend({ record: z.coerce.number().int().min(1) });

export const correctRecord = operation({
  id: 'correctRecord',
  method: 'POST',
  path: '/entities/{id}/records/{record}/corrections',
  permit: 'record.correct',
  summary: { zh: '更正一条记录，写明理由', en: 'Correct a record, saying why' },
  params: recordPath,
  body: z.object({ fields, why: z.string().min(1).max(2000) }),
  answer: z.object({ record: z.number() }),
});

const counted = z.object({ count: z.number(), exact: z.boolean() });

export const countAttention = operation({
  id: 'countAttention',
  method: 'GET',
  path: '/attention',
  permit: 'standing.read',
  summary: {
    zh: '辖区内要留意的主体：待人工认定、三十天内到期、七天内变差',
    en: 'How many entities within reach are to be looked after',
  },
  query: z.object({ rulebook: z.string().max(60).default('chongqing') }),
  answer: z.object({ undetermined: counted, ending: counted, worse: counted }),
});

export const listOwnFilings = operation({
  id: 'listOwnFilings',
  method: 'GET',
  path: '/me/filings',
  permit: 'record.file',
  summary: { zh: '当前账户最近登记和更正的记录', en: 'What this account filed and corrected last' },
  query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
  answer: z.object({
    items: z.array(
      z.object({
        at: z.iso.datetime(),
        act: z.enum(['file', 'correct']),
        type: z.string(),
        record: z.number().nullable(),
        entity: entityLine.pick({ id: true, uscc: true, name: true }),
      }),
    ),
  }),
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
