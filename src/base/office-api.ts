// What the service answers about the organisation, the audit trail and the calendar of working days.

import { z } from 'zod';
import { fileAnswer, operation, pageOf, paging } from './http/operation.ts';

const instant = z.iso.datetime();
const day = z.iso.date();
const label = z.object({ zh: z.string(), en: z.string() });
const unitKind = z.enum(['province', 'city', 'county', 'station', 'department', 'institution']);
const unitPath = z.object({ id: z.string().max(60) });

export const listUnits = operation({
  id: 'listUnits',
  method: 'GET',
  path: '/units',
  permit: 'unit.read',
  summary: { zh: '机构', en: 'Units' },
  answer: pageOf(
    z.object({
      id: z.string(),
      parent: z.string().nullable(),
      kind: unitKind,
      name: z.string(),
      division: z.string(),
      /** The name under which a department's records are filed. */
      source: z.string().nullable(),
      closedOn: day.nullable(),
      /** Accounts in use. */
      accounts: z.number(),
    }),
  ),
});

const unitChange = z.object({
  name: z.string().trim().min(2).max(60),
  parent: z.string().max(60).nullable(),
  division: z.string().regex(/^\d{2,12}$/),
  source: z.string().trim().max(60).nullable(),
});

export const makeUnit = operation({
  id: 'makeUnit',
  method: 'POST',
  path: '/units',
  permit: 'unit.manage',
  summary: { zh: '新建机构', en: 'Make a unit' },
  body: unitChange.extend({ kind: unitKind }),
  answer: z.object({ id: z.string() }),
});

export const changeUnit = operation({
  id: 'changeUnit',
  method: 'PUT',
  path: '/units/{id}',
  permit: 'unit.manage',
  summary: { zh: '更名或移动机构', en: 'Rename or move a unit' },
  params: unitPath,
  body: unitChange,
  answer: z.object({ changed: z.boolean() }),
});

export const setClosed = operation({
  id: 'setClosed',
  method: 'PUT',
  path: '/units/{id}/closed',
  permit: 'unit.manage',
  summary: { zh: '撤销或恢复机构', en: 'Close a unit, or open it again' },
  params: unitPath,
  body: z.object({ closed: z.boolean() }),
  answer: z.object({ closed: z.boolean() }),
});

const auditQuestion = z.object({
  /** An account's id, or part of a name. */
  who: z.string().max(100).optional(),
  act: z.string().max(100).optional(),
  /** Id of an entity, account or unit. */
  object: z.string().max(100).optional(),
  outcome: z.enum(['done', 'refused', 'looked']).optional(),
  /** Days of Shanghai, both included. */
  from: day.optional(),
  until: day.optional(),
});

export const listAudit = operation({
  id: 'listAudit',
  method: 'GET',
  path: '/audit',
  permit: 'audit.read',
  summary: { zh: '操作记录，新的在前', en: 'The audit trail, newest first' },
  query: auditQuestion.extend(paging),
  answer: pageOf(
    z.object({
      number: z.number().int(),
      at: instant,
      account: z.string().nullable(),
      name: z.string(),
      act: z.string(),
      /** The act in words. */
      what: label,
      object: z.string(),
      /** The name of the account or unit that it is about. */
      about: z.string().nullable(),
      outcome: z.string(),
      /** Why it was refused, in words. */
      refusal: label.nullable(),
      detail: z.string(),
      hash: z.string(),
    }),
  ),
});

export const exportAudit = operation({
  id: 'exportAudit',
  method: 'GET',
  path: '/audit/file',
  permit: 'audit.read',
  kind: 'file',
  summary: { zh: '导出操作记录（CSV）', en: 'The audit trail as a file (CSV)' },
  query: auditQuestion,
  answer: fileAnswer,
});

export const listActs = operation({
  id: 'listActs',
  method: 'GET',
  path: '/audit/acts',
  permit: 'audit.read',
  summary: { zh: '操作记录中可能出现的操作', en: 'The acts that the audit trail may name' },
  answer: z.object({ items: z.array(z.object({ act: z.string(), what: label })) }),
});

export const verifyAudit = operation({
  id: 'verifyAudit',
  method: 'POST',
  path: '/audit/verification',
  permit: 'audit.read',
  summary: { zh: '逐条核对操作记录的封印链', en: 'Check the whole chain of the audit trail' },
  answer: z.object({
    lines: z.number(),
    /** The first line that is missing or altered; null: the chain is whole. */
    broken: z.number().nullable(),
    head: z.string(),
  }),
});

const calendarYear = z.object({
  year: z.number().int(),
  notice: z.string(),
  /** Days off, weekends inside a holiday included. */
  off: z.array(day),
  /** Weekend days that are worked. */
  work: z.array(day),
});

export const readCalendar = operation({
  id: 'readCalendar',
  method: 'GET',
  path: '/calendar',
  permit: 'calendar.read',
  summary: { zh: '工作日历', en: 'The calendar of working days' },
  answer: z.object({
    years: z.array(
      calendarYear.extend({
        /** When and by whom it was loaded; null: it came with the program. */
        loaded: z.object({ at: instant, by: z.string() }).nullable(),
      }),
    ),
  }),
});

const calendarText = z.object({ text: z.string().max(100_000) });

export const tryCalendar = operation({
  id: 'tryCalendar',
  method: 'POST',
  path: '/calendar/trial',
  permit: 'calendar.load',
  summary: { zh: '检查节假日安排，不载入', en: 'Check an arrangement of holidays without loading it' },
  body: calendarText,
  answer: z.object({
    years: z.array(calendarYear),
    flaws: z.array(z.object({ line: z.number(), zh: z.string(), en: z.string() })),
    /** Unusual, but not refused. */
    doubts: z.array(label),
  }),
  dry: true,
});

export const loadCalendar = operation({
  id: 'loadCalendar',
  method: 'POST',
  path: '/calendar',
  permit: 'calendar.load',
  summary: { zh: '载入节假日安排', en: 'Load an arrangement of holidays' },
  body: calendarText,
  answer: z.object({ years: z.array(z.number()) }),
});
