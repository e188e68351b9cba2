// What is asked and answered about inspection plans: items, inspectors, plans with their dry run, draw, visits, results, figures.

import { z } from 'zod';
import { fileAnswer, operation } from '../base/http/operation.ts';
import { day, label } from '../registry/api.ts';
import { WAYS } from './items.ts';

const id = z.string().regex(/^[\x21-\x7e]{1,60}$/);
const text = (most: number) => z.string().trim().min(1).max(most);
const percent = z.number().min(0).max(100);
const planPath = z.object({ id: z.uuid() });
const visitPath = z.object({ id: z.uuid(), entity: id });

const seed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('public'), source: text(200), known: text(60) }),
  z.object({
    kind: z.literal('parties'),
    parties: z
      .array(z.object({ party: text(60), hash: z.string().regex(/^[0-9a-f]{64}$/) }))
      .min(2)
      .max(9),
  }),
]);

/** What a plan is to be. */
export const planScope = z.object({
  title: text(120),
  /** The day of the pools, and the days within which visits are made. */
  on: day,
  from: day,
  until: day,
  division: z.string().regex(/^\d{0,12}$/),
  items: z.array(id).min(1).max(40),
  rulebook: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  by: z.enum(['level', 'tier']),
  /**
   * `ratio`: each grade its share; `weight`: `share` of all, everybody's chance by the weight of his grade; `bands`: each band of
   * the scorecard's points its share; `points`: `share` of all, everybody's chance by the odds that his points stand for.
   */
  way: z.enum(['ratio', 'weight', 'bands', 'points']),
  share: percent,
  strata: z
    .array(
      z.object({
        id,
        share: percent,
        weight: z.int().min(1).max(1000),
        atLeast: z.int().min(0).nullable(),
        atMost: z.int().min(0).nullable(),
      }),
    )
    .min(1)
    .max(20),
  /** Per cent of the pool set apart whatever the grade, drawn everybody alike: what it finds tells whether grades do. */
  control: z.number().min(0).max(50),
  exclude: z.object({
    /** Whoever this authority has inspected since. */
    visitedSince: day.nullable(),
    /** Whoever it has inspected so often this year. */
    visits: z.int().min(1).max(50).nullable(),
    dormant: z.boolean(),
  }),
  officersEach: z.int().min(2).max(9),
  /** The most visits of one officer. */
  most: z.int().min(1).max(1000).nullable(),
  daysEach: z.number().min(0.1).max(20),
  budget: z.number().min(0).max(100_000).nullable(),
  seed,
});

export const dryRun = z.object({
  strata: z.array(z.object({ id, pool: z.number(), take: z.number() })),
  pool: z.number(),
  take: z.number(),
  excluded: z.array(
    z.object({ why: z.enum(['ended', 'dormant', 'ungraded', 'not-asked', 'visited', 'cap']), count: z.number() }),
  ),
  officers: z.number(),
  /** Inspectors who are left out: their certificate does not last. */
  officersOut: z.array(z.object({ certificate: z.string(), name: z.string(), expires: day })),
  /** Inspector-days that the visits take. */
  days: z.number(),
  items: z.array(z.object({ id, pool: z.number(), take: z.number(), share: z.number() })),
  /** What must be mended before it can be proposed, and what ought to be looked at. */
  hindrances: z.array(label),
  warnings: z.array(label),
});

const item = z.object({
  ...{ id, label, department: z.string(), subject: z.string(), kind: z.enum(['key', 'general']) },
  ...{ most: z.number().nullable(), least: z.number().nullable(), ways: z.array(z.enum(WAYS)) },
  ...{ basis: z.string(), assumption: z.boolean(), knows: z.string().nullable() },
  among: z.object({
    kinds: z.array(z.string()).nullable(),
    tags: z.array(z.string()).nullable(),
    industry: z
      .string()
      .regex(/^[A-T]?\d{0,4}$/)
      .nullable(),
  }),
  from: day,
  until: day.nullable(),
  own: z.boolean(),
});

export const listItems = operation({
  id: 'listInspectionItems',
  method: 'GET',
  path: '/inspection-items',
  permit: 'plan.read',
  summary: { zh: '抽查事项清单和计划的常用数值', en: 'The list of inspection items and the usual figures of plans' },
  answer: z.object({
    basis: z.string(),
    departments: z.array(label.extend({ id })),
    items: z.array(item),
    ratios: z.array(z.object({ id, label, basis: z.string(), shares: z.record(z.string(), z.number()) })),
    visitsAYear: z.object({ most: z.number(), basis: z.string() }),
    /** By when results must be public: the duty sheet says so. */
    publicity: z.object({ article: z.string(), sense: label, assumption: label.nullable() }),
  }),
});

export const keepItem = operation({
  id: 'keepInspectionItem',
  method: 'PUT',
  path: '/inspection-items/{id}',
  permit: 'plan.write',
  summary: { zh: '本机关自己的抽查事项', en: 'An item of the office’s own' },
  params: z.object({ id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/) }),
  body: item
    .omit({ id: true, own: true })
    .extend({ label: z.object({ zh: text(80), en: text(80) }), basis: text(300) }),
  answer: z.object({ kept: z.literal(true) }),
});

const inspector = z.object({
  certificate: id,
  name: text(60),
  account: z.uuid().nullable(),
  department: text(40),
  knows: z.array(text(40)).max(20),
  avoids: z.array(z.object({ entity: id, why: text(200) })).max(200),
  expires: day,
});

export const listInspectors = operation({
  id: 'listInspectors',
  method: 'GET',
  path: '/inspectors',
  permit: 'plan.read',
  summary: { zh: '执法检查人员名录库', en: 'The pool of inspectors' },
  answer: z.object({ items: z.array(inspector) }),
});

export const keepInspector = operation({
  id: 'keepInspector',
  method: 'POST',
  path: '/inspectors',
  permit: 'plan.write',
  summary: { zh: '登记或更正一名检查人员', en: 'Enter or correct an inspector' },
  body: inspector,
  answer: z.object({ kept: z.literal(true) }),
});

export const listInspectorAccounts = operation({
  id: 'listInspectorAccounts',
  method: 'GET',
  path: '/inspector-accounts',
  permit: 'plan.write',
  summary: { zh: '可以录入检查结果的账户', en: 'Accounts that may enter results' },
  answer: z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string() })) }),
});

const planLine = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  authority: z.string(),
  state: z.enum(['draft', 'proposed', 'laid', 'drawn', 'closed']),
  proposal: z.number().nullable(),
  author: z.string(),
  changedAt: z.iso.datetime(),
  from: day,
  until: day,
  visits: z.number(),
  done: z.number(),
});

export const listPlans = operation({
  id: 'listPlans',
  method: 'GET',
  path: '/plans',
  permit: 'plan.read',
  summary: { zh: '双随机检查计划', en: 'Plans of random inspection' },
  answer: z.object({ items: z.array(planLine) }),
});

export const tryPlan = operation({
  id: 'tryPlan',
  method: 'POST',
  path: '/plans/dry-run',
  permit: 'plan.read',
  dry: true,
  summary: { zh: '试算：每层抽多少、需要多少人日', en: 'Dry run: how many of each stratum, how many inspector-days' },
  body: planScope,
  answer: dryRun,
});

export const addPlan = operation({
  id: 'addPlan',
  method: 'POST',
  path: '/plans',
  permit: 'plan.write',
  summary: { zh: '新建一份计划', en: 'Begin a plan' },
  body: planScope,
  answer: z.object({ id: z.string() }),
});

export const savePlan = operation({
  id: 'savePlan',
  method: 'PUT',
  path: '/plans/{id}',
  permit: 'plan.write',
  summary: { zh: '修改一份还没有提请批准的计划', en: 'Change a plan that has not been proposed' },
  params: planPath,
  body: z.object({ revision: z.int(), scope: planScope }),
  answer: z.object({ revision: z.number() }),
});

const sure = z.object({ value: z.number(), low: z.number(), high: z.number() });
const counted = z.object({ count: z.number(), rate: sure.nullable() });
/** Visits made, those that found something and something critical, with 95 % intervals, and what the card foretold of the latter. */
const tally = z.object({ done: z.number(), found: counted, critical: counted, foretold: z.number().nullable() });

/** How the card of a plan did, beside the control, of which points decided nothing. */
export const cardFigures = z.object({
  card: z.object({ id: z.string(), number: z.number(), title: z.string(), until: day }),
  bands: z.array(z.object({ id, from: z.number(), drawn: tally, control: tally })),
  drawn: tally,
  control: tally,
  /** By how much the rate of those drawn by the card is above the control's; null while one of them has no visit. */
  foundMore: sure.nullable(),
  criticalMore: sure.nullable(),
});

const figures = z.object({
  visits: z.number(),
  done: z.number(),
  found: z.number(),
  together: z.number(),
  /** Visits that as many plans of one department each would have made beyond these. */
  saved: z.number(),
  strata: z.array(z.object({ id, done: z.number(), found: z.number() })),
  /** Null: the plan was drawn by grades. */
  card: cardFigures.nullable(),
  /** Results that are not public yet: how many, how many of them too late, and by when the next must be. */
  unpublished: z.object({ count: z.number(), late: z.number(), next: day.nullable() }),
});

export const readPlan = operation({
  id: 'readPlan',
  method: 'GET',
  path: '/plans/{id}',
  permit: 'plan.read',
  summary: { zh: '一份计划，从试算到公示', en: 'A plan, from its dry run to its publicity' },
  params: planPath,
  answer: planLine.extend({
    revision: z.number(),
    scope: planScope,
    dry: dryRun.nullable(),
    /** The hash of the terms, to be published before the seed. */
    commitment: z.string().nullable(),
    seedValues: z.array(z.string()).nullable(),
    acts: z.array(z.object({ at: z.iso.datetime(), name: z.string(), act: z.string(), detail: z.string() })),
    figures: figures.nullable(),
  }),
});

export const proposePlan = operation({
  id: 'proposePlan',
  method: 'POST',
  path: '/plans/{id}/proposal',
  permit: 'plan.write',
  summary: { zh: '提请批准一份计划', en: 'Propose a plan' },
  params: planPath,
  body: z.object({ revision: z.int(), reason: text(2000) }),
  answer: z.object({ proposal: z.number() }),
});

export const drawPlan = operation({
  id: 'drawPlan',
  method: 'POST',
  path: '/plans/{id}/draw',
  permit: 'plan.write',
  summary: { zh: '填入公布的种子，抽取', en: 'Draw by the seed that was published' },
  params: planPath,
  body: z.object({ values: z.array(text(300)).min(1).max(9) }),
  answer: z.object({ visits: z.number() }),
});

export const changeVisit = operation({
  id: 'changeVisit',
  method: 'POST',
  path: '/plans/{id}/changes',
  permit: 'plan.write',
  summary: { zh: '替换对象，或检查人员回避', en: 'Replace an entity, or let an officer stand aside' },
  params: planPath,
  body: z.object({ entity: id, officer: id.nullable(), why: text(500) }),
  answer: z.object({ entity: z.string().nullable(), officers: z.array(z.string()) }),
});

export const recuse = operation({
  id: 'recuseFromVisit',
  method: 'POST',
  path: '/plans/{id}/visits/{entity}/recusal',
  permit: 'visit.enter',
  summary: {
    zh: '检查人员自己申请回避，由抽取的次序替换',
    en: 'An inspector stands aside himself; who steps in follows from the draw',
  },
  params: visitPath,
  body: z.object({ why: text(500) }),
  answer: z.object({ officers: z.array(z.string()) }),
});

export const returnPlan = operation({
  id: 'returnPlan',
  method: 'POST',
  path: '/plans/{id}/return',
  permit: 'plan.write',
  summary: {
    zh: '有一方没有公布种子：承诺值作废，退回重新编制',
    en: 'A party has not revealed its seed: the hash is void, the plan goes back to its draft',
  },
  params: planPath,
  body: z.object({ missing: z.array(text(60)).min(1).max(9), why: text(500) }),
  answer: z.object({ revision: z.number() }),
});

const result = z.object({
  item: id,
  outcome: z.string().max(40),
  critical: z.boolean(),
  problems: z.string().max(2000),
});

/** The score by which a visit was drawn, as of the plan's day. */
const score = z.object({
  points: z.number(),
  band: z.string(),
  chance: z.number(),
  reasons: z.array(
    label.extend({
      ...{ id: z.string(), points: z.number(), figure: z.union([z.number(), z.string()]) },
      ...{ source: z.string(), basis: z.string(), assumption: z.boolean() },
    }),
  ),
});

const visit = z.object({
  plan: z.string(),
  planTitle: z.string(),
  number: z.number(),
  entity: z.string(),
  internal: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  stratum: z.string(),
  /** Null: the plan is drawn by grades. */
  score: score.nullable(),
  items: z.array(z.string()),
  officers: z.array(z.object({ certificate: z.string(), name: z.string() })),
  lacking: z.string().nullable(),
  state: z.enum(['assigned', 'done', 'replaced', 'spared']),
  until: day,
  way: z.enum(WAYS).nullable(),
  doneOn: day.nullable(),
  results: z.array(result).nullable(),
  publishBy: day.nullable(),
  publishedAt: z.iso.datetime().nullable(),
  /** The Monday of the week into which a joint plan has put it, and that plan. */
  week: day.nullable(),
  joint: z.string().nullable(),
  /** Since when nobody comes, why, and which visit to the same entity stands instead: of which plan, made on that day or in the week of it. */
  spared: z
    .object({
      ...{ on: day, why: z.literal('trusted') },
      instead: z.object({ plan: z.string(), title: z.string(), on: day.nullable(), week: day.nullable() }).nullable(),
    })
    .nullable(),
  /** Whether the asker may enter its result. */
  mine: z.boolean(),
});

export const listVisits = operation({
  id: 'listPlanVisits',
  method: 'GET',
  path: '/plans/{id}/visits',
  permit: 'plan.read',
  summary: { zh: '一份计划的检查', en: 'The visits of a plan' },
  params: planPath,
  query: z.object({
    state: z.enum(['assigned', 'done', 'unpublished', 'replaced', 'spared']).optional(),
    after: z.coerce.number().int().min(0).default(0),
  }),
  answer: z.object({ items: z.array(visit), next: z.number().nullable() }),
});

export const ownVisits = operation({
  id: 'ownVisits',
  method: 'GET',
  path: '/me/visits',
  permit: 'visit.enter',
  summary: { zh: '分给我的检查', en: 'Visits that are mine' },
  answer: z.object({ items: z.array(visit) }),
});

export const enterResult = operation({
  id: 'enterVisitResult',
  method: 'POST',
  path: '/plans/{id}/visits/{entity}/result',
  permit: 'visit.enter',
  summary: { zh: '录入检查结果，随即记入信用信息', en: 'Enter the result of a visit, which is filed at once' },
  params: visitPath,
  body: z.object({ on: day, way: z.enum(WAYS), results: z.array(result).min(1).max(40) }),
  /** `publishBy` is null while the calendar of a year that it reaches into has not been loaded. */
  answer: z.object({ records: z.array(z.number()), publishBy: day.nullable() }),
});

export const publishResults = operation({
  id: 'publishPlanResults',
  method: 'POST',
  path: '/plans/{id}/publicity',
  permit: 'plan.write',
  summary: { zh: '公示已有结果的检查', en: 'Publish the results there are' },
  params: planPath,
  body: z.object({}),
  answer: z.object({ published: z.number() }),
});

export const takeDraw = operation({
  id: 'takePlanDraw',
  method: 'GET',
  path: '/plans/{id}/draw',
  permit: 'plan.read',
  kind: 'file',
  summary: { zh: '抽取文件，供任何人复算', en: 'The file of the draw, for anybody to work out again' },
  params: planPath,
  answer: fileAnswer,
});

export const takeArchive = operation({
  id: 'takePlanArchive',
  method: 'GET',
  path: '/plans/{id}/archive',
  permit: 'plan.read',
  kind: 'file',
  summary: {
    zh: '计划的档案：方案、抽取、检查、结果、经过',
    en: 'The plan’s archive: terms, draw, visits, results, what was done',
  },
  params: planPath,
  answer: fileAnswer,
});
