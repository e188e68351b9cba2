// What is asked and answered about objections: lists, one with its course and deadlines, filing, acts, regimes, figures.

import { z } from 'zod';
import { operation, pageOf, paging } from '../base/http/operation.ts';
import { proposed, reason } from '../base/proposal-api.ts';
import { caseFile, caseFileOperations } from '../evidence/api.ts';
import { day, entityPath, label } from '../registry/api.ts';

export const STATES = ['open', 'filed', 'accepted', 'forwarded', 'answered', 'settled'] as const;
export const DUES = ['overdue', 'soon'] as const;
const ABOUT = ['record', 'standing', 'warning', 'measure'] as const;
const OUTCOMES = ['upheld', 'partly', 'rejected', 'refused', 'withdrawn'] as const;
const ANSWERS = ['wrong', 'partly', 'right'] as const;
const STEPS = ['accept', 'forward', 'provider', 'decide'] as const;

const objectionPath = z.object({ id: z.uuid() });
const text = (most: number) => z.string().trim().max(most);
const code = z.string().regex(/^[a-z0-9-]{1,60}$/);
const needed = text(4000).min(2);
const files = z.array(text(200).min(1)).max(20);

const line = z.object({
  id: z.string(),
  number: z.string(),
  entity: z.object({ id: z.string(), name: z.string() }),
  about: z.enum(ABOUT),
  aboutType: z.string(),
  aboutNumber: z.string(),
  provider: z.string(),
  own: z.boolean(),
  matter: z.string(),
  filed: day,
  filedBy: z.enum(['entity', 'desk']),
  state: z.enum(['filed', 'accepted', 'forwarded', 'answered', 'settled']),
  /** The next day by which something must be done; null: nothing, or the holidays of that year are not arranged. */
  due: day.nullable(),
  settled: day.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
});

export const listObjections = operation({
  id: 'listObjections',
  method: 'GET',
  path: '/objections',
  permit: 'objection.read',
  summary: { zh: '异议：要办的先到期的在先', en: 'Objections, open ones due first in front' },
  query: z.object({
    state: z.enum(STATES).default('open'),
    due: z.enum(DUES).optional(),
    /** Part of the number, or of the number of what it is about. */
    q: text(60).optional(),
    ...paging,
  }),
  answer: pageOf(line),
});

export const countObjections = operation({
  id: 'countObjections',
  method: 'GET',
  path: '/objections/counts',
  permit: 'objection.read',
  summary: { zh: '有多少异议在办、超期、快到期', en: 'How many are open, overdue, due soon' },
  answer: z.object({ open: z.number(), overdue: z.number(), soon: z.number(), told: z.number() }),
});

const tally = z.object({
  filed: z.number(),
  open: z.number(),
  overdue: z.number(),
  settled: z.number(),
  inTime: z.number(),
  late: z.number(),
  upheld: z.number(),
  rejected: z.number(),
});

export const readObjectionFigures = operation({
  id: 'readObjectionFigures',
  method: 'GET',
  path: '/objections/figures',
  permit: 'objection.read',
  summary: { zh: '异议统计：按时率、成立率，按提供单位', en: 'Objections counted: in time, upheld, by provider' },
  query: z.object({ from: day.optional(), until: day.optional() }),
  answer: z.object({
    from: day,
    until: day,
    total: tally,
    providers: z.array(tally.extend({ provider: z.string() })),
  }),
});

const regime = z.object({
  id: z.string(),
  title: label,
  document: z.string(),
  article: z.string(),
  sense: label,
  assumption: label.nullable(),
  local: z.boolean(),
  types: z.array(z.string()).nullable(),
  extension: z.boolean(),
  examination: z.boolean(),
});

export const readObjectionRules = operation({
  id: 'readObjectionRules',
  method: 'GET',
  path: '/objections/rules',
  permit: 'objection.read',
  summary: {
    zh: '异议处理的规则、本局选用的一套、事项和不予受理的情形',
    en: 'Regimes, the one in use, matters, grounds',
  },
  answer: z.object({
    regimes: z.array(regime),
    chosen: z
      .object({ regime: z.string(), at: z.iso.datetime(), who: z.string(), why: z.string(), approved: z.string() })
      .nullable(),
    refusals: z.object({ assumption: label, grounds: z.array(z.object({ id: z.string(), label })) }),
    matters: z.array(label.extend({ code: z.string() })),
  }),
});

export const chooseObjectionRegime = operation({
  id: 'chooseObjectionRegime',
  method: 'POST',
  path: '/objections/rules/choice',
  permit: 'duty.sheets',
  status: 202,
  summary: { zh: '提请选用一套地方规则，由第二人批准', en: 'Propose the local regime to work by' },
  /** '' is none of the local ones: the national one holds. */
  body: z.object({ regime: z.string().regex(/^[a-z-]{0,40}$/), why: reason }),
  answer: proposed,
});

export const fileObjection = operation({
  id: 'fileObjection',
  method: 'POST',
  path: '/entities/{id}/objections',
  permit: 'objection.file',
  summary: { zh: '登记主体提出的异议；随即标注有异议', en: 'Note an objection of an entity, marked at once' },
  params: entityPath,
  body: z.object({
    about: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('record'), record: z.int().min(1).max(9_007_199_254_740_991) }),
      z.object({ kind: z.enum(['standing', 'warning', 'measure']), name: text(200).min(1) }),
    ]),
    matter: code,
    grounds: needed,
    wanted: text(2000),
    files,
    on: day,
    /** Why it is taken after its term, by a head; null: what is late is refused at once. */
    late: reason.nullable().default(null),
  }),
  /** `outcome`: refused at once, as out of time. */
  answer: z.object({ id: z.string(), number: z.string(), due: day.nullable(), outcome: z.enum(OUTCOMES).nullable() }),
});

export const entityObjections = operation({
  id: 'entityObjections',
  method: 'GET',
  path: '/entities/{id}/objections',
  permit: 'objection.read',
  summary: { zh: '一个主体的异议', en: 'The objections of an entity' },
  params: entityPath,
  answer: z.object({ items: z.array(line) }),
});

export const readObjection = operation({
  id: 'readObjection',
  method: 'GET',
  path: '/objections/{id}',
  permit: 'objection.read',
  summary: { zh: '一件异议：理由、期限、经过、告知了谁', en: 'One with its deadlines, course and receivers' },
  params: objectionPath,
  answer: line.extend({
    revision: z.number(),
    aboutRecord: z.number().nullable(),
    unit: z.string(),
    /** What the asker may do: the unit in charge, its heads and those above; who provided the record. */
    may: z.object({ handle: z.boolean(), answer: z.boolean(), assign: z.boolean() }),
    grounds: z.string(),
    wanted: z.string(),
    files,
    attached: z.array(caseFile),
    regime,
    accepted: day.nullable(),
    forwarded: day.nullable(),
    answered: day.nullable(),
    answer: z.enum(ANSWERS).nullable(),
    extended: z.boolean(),
    ground: z.string().nullable(),
    reasons: z.string(),
    mended: z.enum(['withdrawn', 'corrected', 'none']).nullable(),
    clarifyAsked: day.nullable(),
    clarified: day.nullable(),
    deadlines: z.array(z.object({ step: z.enum(STEPS), due: day.nullable(), done: day.nullable() })),
    acts: z.array(
      z.object({
        ...{ act: z.string(), on: day, detail: z.string(), why: z.string(), by: z.string(), at: z.iso.datetime() },
      }),
    ),
    receivers: z.array(
      z.object({
        ...{ name: z.string(), how: z.enum(['looked', 'provider']), toldAt: z.iso.datetime() },
        ...{ seenAt: z.iso.datetime().nullable(), seenBy: z.string().nullable() },
      }),
    ),
  }),
});

export const objectionFiles = caseFileOperations({
  ...{ name: 'Objection', path: '/objections/{id}', params: objectionPath },
  ...{ add: 'objection.answer', read: 'objection.read', what: { zh: '异议', en: 'an objection' } },
});

const act = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept'), on: day, why: text(2000) }),
  z.object({ act: z.literal('forward'), on: day, why: text(2000) }),
  z.object({ act: z.literal('refuse'), on: day, ground: code, why: needed }),
  z.object({ act: z.literal('examine'), on: day, until: day, why: needed }),
  z.object({ act: z.literal('add'), on: day, files, why: text(2000) }),
  z.object({ act: z.literal('reject'), on: day, why: needed }),
  z.object({ act: z.literal('withdraw'), on: day, why: text(2000) }),
  /** Handed on to another unit, by a head. */
  z.object({ act: z.literal('assign'), on: day, unit: z.string().min(1).max(60), why: needed }),
]);

const revision = z.int().min(1).max(2_147_483_647);
const done = z.object({ done: z.literal(true) });

export const actOnObjection = operation({
  id: 'actOnObjection',
  method: 'POST',
  path: '/objections/{id}/acts',
  permit: 'objection.handle',
  summary: { zh: '办理一件异议', en: 'Act on an objection' },
  params: objectionPath,
  body: z.object({ revision, doing: act }),
  answer: done,
});

export const answerObjection = operation({
  id: 'answerObjection',
  method: 'POST',
  path: '/objections/{id}/answer',
  permit: 'objection.answer',
  summary: { zh: '提供单位答复核实结果', en: 'What the providing department found' },
  params: objectionPath,
  body: z.object({ revision, on: day, answer: z.enum(ANSWERS), why: needed }),
  answer: done,
});

export const proposeUpholding = operation({
  id: 'proposeUpholding',
  method: 'POST',
  path: '/objections/{id}/upholding',
  permit: 'objection.propose',
  status: 202,
  summary: {
    zh: '提请认定异议成立，批准后更正或者撤回记录',
    en: 'Propose that it be upheld; approval mends the record',
  },
  params: objectionPath,
  body: z.object({
    outcome: z.enum(['upheld', 'partly']),
    /** Of `correct`: the record's fields as they should be, whole; null where it has been corrected already. */
    mend: z.enum(['withdraw', 'correct', 'none']),
    fields: z.record(z.string(), z.json()).nullable(),
    why: reason,
  }),
  answer: proposed,
});

export const proposeObjectionExtension = operation({
  id: 'proposeObjectionExtension',
  method: 'POST',
  path: '/objections/{id}/extension',
  permit: 'objection.propose',
  status: 202,
  summary: { zh: '提请延长处理期限，由第二人批准', en: 'Propose that the answer be put off' },
  params: objectionPath,
  body: z.object({ why: reason }),
  answer: proposed,
});

export const askClarification = operation({
  id: 'askClarification',
  method: 'POST',
  path: '/objections/{id}/clarification/asking',
  permit: 'objection.file',
  summary: { zh: '登记主体要求公开更正声明', en: 'Note that the entity asks for a public clarification' },
  params: objectionPath,
  answer: done,
});

export const publishClarification = operation({
  id: 'publishClarification',
  method: 'POST',
  path: '/objections/{id}/clarification',
  permit: 'objection.decide',
  summary: { zh: '发布更正声明，恢复名誉', en: 'Publish the clarification' },
  params: objectionPath,
  body: z.object({ text: needed }),
  answer: done,
});

export const listTold = operation({
  id: 'listToldObjections',
  method: 'GET',
  path: '/objections/told',
  permit: 'objection.read',
  summary: {
    zh: '告知本单位的更正：曾经收到的记录有误',
    en: 'Records that this unit had received and that were wrong',
  },
  answer: z.object({
    items: z.array(
      z.object({
        ...{ id: z.string(), number: z.string(), entity: z.object({ id: z.string(), name: z.string() }) },
        ...{ aboutType: z.string(), aboutNumber: z.string(), mended: z.string().nullable(), told: z.iso.datetime() },
        seen: z.iso.datetime().nullable(),
      }),
    ),
  }),
});

export const noteTold = operation({
  id: 'noteToldObjection',
  method: 'POST',
  path: '/objections/{id}/seen',
  permit: 'objection.answer',
  summary: { zh: '本单位已知悉并停止使用', en: 'This unit has seen it and no longer uses the record' },
  params: objectionPath,
  answer: done,
});
