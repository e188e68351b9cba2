// What is asked and answered about the archive (档案) of one check: notice, draw, inspectors, results, orders, re-checks, publicity.

import { z } from 'zod';
import { fileAnswer, operation } from '../../base/http/operation.ts';
import { listRecords } from '../../ledger/api.ts';
import { day, label } from '../../registry/api.ts';
import { listVisits } from '../plans-api.ts';

const path = z.object({ id: z.uuid(), entity: z.string().regex(/^[\x21-\x7e]{1,60}$/) });
const records = listRecords.answer.shape.items;

export const checkArchive = z.object({
  plan: z.object({
    id: z.string(),
    number: z.number(),
    title: z.string(),
    authority: z.string(),
    from: day,
    until: day,
  }),
  visit: listVisits.answer.shape.items.element,
  /** What the entity is told beforehand: items with their basis. */
  items: z.array(z.object({ id: z.string(), label, department: label, basis: z.string(), assumption: z.boolean() })),
  draw: z.object({
    /** The name of the published file. */
    file: z.string(),
    commitment: z.string(),
    seed: z.array(z.string()),
    /** Its place among the visits as drawn, from 1; null: it came in by a change. */
    place: z.number().nullable(),
    changes: z.array(z.object({ kind: z.enum(['entity', 'officer']), out: z.string(), why: z.string() })),
  }),
  inspectors: z.array(
    z.object({
      certificate: z.string(),
      name: z.string(),
      department: label,
      knows: z.array(z.string()),
      expires: day,
      /** Whether the certificate was valid on the day of the check, or on the last day of the plan while none is known. */
      valid: z.boolean(),
    }),
  ),
  /** By whom the result was entered and when. */
  entered: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  /** The results as they stand among the records. */
  results: records,
  /** Orders to correct issued from the day of the check on, within the days that count as following it. */
  orders: records,
  rechecks: records,
  publicity: z.object({
    article: z.string(),
    due: day.nullable(),
    publishedAt: z.iso.datetime().nullable(),
    /** The duty of the sheet, where it has been worked out. */
    duty: z.string().nullable(),
  }),
  acts: z.array(z.object({ at: z.iso.datetime(), name: z.string(), act: z.string(), detail: z.string() })),
});
export type CheckArchive = z.output<typeof checkArchive>;

export const readCheck = operation({
  id: 'readCheckArchive',
  method: 'GET',
  path: '/plans/{id}/visits/{entity}/archive',
  permit: 'plan.read',
  summary: { zh: '一次检查的档案', en: 'The archive of one check' },
  params: path,
  answer: checkArchive,
});

export const takeNotice = operation({
  id: 'takeCheckNotice',
  method: 'GET',
  path: '/plans/{id}/visits/{entity}/notice/file',
  permit: 'plan.read',
  kind: 'file',
  summary: { zh: '检查通知书（PDF）', en: 'The letter that tells of a check, as PDF' },
  params: path,
  answer: fileAnswer,
});

export const takeCheck = operation({
  id: 'takeCheckArchive',
  method: 'GET',
  path: '/plans/{id}/visits/{entity}/archive/file',
  permit: 'plan.read',
  kind: 'file',
  summary: { zh: '一次检查的档案文件', en: 'The archive of one check as a file' },
  params: path,
  answer: fileAnswer,
});
