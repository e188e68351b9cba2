// What is answered about rulebooks as documents: one read whole, and what differs between two editions.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { day, label, word } from '../registry/api.ts';

const level = word.extend({ card: z.string().nullable() });
const code = z.string().max(60);

/** Not in the source: assumed, to be confirmed by the authority. */
const assumption = label.nullable();

const dimension = z.object({
  id: z.string(),
  label,
  role: z.enum(['level', 'tier', 'other']),
  /** From best to worst. */
  levels: z.array(level),
  fallback: z.string().nullable(),
  article: z.string().nullable(),
  /** Made from other dimensions: the worst of what their levels give. */
  from: z.array(z.object({ dimension: z.string(), level: z.string(), gives: z.string() })),
  points: z
    .object({
      base: z.number(),
      bands: z.array(z.object({ atLeast: z.number(), level: z.string(), assumption })),
      indicators: z.array(z.object({ id: z.string(), label, cap: z.number().nullable() })),
      assumption,
    })
    .nullable(),
});

const parameter = z.object({
  id: z.string(),
  label,
  /** From a day on (null: from the beginning). */
  values: z.array(z.object({ from: day.nullable(), value: label, article: z.string(), assumption })),
});

const rule = z.object({
  id: z.string(),
  article: z.string(),
  sense: label,
  dimension: z.string(),
  form: label,
  reads: label,
  lines: z.array(z.object({ when: label, gives: label, level: z.string().nullable() })),
  lasts: label.nullable(),
  restarts: label.nullable(),
  assumption,
  doubt: label.nullable(),
  /** The rulebook that it is taken over from. */
  inherited: z.string().nullable(),
  /** False: it gives its level without being named as a cause. */
  named: z.boolean(),
  /** Places of its worked cases. */
  cases: z.array(z.number()),
});

const edition = z.object({
  id: z.string(),
  from: day.nullable(),
  until: day.nullable(),
  transition: label,
  article: z.string().nullable(),
  assumption,
  parameters: z.array(parameter),
  rules: z.array(rule),
});

/** A situation and what must follow from it. */
const workedCase = z.object({
  name: z.string(),
  facts: z.array(label),
  records: z.array(z.object({ number: z.string(), on: day, what: label })),
  asKnown: z.iso.datetime().nullable(),
  expect: z.array(
    z.object({
      day,
      levels: z.array(z.object({ dimension: z.string(), level: z.string().nullable() })),
      points: z.number().nullable(),
    }),
  ),
});

export const readRulebook = operation({
  id: 'readRulebook',
  method: 'GET',
  path: '/rulebooks/{id}',
  permit: 'rulebook.read',
  summary: { zh: '一部规则书，作为文件来读', en: 'A rulebook, read as a document' },
  params: z.object({ id: code }),
  answer: z.object({
    id: z.string(),
    short: label,
    title: label,
    document: z.string(),
    issuer: z.string(),
    notice: label.nullable(),
    /** Whom it covers; null: every entity. */
    covers: label.nullable(),
    extends: z.object({ id: z.string(), short: label }).nullable(),
    dimensions: z.array(dimension),
    editions: z.array(edition),
    cases: z.array(workedCase),
  }),
});

/** One side of what differs; null: it is not there. */
const facet = z.object({
  what: z.enum([
    'article',
    'sense',
    'dimension',
    'reads',
    'lines',
    'lasts',
    'restarts',
    'assumption',
    'doubt',
    'label',
    'values',
    'levels',
    'fallback',
    'from',
    'points',
    'inForce',
    'transition',
    'other',
  ]),
  before: label.nullable(),
  after: label.nullable(),
});

const change = z.object({ id: z.string(), name: label, article: z.string(), facets: z.array(facet) });

const changes = z.object({ added: z.array(change), gone: z.array(change), changed: z.array(change), same: z.number() });

const side = z.object({ rulebook: z.string(), short: label, edition: z.string(), from: day.nullable() });

export const compareEditions = operation({
  id: 'compareEditions',
  method: 'GET',
  path: '/rulebooks/{id}/editions/{edition}/differences',
  permit: 'rulebook.read',
  summary: { zh: '两个版本的差别', en: 'What differs between two editions' },
  params: z.object({ id: code, edition: code }),
  /** What it is compared with: an edition of the same rulebook, or of another. */
  query: z.object({ rulebook: code.optional(), edition: code }),
  answer: z.object({
    before: side,
    after: side,
    head: z.array(facet),
    dimensions: changes,
    parameters: changes,
    rules: changes,
  }),
});
