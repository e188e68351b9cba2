// What tagging answers over HTTP: what the asker may tag, by which article, and tagging one entity or many.

import { z } from 'zod';
import { operation } from '../../base/http/operation.ts';
import { reason } from '../../base/proposal-api.ts';
import { day, label } from '../../registry/api.ts';
import { TAGS } from '../../registry/entity.ts';

const tags = z.array(z.enum(TAGS as [string, ...string[]])).max(30);

export const readTagging = operation({
  id: 'readTagging',
  method: 'GET',
  path: '/tagging',
  permit: 'entity.tag',
  summary: { zh: '可以标注什么，依据哪一条', en: 'What one may tag, and by which article' },
  answer: z.object({
    source: label,
    may: z.array(
      z.object({
        attribute: z.enum(['tags', 'key_region']),
        article: z.string(),
        sense: label,
        assumption: label.nullable(),
      }),
    ),
    /** How trades are read from industry codes. */
    trades: label,
  }),
});

export const tagEntities = operation({
  id: 'tagEntities',
  method: 'POST',
  path: '/tagging',
  permit: 'entity.tag',
  summary: {
    zh: '标注或取消重点行业、重点区域，一户或多户',
    en: 'Tag or untag key industries and regions, of one or many',
  },
  body: z.object({
    entities: z.array(z.string().min(1).max(60)).min(1).max(500),
    add: tags,
    remove: tags,
    /** Also what its trades ask for, read from the industry codes. */
    asTrade: z.boolean(),
    keyRegion: z.boolean().nullable(),
    /** From which day; today when left out. */
    on: day.optional(),
    why: reason,
  }),
  answer: z.object({ changed: z.number().int() }),
});
