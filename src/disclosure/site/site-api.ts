// Open data, for everybody and every program without an account: an entity, lists as JSON and CSV, changes and removals.

import { z } from 'zod';
import { fileAnswer, operation, pageOf } from '../../base/http/operation.ts';
import { day, label } from '../../registry/api.ts';

const repair = z.object({
  /** The first day on which an earlier end can be asked for; null: not known, or not possible. */
  earliest: day.nullable(),
  /** The day on which it goes by itself. */
  automatic: day.nullable(),
  never: label.nullable(),
  conditions: z.array(z.object({ label, remedy: label, article: z.string() })),
  materials: z.array(label),
});

const record = z.object({
  type: z.string(),
  label,
  number: z.string(),
  /** The legal day. */
  on: day,
  fields: z.array(z.object({ name: z.string(), label, value: label })),
  from: day,
  /** The first day on which it is no longer shown; null while no end is known. */
  until: day.nullable(),
  document: z.string(),
  article: z.string(),
  assumption: z.boolean(),
  disputed: z.boolean(),
  repair,
});

const entity = z.object({
  /** The credit code, or the internal id where it has none. */
  code: z.string(),
  uscc: z.string().nullable(),
  /** Operators’ names within it are masked. */
  name: z.string(),
  kind: z.string(),
  status: z.string().nullable(),
  division: z.string().nullable(),
});

const listPath = z.object({ list: z.string().regex(/^[a-z-]{1,40}$/) });
const filters = {
  place: z
    .string()
    .regex(/^\d{2,12}$/)
    .optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional(),
};
const after = z.string().max(100).optional();

export const searchPublicEntities = operation({
  id: 'searchPublicEntities',
  method: 'GET',
  path: '/public/data/search',
  permit: 'anyone',
  summary: {
    zh: '查找主体：名称、信用代码、拼音、首字母',
    en: 'Find entities by name, credit code, pinyin or initials',
  },
  query: z.object({ q: z.string().trim().min(1).max(60) }),
  answer: z.object({ items: z.array(entity), more: z.boolean() }),
});

export const readPublicEntity = operation({
  id: 'readPublicEntity',
  method: 'GET',
  path: '/public/data/entities/{code}',
  permit: 'anyone',
  summary: { zh: '一个主体今天公示的信息', en: 'What is shown of an entity today' },
  params: z.object({ code: z.string().min(1).max(60) }),
  answer: entity.extend({
    /** The day of which this is true. */
    day,
    establishedOn: day.nullable(),
    address: z.string().nullable(),
    /** Masked. */
    person: z.string().nullable(),
    authority: z.string().nullable(),
    capital: z.number().nullable(),
    scope: z.string().nullable(),
    formerNames: z.array(z.string()),
    records: z.array(record),
  }),
});

export const listPublicLists = operation({
  id: 'listPublicLists',
  method: 'GET',
  path: '/public/data/lists',
  permit: 'anyone',
  summary: { zh: '有哪些名单', en: 'Which lists there are' },
  answer: z.object({ items: z.array(z.object({ id: z.string(), label, type: z.string() })) }),
});

export const listPublicRecords = operation({
  id: 'listPublicRecords',
  method: 'GET',
  path: '/public/data/lists/{list}',
  permit: 'anyone',
  summary: { zh: '名单的一页，最近的在前', en: 'A page of a list, the latest first' },
  params: listPath,
  query: z.object({ ...filters, after }),
  answer: pageOf(
    record.omit({ repair: true }).extend({
      /** By which removals name it. */
      id: z.string(),
      entity,
    }),
  ),
});

export const takePublicPage = operation({
  id: 'takePublicPage',
  method: 'GET',
  path: '/public/data/lists/{list}/page.csv',
  permit: 'anyone',
  kind: 'file',
  summary: {
    zh: '名单的一页（CSV）；下一页的地址在响应头 link 中',
    en: 'A page of a list as CSV; the next in the header `link`',
  },
  params: listPath,
  query: z.object({ ...filters, after }),
  answer: fileAnswer,
});

export const takePublicList = operation({
  id: 'takePublicList',
  method: 'GET',
  path: '/public/data/lists/{list}/all.csv',
  permit: 'anyone',
  kind: 'file',
  summary: { zh: '整份名单（CSV）', en: 'A whole list as CSV' },
  params: listPath,
  answer: fileAnswer,
});

export const takePublicLines = operation({
  id: 'takePublicLines',
  method: 'GET',
  path: '/public/data/lists/{list}/all.jsonl',
  permit: 'anyone',
  kind: 'file',
  summary: { zh: '整份名单（一行一个 JSON）', en: 'A whole list, a JSON object a line' },
  params: listPath,
  answer: fileAnswer,
});

export const takePublicChanges = operation({
  id: 'takePublicChanges',
  method: 'GET',
  path: '/public/data/changes.atom',
  permit: 'anyone',
  kind: 'file',
  summary: { zh: '新公示的信息（Atom）', en: 'What has come to be shown, as Atom' },
  answer: fileAnswer,
});

export const listRemovals = operation({
  id: 'listRemovals',
  method: 'GET',
  path: '/public/data/removals',
  permit: 'anyone',
  summary: {
    zh: '撤下清单：使用数据的单位据此同步删除；记住 cursor，下次从它接着取',
    en: 'Removals: whoever has copied data deletes what is named here; keep the cursor and go on from it the next time',
  },
  query: z.object({ cursor: z.string().max(100).optional() }),
  answer: z.object({
    items: z.array(z.object({ id: z.string(), at: z.iso.datetime(), why: z.string() })),
    cursor: z.string(),
    /** Since when removals are told; a cursor from before is refused (410). */
    since: z.iso.datetime(),
  }),
});
