// Acts that regrade: what filing would change, filing, correcting, and what one filed last.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { fields } from '../ledger/api.ts';
import { entityLine, entityPath, label } from '../registry/api.ts';
import { level, run } from './api.ts';

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
