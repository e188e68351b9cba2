// What oversight answers over HTTP: how many stand how, where, in which trade and month; who moved and will move; the map.

import { z } from 'zod';
import { operation, pageOf, paging } from '../base/http/operation.ts';
import { day, entityLine, label, word } from '../registry/api.ts';

const division = z
  .string()
  .regex(/^\d{2,12}$/)
  .optional();

const industry = z
  .string()
  .regex(/^[A-T](\d{2})?$/)
  .optional();

const rulebook = z.string().max(60).default('chongqing');

/** Whose counts: a rulebook, the beginning of a division's code, an industry's section or section and two digits. */
const among = { rulebook, division, industry };

/** Entities by code of level or tier. */
const counts = z.record(z.string(), z.number());

const part = z.object({
  /** '' for those without one. */
  code: z.string(),
  name: z.string(),
  total: z.number(),
  /** How many have one of the bad levels. */
  bad: z.number(),
  levels: counts,
  tiers: counts,
});

const scale = word.extend({ card: z.string().nullable() });

export const readOverview = operation({
  id: 'readOverview',
  method: 'GET',
  path: '/overview',
  permit: 'overview.read',
  summary: { zh: '总览：某日各等级的户数，按区划和行业', en: 'How many stand how on a day, by division and industry' },
  query: z.object({ ...among, on: day.optional() }),
  answer: part.omit({ code: true, name: true }).extend({
    rulebook: z.string(),
    short: label,
    notice: label.nullable(),
    /** From best to worst. */
    scale: z.array(scale),
    tierScale: z.array(scale),
    /** The levels that count as bad: the two worst of four or more. */
    badLevels: z.array(z.string()),
    on: day,
    /** The days that can be asked for. */
    first: day,
    last: day,
    /** When it was counted, and whether entries have come since that are still to be. */
    countedAt: z.iso.datetime(),
    behind: z.boolean(),
    /** The way down to what is shown, from the top of the reader's reach. */
    path: z.array(z.object({ code: z.string(), name: z.string() })),
    divisions: z.array(part),
    industries: z.array(part),
  }),
});

export const readMonths = operation({
  id: 'readMonths',
  method: 'GET',
  path: '/overview/months',
  permit: 'overview.read',
  summary: {
    zh: '各等级的户数，按月：过去的，和按现有记录已知的将来',
    en: 'How many stand how month by month, past and as already known ahead',
  },
  query: z.object(among),
  answer: z.object({
    items: z.array(
      z.object({
        /** The first day of the month. */
        on: day,
        /** Later than today: it holds if nothing new happens. */
        ahead: z.boolean(),
        levels: counts,
        tiers: counts,
      }),
    ),
  }),
});

const reason = z.object({ article: z.string(), what: label, number: z.string().nullable() });

export const listMoves = operation({
  id: 'listMoves',
  method: 'GET',
  path: '/overview/moves',
  permit: 'overview.read',
  summary: { zh: '等级变动：谁变差、谁变好、谁将要变', en: 'Whose level moved lately, and whose will' },
  query: z.object({
    ...among,
    way: z.enum(['worse', 'better']).optional(),
    when: z.enum(['past', 'ahead']).default('past'),
    days: z.coerce.number().int().min(1).max(366).default(30),
    ...paging,
  }),
  answer: pageOf(
    z.object({
      entity: entityLine,
      on: day,
      before: z.string(),
      after: z.string(),
      way: z.enum(['worse', 'better']),
      /** Whether it was moved by what ended, not by what began. */
      ended: z.boolean(),
      reasons: z.array(reason),
    }),
  ),
});

export const countMoves = operation({
  id: 'countMoves',
  method: 'GET',
  path: '/overview/moves/count',
  permit: 'overview.read',
  summary: { zh: '等级变动的户数', en: 'How many moved, and will' },
  query: z.object({ ...among, days: z.coerce.number().int().min(1).max(366).default(30) }),
  answer: z.object({
    past: z.object({ worse: z.number(), better: z.number() }),
    ahead: z.object({ worse: z.number(), better: z.number() }),
    undetermined: z.number(),
  }),
});

export const listPoints = operation({
  id: 'listPoints',
  method: 'GET',
  path: '/overview/points',
  permit: 'overview.read',
  summary: { zh: '地图上的主体，差的在先', en: 'Entities on the map, the bad ones first' },
  query: z.object({ ...among, on: day.optional(), limit: z.coerce.number().int().min(1).max(5000).default(2000) }),
  answer: z.object({
    items: z.array(z.object({ id: z.string(), name: z.string(), lon: z.number(), lat: z.number(), level: z.string() })),
    /** There are more than are given. */
    cut: z.boolean(),
  }),
});

const position = z.array(z.number());

/** What a pack says of itself: whose it is, how it is to be read, and under which number its map was approved. */
export const packAbout = z.object({ name: label, notice: label.nullable(), approval: z.string().nullable() });

export const boundary = z.object({
  type: z.literal('Feature'),
  properties: z.object({ code: z.string(), name: z.string() }),
  geometry: z.union([
    z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
  ]),
});

export const readBoundaries = operation({
  id: 'readBoundaries',
  method: 'GET',
  path: '/boundaries',
  permit: 'overview.read',
  summary: {
    zh: '下一级区划的边界，出自所装的数据包',
    en: 'Boundaries of the next divisions down, of the installed pack',
  },
  query: z.object({
    within: z
      .string()
      .regex(/^\d{0,12}$/)
      .default(''),
  }),
  /** `pack` is null where none is installed. */
  answer: z.object({ pack: packAbout.nullable(), features: z.array(boundary) }),
});
