// What is asked and answered about credit repair: what an entity can have repaired, applications, acts, bulk repair, figures.

import { z } from 'zod';
import { operation, pageOf, paging } from '../base/http/operation.ts';
import { proposed, reason } from '../base/proposal-api.ts';
import { caseFile, caseFileOperations } from '../evidence/api.ts';
import { day, entityPath, label } from '../registry/api.ts';

export const STATES = [
  ...(['filed', 'incomplete', 'accepted', 'granted', 'denied', 'refused', 'withdrawn', 'reversed'] as const),
] as const;
export const SHOWN = ['open', ...STATES] as const;
export const DUES = ['overdue', 'soon'] as const;
export const CHANNELS = ['desk', 'own', 'window', 'bulk'] as const;
export const BASES = ['ordinary', 'reorganisation'] as const;
const OUTCOMES = ['refused', 'granted', 'temporary', 'denied', 'reversed'] as const;

const text = (most: number) => z.string().trim().max(most);
const code = z.string().regex(/^[a-z0-9-]{1,60}$/);
const named = z.object({ id: z.string(), name: z.string() });
const month = z.string().regex(/^\d{4}-\d\d$/);
const recordId = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const why = z.string().trim().max(4000).default('');
const needed = z.string().trim().min(2).max(4000);
const repairPath = z.object({ id: z.uuid() });

const item = z.object({
  record: z.number(),
  type: z.string(),
  label,
  number: z.string(),
  regime: z.object({ id: z.string(), document: z.string(), title: label }),
  named: z.boolean(),
  outcome: z.enum(OUTCOMES).nullable(),
  ground: label.nullable(),
  earliest: day.nullable(),
  decision: z.string().nullable(),
  reversal: z.string().nullable(),
});

const line = z.object({
  id: z.string(),
  number: z.string(),
  entity: named,
  state: z.enum(STATES),
  basis: z.enum(BASES),
  channel: z.enum(CHANNELS),
  applied: day,
  /** The next day by which something must be done; null: nothing, or the holidays of that year are not arranged. */
  due: day.nullable(),
  unit: named.nullable(),
  source: z.string(),
  items: z.array(item),
});

const filter = {
  state: z.enum(SHOWN).default('open'),
  due: z.enum(DUES).optional(),
  unit: z.string().max(60).optional(),
  entity: z.string().max(60).optional(),
  /** A number of an application, or the name or code of an entity. */
  q: z.string().trim().max(60).optional(),
};

export const listRepairs = operation({
  id: 'listRepairs',
  method: 'GET',
  path: '/repairs',
  permit: 'repair.read',
  summary: { zh: '信用修复申请：要办的先到期的在先', en: 'Applications for repair, open ones due first in front' },
  query: z.object({ ...filter, ...paging }),
  answer: pageOf(line),
});

export const countRepairs = operation({
  id: 'countRepairs',
  method: 'GET',
  path: '/repairs/counts',
  permit: 'repair.read',
  summary: { zh: '修复申请有多少在办、逾期、快到期', en: 'How many are open, overdue and due soon' },
  answer: z.object({ open: z.number(), overdue: z.number(), soon: z.number() }),
});

const condition = z.object({
  id: z.string(),
  label,
  article: z.string(),
  met: z.union([z.boolean(), z.literal('unknown')]),
  remedy: label,
});

const regime = z.object({
  id: z.string(),
  title: label,
  document: z.string(),
  clocks: z.array(
    z.object({
      id: z.string(),
      to: z.enum(['accept', 'decide']),
      workingDays: z.number(),
      article: z.string(),
      sense: label,
      assumption: label.nullable(),
    }),
  ),
  materials: z.array(label),
  reorganisation: label.nullable(),
});

const prospect = z.object({
  record: z.number(),
  type: z.string(),
  label,
  number: z.string(),
  source: z.string(),
  on: day,
  kind: z.string(),
  document: z.string(),
  article: z.string(),
  sense: label,
  assumption: label.nullable(),
  /** In which periods it is shown and where; `until` is the first day without it, null while it is not known. */
  shown: z.array(z.object({ channel: z.string(), from: day, until: day.nullable() })),
  disputed: z.boolean(),
  repaired: z.object({ number: z.string(), kind: z.enum(['final', 'temporary']), on: day }).nullable(),
  possible: z.boolean(),
  earliest: day.nullable(),
  automatic: day.nullable(),
  never: label.nullable(),
  conditions: z.array(condition),
  materials: z.array(label),
  repairArticle: z.string(),
  regime: regime.nullable(),
  open: z.object({ id: z.string(), number: z.string() }).nullable(),
  /** Other records of the same fact: `sure` ones come along, others are proposed, ticked or not, with the reason. */
  related: z.array(z.object({ record: z.number(), sure: z.boolean(), ticked: z.boolean(), why: label })),
});

/** What people are told wherever repair is spoken of. */
const free = label.extend({ article: z.string() });

export const entityRepairs = operation({
  id: 'listEntityRepairs',
  method: 'GET',
  path: '/entities/{id}/repairs',
  permit: 'repair.read',
  summary: {
    zh: '一个主体的记录能不能修复、从哪天起、还缺什么，以及提过的申请',
    en: 'What an entity can have repaired, from when, what is missing, and its applications',
  },
  params: entityPath,
  answer: z.object({ entity: named, free, prospects: z.array(prospect), applications: z.array(line) }),
});

export const applyForRepair = operation({
  id: 'applyForRepair',
  method: 'POST',
  path: '/entities/{id}/repairs',
  permit: 'repair.take',
  summary: { zh: '登记一件信用修复申请', en: 'Note an application for repair' },
  params: entityPath,
  body: z.object({
    records: z.array(recordId).min(1).max(50),
    basis: z.enum(BASES).default('ordinary'),
    order: z
      .object({ number: text(100).min(2), on: day })
      .nullable()
      .default(null),
    statement: text(4000).default(''),
    materials: z.array(text(200)).max(30).default([]),
    committedBy: text(60),
    applied: day,
    channel: z.enum(['desk', 'window']).default('desk'),
  }),
  answer: z.object({ id: z.string(), number: z.string(), state: z.enum(STATES), items: z.array(item) }),
});

const check = z.object({ id: code, met: z.boolean(), how: text(1000) });

export const readRepair = operation({
  id: 'readRepair',
  method: 'GET',
  path: '/repairs/{id}',
  permit: 'repair.read',
  summary: {
    zh: '一件修复申请：记录、条件、期限、经过',
    en: 'One application: records, conditions, deadlines, course',
  },
  params: repairPath,
  answer: line.extend({
    revision: z.number(),
    statement: z.string(),
    materials: z.array(z.string()),
    attached: z.array(caseFile),
    committedBy: z.string(),
    order: z.object({ number: z.string(), on: day }).nullable(),
    asked: day.nullable(),
    completed: day,
    accepted: day.nullable(),
    verified: day.nullable(),
    decided: day.nullable(),
    told: day.nullable(),
    extended: z.boolean(),
    ground: label.nullable(),
    reason: z.string(),
    checks: z.array(check),
    deadlines: z.array(
      z.object({
        step: z.enum(['complete', 'accept', 'decide']),
        due: day.nullable(),
        done: day.nullable(),
        document: z.string(),
        article: z.string(),
        sense: label,
        assumption: label.nullable(),
      }),
    ),
    prospects: z.array(prospect),
    free,
    takenBy: z.string(),
    takenAt: z.iso.datetime(),
    acts: z.array(
      z.object({
        number: z.number(),
        act: z.string(),
        on: day.nullable(),
        detail: z.string(),
        why: z.string(),
        who: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    /** The proposal that waits for a second person. */
    proposal: z.number().nullable(),
    may: z.object({ handle: z.boolean(), decide: z.boolean() }),
  }),
});

export const repairFiles = caseFileOperations({
  ...{ name: 'Repair', path: '/repairs/{id}', params: repairPath },
  ...{ add: 'repair.handle', read: 'repair.read', what: { zh: '修复申请', en: 'an application for repair' } },
});

const decision = z.discriminatedUnion('act', [
  z.object({ act: z.literal('grant'), until: day.nullable().default(null), why: needed }),
  z.object({ act: z.literal('deny'), ground: code, why: needed }),
  z.object({ act: z.literal('complete'), why: needed }),
  z.object({ act: z.literal('reverse'), ground: code, why: needed }),
]);

const doing = z.discriminatedUnion('act', [
  z.object({ act: z.literal('ask'), on: day, why: needed }),
  z.object({ act: z.literal('supplement'), on: day, why }),
  z.object({ act: z.literal('accept'), on: day, why }),
  z.object({ act: z.literal('refuse'), on: day, ground: code, why: needed }),
  z.object({ act: z.literal('verify'), on: day, checks: z.array(check).max(60), why }),
  z.object({ act: z.literal('extend'), on: day, why: needed }),
  z.object({ act: z.literal('tell'), on: day, why }),
  z.object({ act: z.literal('withdraw'), on: day, why: needed }),
  z.object({ act: z.literal('talk'), on: day, present: text(200), why: needed }),
  z.object({ act: z.literal('effort'), on: day, route: code, why: needed }),
  z.object({ act: z.literal('step'), on: day, why: needed }),
  z.object({ act: z.literal('decide'), decision }),
]);

export const actOnRepair = operation({
  id: 'actOnRepair',
  method: 'POST',
  path: '/repairs/{id}/acts',
  permit: 'repair.handle',
  summary: {
    zh: '办理一件修复申请；需要第二人的，提请批准',
    en: 'Act on an application; where a second person decides, it is proposed',
  },
  params: repairPath,
  body: z.object({ revision: z.int().min(1).max(2_147_483_647), doing }),
  answer: z.object({ proposal: z.number().nullable() }),
});

export const readRepairRules = operation({
  id: 'readRepairRules',
  method: 'GET',
  path: '/repairs/rules',
  permit: 'repair.read',
  summary: {
    zh: '修复的规定：期限、理由、途径、免费',
    en: 'The rules of repair: clocks, grounds, routes, free of charge',
  },
  answer: z.object({
    free,
    regimes: z.array(regime.extend({ from: day, until: day.nullable() })),
    refusals: z.array(z.object({ id: z.string(), label, automatic: z.boolean() })),
    reversals: z.array(z.object({ id: z.string(), label })),
    routes: z.array(z.object({ id: z.string(), label, document: z.string(), assumption: label.nullable() })),
    completion: z.object({ workingDays: z.number(), sense: label, assumption: label }),
    bulk: z.array(z.object({ id: z.string(), label, article: z.string(), sense: label, assumption: label })),
  }),
});

export const listBulkRepairs = operation({
  id: 'listBulkRepairs',
  method: 'GET',
  path: '/repairs/bulk/{id}',
  permit: 'repair.bulk',
  summary: { zh: '可以批量修复的名单（试算，不写入）', en: 'What can be repaired in bulk, a dry run' },
  params: z.object({ id: code }),
  answer: z.object({
    items: z.array(
      z.object({
        entity: named,
        record: z.number(),
        number: z.string(),
        on: day,
        cure: z.object({ number: z.string(), on: day }),
      }),
    ),
  }),
});

export const proposeBulkRepair = operation({
  id: 'proposeBulkRepair',
  method: 'POST',
  path: '/repairs/bulk/{id}',
  permit: 'repair.bulk',
  status: 202,
  summary: {
    zh: '提请批量修复，由第二人批准后一次办完',
    en: 'Propose repair in bulk, done once a second person approves',
  },
  params: z.object({ id: code }),
  body: z.object({ records: z.array(recordId).min(1).max(500), why: reason }),
  answer: proposed,
});

export const readRepairFigures = operation({
  id: 'readRepairFigures',
  method: 'GET',
  path: '/repairs/figures',
  permit: 'repair.read',
  summary: {
    zh: '修复统计：逐月、准予、不予、按理由、按期',
    en: 'Repairs by month, granted, refused by ground, in time',
  },
  query: z.object({ from: month.optional(), until: month.optional(), unit: z.string().max(60).optional() }),
  answer: z.object({
    from: month,
    until: month,
    total: z.object({
      applied: z.number(),
      granted: z.number(),
      refused: z.number(),
      denied: z.number(),
      reversed: z.number(),
      withdrawn: z.number(),
      records: z.number(),
    }),
    /** Of the decisions and acceptances that were due in these months. */
    inTime: z.object({ done: z.number(), all: z.number() }),
    days: z.number().nullable(),
    grounds: z.array(z.object({ ground: label, count: z.number() })),
    months: z.array(z.object({ month, applied: z.number(), granted: z.number(), refused: z.number() })),
  }),
});

const noticePath = entityPath.extend({ record: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

export const tellRepairNotice = operation({
  id: 'tellRepairNotice',
  method: 'POST',
  path: '/entities/{id}/repairs/notice/{record}',
  permit: 'repair.take',
  summary: {
    zh: '生成信用修复告知书，与处罚决定书一并送达，送达在告知书里登记',
    en: 'Make the repair notice; its service is noted with the notices',
  },
  params: noticePath,
  answer: z.object({ notice: z.string(), number: z.string() }),
});

export const readRepairNotice = operation({
  id: 'readRepairNotice',
  method: 'GET',
  path: '/entities/{id}/repairs/notice/{record}',
  permit: 'repair.read',
  summary: {
    zh: '信用修复告知书，随处罚决定书一并送达',
    en: 'The repair notice that is served together with a penalty',
  },
  params: noticePath,
  answer: z.object({
    entity: named.extend({ uscc: z.string().nullable() }),
    free,
    prospect,
    reversal: z.object({ article: z.string(), sense: label, assumption: label }),
    completion: z.object({ workingDays: z.number(), sense: label }),
    today: day,
  }),
});
