// What the ledger answers over HTTP: an entity's records with their history, its indicators, and the record types with their forms.

import { z } from 'zod';
import { operation, pageOf, paging } from '../base/http/operation.ts';
import { asKnown, day, entityPath, label, word } from '../registry/api.ts';

/** The fields of a record by name, as the record's type declares them. */
export const fields = z.record(z.string().max(60), z.json());

const shownField = z.object({ name: z.string(), label, value: label });

/** What one entry said: of a filing every field, of a correction those that it changed with what stood there before. */
const act = z.object({
  entry: z.number(),
  act: z.enum(['file', 'correct', 'withdraw']),
  recordedAt: z.iso.datetime(),
  who: z.string(),
  why: z.string(),
  changes: z.array(shownField.extend({ before: label.nullable() })),
});

const record = z.object({
  record: z.number(),
  type: z.string(),
  label,
  number: z.string(),
  source: z.string(),
  /** 认定之日. */
  on: day,
  state: z.enum(['standing', 'withdrawn']),
  corrected: z.boolean(),
  disclosure: z.number(),
  what: label,
  shown: z.array(shownField),
  /** As a form takes them; persons masked, and left as they were when a correction sends them back masked. */
  fields,
  history: z.array(act),
});

export const listRecords = operation({
  id: 'listRecords',
  method: 'GET',
  path: '/entities/{id}/records',
  permit: 'record.read',
  summary: { zh: '一个主体的记录及其更正、撤回', en: 'An entity’s records with their corrections and withdrawals' },
  params: entityPath,
  query: z.object({ asKnown, type: z.string().max(60).optional(), ...paging }),
  answer: pageOf(record),
});

const indicatorAnswer = z.object({
  /** Of a record type, or of an attribute of the entity. */
  by: z.enum(['attribute', 'records']),
  type: z.string(),
  label,
  /** The codes to which it is limited. */
  where: label.nullable(),
  /** Of an attribute: what it says, null where nothing is known. */
  value: label.nullable(),
  /** Of records: how many stand, the latest day and the latest ones. */
  count: z.number(),
  latest: day.nullable(),
  records: z.array(z.object({ record: z.number(), number: z.string(), on: day, what: label })),
});

export const readIndicators = operation({
  id: 'readIndicators',
  method: 'GET',
  path: '/entities/{id}/indicators',
  permit: 'record.read',
  summary: { zh: '一个主体的 131 号文 39 项指标', en: 'An entity’s 39 indicators of 131号' },
  params: entityPath,
  query: z.object({ asKnown }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        group: z.enum(['access', 'conduct', 'exit', 'reference']),
        number: z.number(),
        label,
        answers: z.array(indicatorAnswer),
      }),
    ),
  }),
});

const typeLine = z.object({
  id: z.string(),
  label,
  about: label,
  disclosure: z.object({ class: z.number(), why: label }),
  sourceKinds: z.array(z.string()),
  /** Whether the program alone writes them: nobody files one. */
  byItself: z.boolean(),
});

export const listTypes = operation({
  id: 'listTypes',
  method: 'GET',
  path: '/record-types',
  permit: 'record.read',
  summary: { zh: '记录类型', en: 'Record types' },
  answer: z.object({ items: z.array(typeLine) }),
});

const formField = z.object({
  name: z.string(),
  type: z.enum(['text', 'date', 'money', 'number', 'code', 'boolean', 'list']),
  label,
  required: z.boolean(),
  /** An array of such values. */
  several: z.boolean(),
  /** Of a date: no later than today. */
  past: z.boolean(),
  /** May hold a person's name: masked wherever it is shown. */
  person: z.boolean(),
  unit: word.nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  codes: z.array(word.extend({ retired: z.boolean() })).nullable(),
  note: label.nullable(),
  example: z.string().nullable(),
});

export const readType = operation({
  id: 'readType',
  method: 'GET',
  path: '/record-types/{type}',
  permit: 'record.read',
  summary: { zh: '一个记录类型的表单', en: 'The form of a record type' },
  params: z.object({ type: z.string().max(60) }),
  answer: typeLine.extend({
    /** Proposed rather than filed: another person approves. */
    secondPerson: z.boolean(),
    legalDay: z.string(),
    number: z.array(z.string()),
    /** The field that names the source, where there is one; otherwise the source is sent beside the fields. */
    source: z.string().nullable(),
    /** Those that people give, in order; `items` are the fields of one item of a list. */
    fields: z.array(formField.extend({ items: z.array(formField) })),
  }),
});
