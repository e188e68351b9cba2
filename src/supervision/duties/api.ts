// What is answered about duties over HTTP: lists, one with its reasons, counts by unit and rule; and what people do about them.

import { z } from 'zod';
import { operation, pageOf, paging } from '../../base/http/operation.ts';
import { OWNERS } from '../../duties/sheet.ts';
import { STATES, UNFINISHED } from '../../duties/state.ts';
import { day, label } from '../../registry/api.ts';

const state = z.enum(STATES);
const asked = z.enum([...STATES, UNFINISHED]);
const unit = z.object({ id: z.string(), name: z.string() });
export const WHOSE = ['mine', 'ours', 'all'] as const;

/** A duty in a path: `15.patrol-tier-ii.2026`. */
const dutyPath = z.object({ id: z.string().min(5).max(130) });
const why = z.string().trim().min(2).max(500);

const dutyLine = z.object({
  id: z.string(),
  rule: z.string(),
  label,
  entity: z.object({ id: z.string(), name: z.string(), division: z.string().nullable() }),
  /** Null where no unit answers for the place. */
  unit: unit.nullable(),
  owner: z.enum(OWNERS),
  role: z.string(),
  /** The case in which it is done; null: it follows from something else. */
  case: z.object({ kind: z.string(), id: z.string() }).nullable(),
  opened: day,
  /** Null while the holidays of that year are not arranged. */
  due: day.nullable(),
  done: day.nullable(),
  state,
  urged: z.number(),
  /** The unit above, to which it was passed on. */
  passedTo: unit.nullable(),
  /** Where the sheet has it go by now; null: still with its owner. */
  escalatedTo: z.string().nullable(),
});

const filter = {
  whose: z.enum(WHOSE).default('all'),
  rule: z.string().max(60).optional(),
  unit: z.string().max(60).optional(),
};

export const listDuties = operation({
  id: 'listDuties',
  method: 'GET',
  path: '/duties',
  permit: 'duty.read',
  summary: { zh: '期限：先到期的在先', en: 'Duties, those due first in front' },
  query: z.object({
    ...{ ...filter, state: asked.optional(), entity: z.string().max(60).optional() },
    /** Only those that are steps of cases. */
    of: z.enum(['cases']).optional(),
    ...paging,
  }),
  answer: pageOf(dutyLine),
});

const counts = z.object({
  ahead: z.number(),
  open: z.number(),
  approaching: z.number(),
  overdue: z.number(),
  /** Of those whose last day lay in this year and is over. */
  inTime: z.number(),
  late: z.number(),
  waived: z.number(),
});

export const countDuties = operation({
  id: 'countDuties',
  method: 'GET',
  path: '/duty-counts',
  permit: 'duty.read',
  summary: { zh: '期限的数量：按机构、按规则', en: 'How many duties stand how, by unit and by rule' },
  query: z.object(filter),
  answer: z.object({
    /** When they were worked out; null: not yet. */
    workedAt: z.iso.datetime().nullable(),
    total: counts,
    units: z.array(counts.extend({ unit: unit.nullable() })),
    rules: z.array(counts.extend({ rule: z.string(), label })),
  }),
});

export const listDutyRules = operation({
  id: 'listDutyRules',
  method: 'GET',
  path: '/duty-rules',
  permit: 'duty.read',
  summary: { zh: '期限规则和出处', en: 'The rules of duties, with their articles' },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        sheet: label,
        document: z.string(),
        label,
        article: z.string(),
        sense: label,
        assumption: label.nullable(),
      }),
    ),
  }),
});

export const listDutySheets = operation({
  id: 'listDutySheets',
  method: 'GET',
  path: '/duty-sheets',
  permit: 'duty.read',
  summary: {
    zh: '期限表：每条规则的出处和假定，本局用不用',
    en: 'The duty sheets: each rule with its article and assumption, and whether the office works by it',
  },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: label,
        document: z.string(),
        /** Chosen by the office; others hold everywhere. */
        local: z.boolean(),
        inUse: z.boolean(),
        rules: z.array(
          z.object({ id: z.string(), label, article: z.string(), sense: label, assumption: label.nullable() }),
        ),
      }),
    ),
    /** The last choice; null: nobody has chosen, all are in use. */
    choice: z
      .object({ at: z.iso.datetime(), name: z.string(), why: z.string(), approved: z.string().nullable() })
      .nullable(),
  }),
});

export const chooseDutySheets = operation({
  id: 'chooseDutySheets',
  method: 'POST',
  path: '/duty-sheets/choice',
  permit: 'duty.sheets',
  status: 202,
  summary: {
    zh: '提请选用地方期限表（另一人批准）',
    en: 'Propose which local sheets are worked by, for a second person',
  },
  body: z.object({ sheets: z.array(z.string().max(60)).max(20), why }),
  answer: z.object({ proposal: z.number() }),
});

const span = z.object({ first: day, last: day });

export const readDuty = operation({
  id: 'readDuty',
  method: 'GET',
  path: '/duties/{id}',
  permit: 'duty.read',
  summary: {
    zh: '一项期限：起因、出处、怎么算的、办理经过',
    en: 'One duty: cause, article, how its day was counted, history',
  },
  params: dutyPath,
  answer: dutyLine.extend({
    document: z.string(),
    article: z.string(),
    sense: label,
    assumption: label.nullable(),
    /** What opened it, and what fulfilled it. */
    cause: label,
    fulfilment: label.nullable(),
    clock: z.array(label),
    acts: z.array(
      z.object({
        act: z.string(),
        at: z.iso.datetime(),
        who: z.string(),
        why: z.string(),
        on: day.nullable(),
        to: z.string().nullable(),
        approvedBy: z.string().nullable(),
      }),
    ),
    /** What the reader may do about it now. */
    may: z.object({
      done: span.nullable(),
      extend: span.nullable(),
      waive: z.boolean(),
      urge: z.boolean(),
      pass: z.boolean(),
    }),
  }),
});

/** The number of the proposal, where another person has to approve; null: done. */
const proposed = z.object({ proposal: z.number().nullable() });

export const extendDuty = operation({
  id: 'extendDuty',
  method: 'POST',
  path: '/duties/{id}/extension',
  permit: 'duty.put-off',
  summary: {
    zh: '延长期限（期限表写明须批准的，提请另一人批准）',
    en: 'Put a duty off, with approval where the sheet asks for it',
  },
  params: dutyPath,
  body: z.object({ until: day, why }),
  answer: proposed,
});

export const waiveDuty = operation({
  id: 'waiveDuty',
  method: 'POST',
  path: '/duties/{id}/waiver',
  permit: 'duty.put-off',
  summary: {
    zh: '免除一项期限（期限表写明须批准的，提请另一人批准）',
    en: 'Waive a duty, with approval where the sheet asks for it',
  },
  params: dutyPath,
  body: z.object({ why }),
  answer: proposed,
});

const did = z.object({ done: z.literal(true) });

export const reportDuty = operation({
  id: 'reportDuty',
  method: 'POST',
  path: '/duties/{id}/done',
  permit: 'duty.done',
  summary: { zh: '报告完成（没有记录可以证明的那些）', en: 'Report a duty done, where no record can show it' },
  params: dutyPath,
  body: z.object({ on: day, why }),
  answer: did,
});

export const urgeDuty = operation({
  id: 'urgeDuty',
  method: 'POST',
  path: '/duties/{id}/urging',
  permit: 'duty.urge',
  summary: { zh: '督办', en: 'Urge a duty' },
  params: dutyPath,
  body: z.object({ why }),
  answer: did,
});

export const passDuty = operation({
  id: 'passDuty',
  method: 'POST',
  path: '/duties/{id}/passing',
  permit: 'duty.urge',
  summary: { zh: '上报上一级机构', en: 'Pass a duty on to the unit above' },
  params: dutyPath,
  body: z.object({ why }),
  answer: did,
});
