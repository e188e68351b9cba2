// What is asked and answered about complaints and reports: lists, one with its course, taking in, counts.

import { z } from 'zod';
import { fileAnswer, operation, pageOf, paging } from '../../base/http/operation.ts';
import { STATES as DUTY_STATES } from '../../duties/state.ts';
import { caseFile, fileHash } from '../../evidence/api.ts';
import { day, entityPath, label } from '../../registry/api.ts';

export const KINDS = ['complaint', 'report'] as const;
const STATES = ['received', 'accepted', 'refused', 'closed', 'transferred', 'repeated', 'void'] as const;
export const WHOSE = ['mine', 'ours', 'all'] as const;
export const DUES = ['overdue', 'soon'] as const;
/** What still waits for somebody, besides the states themselves. */
export const SHOWN = ['open', ...STATES] as const;

export const complaintPath = z.object({ id: z.uuid() });
const text = (most: number) => z.string().trim().max(most);
const code = z.string().regex(/^[a-z0-9-]{1,60}$/);
const named = z.object({ id: z.string(), name: z.string() });
const month = z.string().regex(/^\d{4}-\d\d$/);

const complaintLine = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(KINDS),
  state: z.enum(STATES),
  matter: z.string(),
  channel: z.string(),
  received: day,
  /** As it was named, and the entity once it is known. */
  respondent: z.string(),
  entity: named.nullable(),
  summary: z.string(),
  unit: named,
  officer: z.string().nullable(),
  /** The next day by which something must be done; null: nothing, or the holidays of that year are not arranged. */
  due: day.nullable(),
  outcome: z.string().nullable(),
  closed: day.nullable(),
  joined: z.boolean(),
});

const filter = {
  whose: z.enum(WHOSE).default('all'),
  kind: z.enum(KINDS).optional(),
  unit: z.string().max(60).optional(),
  area: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  entity: z.string().max(60).optional(),
  /** A number, a platform's number, or a part of the name of whom it is about. */
  q: z.string().trim().max(60).optional(),
};

export const listComplaints = operation({
  id: 'listComplaints',
  method: 'GET',
  path: '/complaints',
  permit: 'complaint.read',
  summary: {
    zh: '投诉举报：要办的先到期的在先，办完的最近收到的在先',
    en: 'Complaints and reports, open ones due first in front',
  },
  query: z.object({ ...filter, state: z.enum(SHOWN).default('open'), due: z.enum(DUES).optional(), ...paging }),
  answer: pageOf(complaintLine),
});

export const countComplaints = operation({
  id: 'countComplaints',
  method: 'GET',
  path: '/complaints/counts',
  permit: 'complaint.read',
  summary: { zh: '投诉举报有多少在办、逾期、快到期', en: 'How many are open, overdue and due soon' },
  query: z.object(filter),
  answer: z.object({ open: z.number(), overdue: z.number(), soon: z.number(), unmatched: z.number() }),
});

const ground = z.object({ id: z.string(), item: z.string(), label });
const grounds = z.object({ article: z.string(), assumption: label, grounds: z.array(ground) });

export const readComplaintRules = operation({
  id: 'readComplaintRules',
  method: 'GET',
  path: '/complaints/rules',
  permit: 'complaint.take',
  summary: { zh: '办理投诉举报的法定情形、事项、渠道和结果', en: 'Lawful grounds, matters, channels and outcomes' },
  answer: z.object({
    document: label,
    refusals: grounds,
    endings: grounds,
    marks: z.object({
      most: z.number(),
      usual: z.number(),
      kinds: z.array(z.object({ id: z.string(), label })),
      rights: label,
      assumption: label,
    }),
    matters: z.array(label.extend({ id: z.string() })),
    channels: z.array(label.extend({ id: z.string() })),
    outcomes: z.array(label.extend({ id: z.string(), kind: z.enum(KINDS).nullable() })),
    units: z.array(named),
    departments: z.array(named),
  }),
});

const likeness = z.object({
  points: z.number(),
  complainant: z.boolean(),
  entity: z.boolean(),
  matter: z.boolean(),
  text: z.number(),
});
const alike = z.array(complaintLine.extend({ likeness }));

const complainant = z.object({ name: z.string().trim().min(1).max(60), contact: z.string().trim().min(2).max(100) });

const taken = z.object({
  kind: z.enum(KINDS),
  channel: code,
  reference: text(60).default(''),
  received: day,
  matter: code,
  /** The entity by its credit code or internal id; null while nobody knows which it is. */
  entity: z.string().min(1).max(60).nullable(),
  respondent: text(200).default(''),
  summary: z.string().trim().min(4).max(4000),
  request: text(1000).default(''),
  /** Null: a report without a name. */
  complainant: complainant.nullable(),
  replyDue: day.nullable().default(null),
  unit: z.string().max(60).nullable().default(null),
});

export const takeComplaint = operation({
  id: 'takeComplaint',
  method: 'POST',
  path: '/complaints',
  permit: 'complaint.take',
  summary: { zh: '登记一件投诉或举报，随即分派', en: 'Take in a complaint or report, assigned at once' },
  body: taken,
  answer: z.object({ id: z.string(), number: z.string(), unit: named, officer: z.string().nullable() }),
});

export const findAlike = operation({
  id: 'findAlikeComplaints',
  method: 'POST',
  path: '/complaints/alike',
  permit: 'complaint.read',
  dry: true,
  summary: { zh: '登记前看看有没有可能重复的', en: 'Before taking one in: which may be of the same matter' },
  body: taken.pick({ received: true, matter: true, entity: true, respondent: true, summary: true, complainant: true }),
  answer: z.object({ items: alike }),
});

const duty = z.object({
  /** Null while no duty is kept, because the entity is not known or it was entered a moment ago. */
  id: z.string().nullable(),
  rule: z.string(),
  label,
  article: z.string(),
  due: day.nullable(),
  done: day.nullable(),
  state: z.enum(DUTY_STATES),
  urged: z.number(),
});

export const readComplaint = operation({
  id: 'readComplaint',
  method: 'GET',
  path: '/complaints/{id}',
  permit: 'complaint.read',
  summary: {
    zh: '一件投诉举报：当事人、期限、经过、可能重复的',
    en: 'One with its parties, deadlines, course and look-alikes',
  },
  params: complaintPath,
  answer: complaintLine.extend({
    revision: z.number(),
    reference: z.string(),
    request: z.string(),
    /** Masked; null where nobody is named. */
    complainant: z.object({ name: z.string(), contact: z.string() }).nullable(),
    replyDue: day.nullable(),
    decided: day.nullable(),
    accepted: day.nullable(),
    told: day.nullable(),
    ground: z.string().nullable(),
    upheld: z.boolean().nullable(),
    loss: z.number().nullable(),
    reply: z.string(),
    handedTo: z.string().nullable(),
    area: z.object({ id: z.number(), name: z.string() }).nullable(),
    officerId: z.string().nullable(),
    takenBy: z.string(),
    takenAt: z.iso.datetime(),
    group: z.array(complaintLine),
    /** Sent with it by the web. */
    files: z.array(caseFile),
    alike,
    duties: z.array(duty),
    /** Shown to those who handle complaints only. */
    marks: z.array(
      z.object({ id: z.string(), kind: z.string(), reason: z.string(), from: day, until: day, approvedBy: z.string() }),
    ),
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
    /** Who may take it over in its unit. */
    officers: z.array(named),
    may: z.object({ act: z.boolean(), head: z.boolean(), complainant: z.boolean(), mark: z.boolean() }),
  }),
});

export const readComplaintFile = operation({
  id: 'readComplaintFile',
  method: 'GET',
  path: '/complaints/{id}/files/{hash}',
  permit: 'complaint.complainant',
  kind: 'file',
  watched: true,
  summary: { zh: '投诉人传来的附件；每次打开都留痕', en: 'An attachment; every look is in the audit trail' },
  params: complaintPath.extend({ hash: fileHash }),
  answer: fileAnswer,
});

export const readComplainant = operation({
  id: 'readComplainant',
  method: 'GET',
  path: '/complaints/{id}/complainant',
  permit: 'complaint.complainant',
  watched: true,
  summary: { zh: '查看投诉人的姓名和联系方式；每次查看都留痕', en: 'Who complained; every look is in the audit trail' },
  params: complaintPath,
  answer: z.object({ name: z.string(), contact: z.string() }),
});

const tally = z.object({
  count: z.number(),
  complaints: z.number(),
  reports: z.number(),
  upheld: z.number(),
});

export const readComplaintFigures = operation({
  id: 'readComplaintFigures',
  method: 'GET',
  path: '/complaints/figures',
  permit: 'complaint.read',
  summary: {
    zh: '投诉举报统计：逐月、按行业、按网格，按期办理',
    en: 'Complaints by month, trade and area, and how many in time',
  },
  query: z.object({ from: month.optional(), until: month.optional(), unit: z.string().max(60).optional() }),
  answer: z.object({
    from: month,
    until: month,
    total: tally,
    /** Of the deadlines that ended in these months. */
    inTime: z.object({ done: z.number(), all: z.number() }),
    days: z.number().nullable(),
    months: z.array(tally.extend({ month })),
    matters: z.array(tally.extend({ matter: z.string() })),
    industries: z.array(tally.extend({ code: z.string(), name: z.string() })),
    areas: z.array(tally.extend({ id: z.number(), name: z.string(), unit: z.string(), entities: z.number() })),
  }),
});

export const entityComplaints = operation({
  id: 'listEntityComplaints',
  method: 'GET',
  path: '/entities/{id}/complaints',
  permit: 'complaint.read',
  summary: { zh: '关于一个主体的投诉举报', en: 'The complaints about one entity' },
  params: entityPath,
  query: z.object(paging),
  answer: pageOf(complaintLine),
});
