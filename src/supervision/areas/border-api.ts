// What moving borders answers over HTTP: an area split in two, after a look at who goes where, and two joined.

import { z } from 'zod';
import { operation } from '../../base/http/operation.ts';
import { reason } from '../../base/proposal-api.ts';
import { line } from './route-api.ts';

const areaPath = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const position = z.tuple([z.number(), z.number()]);
const boundary = z.object({ type: z.literal('Polygon'), coordinates: z.tuple([z.array(position)]) });

const split = {
  line,
  side: z.enum(['left', 'right']),
  words: z.array(z.string().trim().min(2).max(40)).max(200),
};

export const previewSplit = operation({
  id: 'previewSplit',
  method: 'POST',
  path: '/areas/{id}/split/preview',
  permit: 'area.draw',
  summary: { zh: '拆分前先看：哪些户归新网格', en: 'Before splitting: which entities go into the new area' },
  params: areaPath,
  body: z.object(split),
  answer: z.object({
    stays: boundary,
    goes: boundary,
    /** Names of the sub-areas that go with it. */
    parts: z.array(z.string()),
    staying: z.number().int(),
    going: z.number().int(),
    /** Of those going, how many somebody has claimed. */
    claimed: z.number().int(),
    /** The first of those going, claimed ones before the others. */
    first: z.array(z.object({ id: z.string(), name: z.string(), state: z.string(), officer: z.string().nullable() })),
  }),
  dry: true,
});

export const splitArea = operation({
  id: 'splitArea',
  method: 'POST',
  path: '/areas/{id}/split',
  permit: 'area.draw',
  summary: { zh: '把网格沿线拆成两个', en: 'Split an area in two along a line' },
  params: areaPath,
  body: z.object({ ...split, name: z.string().trim().min(1).max(60), why: reason }),
  answer: z.object({ id: z.number().int(), going: z.number().int() }),
});

export const joinAreas = operation({
  id: 'joinAreas',
  method: 'POST',
  path: '/areas/{id}/join',
  permit: 'area.draw',
  summary: { zh: '把另一个网格并入', en: 'Join another area to this one' },
  params: areaPath,
  body: z.object({ other: z.number().int().min(1).max(2_147_483_647), why: reason }),
  answer: z.object({ joined: z.literal(true) }),
});
