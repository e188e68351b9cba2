// Entities with their standing, found and listed; how many are to be looked after.

import { z } from 'zod';
import { fileAnswer, operation, pageOf, paging } from '../base/http/operation.ts';
import { entityLine } from '../registry/api.ts';
import { standing } from './api.ts';

/**
 * What is to be looked after: something that a person must decide, a noted level that ends within thirty days, one that is
 * worse than what was before it and began within seven.
 */
export const ATTENTION = ['undetermined', 'ending', 'worse'] as const;

const codes = z.string().max(200).optional();

/** Which entities, and in which order. */
const filters = {
  /** Name, former name, part of one, code, pinyin or initials; what fits best comes first. */
  q: z.string().max(200).optional(),
  /** The beginning of a division's code. */
  division: z
    .string()
    .regex(/^\d{2,12}$/)
    .optional(),
  /** Codes between commas, as in all filters below. */
  kind: codes,
  status: codes,
  /** The beginning of an industry's code (GB/T 4754). */
  industry: z
    .string()
    .regex(/^[A-T]?\d{0,4}$/)
    .optional(),
  tag: codes,
  rulebook: z.string().max(60).default('chongqing'),
  level: codes,
  tier: codes,
  /** The id of an area; those of its sub-areas are in it. */
  area: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  /** Kinds of warnings that are open today; `any`: of whatever kind. */
  warning: codes,
  /** What a person must decide, or a level other than the usual one that ends within thirty days, under the rulebook. */
  attention: z.enum(ATTENTION).optional(),
  sort: z.enum(['id', 'name']).default('id'),
};

export const listEntities = operation({
  id: 'listEntities',
  method: 'GET',
  path: '/entities',
  permit: 'entity.read',
  summary: { zh: '查找主体', en: 'Find entities' },
  query: z.object({ ...filters, ...paging }),
  /** In a large register a page of what is rare and not noted may come out short, even empty, although `next` goes on. */
  answer: pageOf(entityLine.extend({ standing: standing.nullable() })).extend({
    /** With the first page only. */
    total: z.object({ count: z.number(), exact: z.boolean() }).nullable(),
  }),
});

export const exportEntities = operation({
  id: 'exportEntities',
  method: 'GET',
  path: '/exports/entities',
  kind: 'file',
  permit: 'entity.read',
  summary: { zh: '把查到的主体导出为表格', en: 'What a list of entities shows, as a table' },
  query: z.object({
    ...filters,
    /** Names of columns between commas, in their order; all when left out. */
    columns: codes,
    lang: z.enum(['zh', 'en']).optional(),
  }),
  answer: fileAnswer,
});

const counted = z.object({ count: z.number(), exact: z.boolean() });

export const countAttention = operation({
  id: 'countAttention',
  method: 'GET',
  path: '/attention',
  permit: 'standing.read',
  summary: {
    zh: '辖区内要留意的主体：待人工认定、三十天内到期、七天内变差',
    en: 'How many entities within reach are to be looked after',
  },
  query: z.object({ rulebook: z.string().max(60).default('chongqing') }),
  answer: z.object({ undetermined: counted, ending: counted, worse: counted }),
});
