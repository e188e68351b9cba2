// What the lab answers over HTTP: drafts of rulebook editions, what they would change, issuing them, and texts issued before.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { day, label } from '../registry/api.ts';

const rulebook = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);
const edition = z.string().regex(/^[\w.-]{1,40}$/);
const name = z.string().min(1).max(120);
/** Texts by path: `rulebook.yaml`, `rules/grade.yaml`, `cases/grade.yaml`. */
export const files = z.record(z.string().max(100), z.string().max(400_000));
export const draftPath = z.object({ id: z.uuid() });

const draftLine = z.object({
  id: z.string(),
  rulebook: z.string(),
  name: z.string(),
  /** Names what was seen to whoever saves; another's change in between is refused. */
  revision: z.number(),
  shared: z.boolean(),
  state: z.enum(['open', 'proposed', 'issued']),
  /** The proposal that waits for a decision. */
  proposal: z.number().nullable(),
  author: z.string(),
  /** Whether it is the asker's own. */
  own: z.boolean(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});

const move = z.object({
  /** Null: not covered. */
  before: z.object({ level: z.string(), tier: z.string().nullable() }).nullable(),
  after: z.object({ level: z.string(), tier: z.string().nullable() }).nullable(),
  count: z.number(),
  /** Some of them, by internal id. */
  samples: z.array(z.string()),
  direction: z.enum(['same', 'better', 'worse', 'other']),
});

const group = z.object({
  code: z.string(),
  label: label.nullable(),
  entities: z.number(),
  better: z.number(),
  worse: z.number(),
  other: z.number(),
});

const scale = z.object({ code: z.string(), zh: z.string(), en: z.string(), card: z.string().nullable() });

/** Whom a draft moves on a day, within the asker's reach. */
export const impactShape = z.object({
  on: day,
  entities: z.number(),
  better: z.number(),
  worse: z.number(),
  other: z.number(),
  levels: z.array(scale),
  levelsBefore: z.array(scale),
  tiers: z.array(scale),
  tiersBefore: z.array(scale),
  moves: z.array(move),
  byDivision: z.array(group),
  byIndustry: z.array(group),
  /** Milliseconds. */
  took: z.number(),
  /** The moment whose register was counted. */
  asOf: z.iso.datetime(),
});

export const listDrafts = operation({
  id: 'listDrafts',
  method: 'GET',
  path: '/rulebook-drafts',
  permit: 'rulebook.draft.read',
  summary: { zh: '规则书版本的草稿', en: 'Drafts of rulebook editions' },
  query: z.object({ rulebook: rulebook.optional() }),
  answer: z.object({ items: z.array(draftLine) }),
});

export const beginDraft = operation({
  id: 'beginDraft',
  method: 'POST',
  path: '/rulebook-drafts',
  permit: 'rulebook.draft',
  summary: { zh: '从一个版本开始起草', en: 'Begin a draft from an edition' },
  body: z.object({
    /** The rulebook that it is to be an edition of; with `newBook`, that the new one begins as. */
    rulebook,
    from: edition,
    edition,
    inForce: day,
    article: z.string().min(1).max(300),
    name,
    newBook: rulebook.optional(),
  }),
  answer: z.object({ id: z.string() }),
});

export const readDraft = operation({
  id: 'readDraft',
  method: 'GET',
  path: '/rulebook-drafts/{id}',
  permit: 'rulebook.draft.read',
  summary: { zh: '一份草稿的全文', en: 'The text of a draft' },
  params: draftPath,
  answer: draftLine.extend({
    files,
    /** The text that it was issued as. */
    issued: z.number().nullable(),
  }),
});

export const saveDraft = operation({
  id: 'saveDraft',
  method: 'PUT',
  path: '/rulebook-drafts/{id}',
  permit: 'rulebook.draft',
  summary: { zh: '保存草稿；别人已改过的不覆盖', en: 'Save a draft; another’s change is not overwritten' },
  params: draftPath,
  body: z.object({ revision: z.number().int(), files, name, shared: z.boolean() }),
  answer: z.object({ revision: z.number(), changedAt: z.iso.datetime() }),
});

export const dropDraft = operation({
  id: 'dropDraft',
  method: 'DELETE',
  path: '/rulebook-drafts/{id}',
  permit: 'rulebook.draft',
  summary: { zh: '丢弃草稿', en: 'Throw a draft away' },
  params: draftPath,
  answer: z.object({ dropped: z.boolean() }),
});

export const readWorkbench = operation({
  id: 'readWorkbench',
  method: 'GET',
  path: '/rulebook-workbench',
  permit: 'rulebook.draft.read',
  summary: {
    zh: '检查草稿所需：信用信息目录和现行规则书',
    en: 'What checking a draft takes: the catalogue and the rulebooks in effect',
  },
  answer: z.object({
    catalogue: z.record(z.string(), z.string()),
    books: z.array(z.object({ id: z.string(), files, text: z.number().nullable() })),
  }),
});

export const readClauses = operation({
  id: 'readClauses',
  method: 'GET',
  path: '/rulebook-workbench/clauses',
  permit: 'rulebook.draft.read',
  summary: { zh: '罚则量化表', en: 'The table of penal clauses' },
  answer: z.object({ clauses: z.array(z.json()) }),
});

const issued = z.object({
  /** Null: the text shipped with the program. */
  number: z.number().nullable(),
  edition: z.string().nullable(),
  since: day.nullable(),
  reason: z.string().nullable(),
  retroactive: z.string().nullable(),
  draftedBy: z.string().nullable(),
  issuedBy: z.string().nullable(),
  issuedAt: z.iso.datetime().nullable(),
  inEffect: z.boolean(),
  impact: impactShape.nullable(),
});

export const listTexts = operation({
  id: 'listTexts',
  method: 'GET',
  path: '/rulebooks/{rulebook}/texts',
  permit: 'rulebook.read',
  summary: { zh: '一本规则书发布过的文本', en: 'The texts issued of a rulebook' },
  params: z.object({ rulebook }),
  answer: z.object({
    items: z.array(issued),
  }),
});

export const readText = operation({
  id: 'readText',
  method: 'GET',
  path: '/rulebooks/{rulebook}/texts/{number}',
  permit: 'rulebook.read',
  summary: { zh: '一份发布过的文本；0 是系统自带的', en: 'A text issued; 0 is the shipped one' },
  params: z.object({ rulebook, number: z.coerce.number().int().min(0) }),
  answer: z.object({ files }),
});
