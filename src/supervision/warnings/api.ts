// What is answered about warnings over HTTP: lists, counts, those of one entity with their causes; raising and lifting them.

import { z } from 'zod';
import { operation, pageOf, paging } from '../../base/http/operation.ts';
import { day, entityPath, label } from '../../registry/api.ts';
import { COLOURS, GROUPS } from './sheet.ts';
import { WARNING_STATES } from './state.ts';

const unit = z.object({ id: z.string(), name: z.string() });
const urgency = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const state = z.enum(WARNING_STATES);

const light = z.object({ colour: z.enum(COLOURS), urgency });

const warningLine = light.extend({
  id: z.string(),
  rule: z.string(),
  group: z.enum(GROUPS),
  label,
  state,
  entity: z.object({ id: z.string(), name: z.string(), division: z.string().nullable() }),
  unit: unit.nullable(),
  /** The day that is counted from, and that on which it began to warn. */
  since: day,
  began: day,
  /** The first day without it; null: not known. */
  until: day.nullable(),
  remedy: label,
  /** The person whom it is about, masked. */
  person: z.string().nullable(),
});

const filter = {
  group: z.enum(GROUPS).optional(),
  rule: z.string().max(60).optional(),
  colour: z.enum(COLOURS).optional(),
  urgency: z.enum(['1', '2', '3']).optional(),
  unit: z.string().max(60).optional(),
};

export const listWarnings = operation({
  id: 'listWarnings',
  method: 'GET',
  path: '/warnings',
  permit: 'warning.read',
  summary: { zh: '预警：紧迫的在先', en: 'Warnings, the pressing ones in front' },
  query: z.object({ ...filter, state: state.default('open'), ...paging }),
  answer: pageOf(warningLine),
});

const count = z.number();

export const countWarnings = operation({
  id: 'countWarnings',
  method: 'GET',
  path: '/warning-counts',
  permit: 'warning.read',
  summary: { zh: '预警的数量：按紧迫程度、种类、单位', en: 'How many warnings are open, by urgency, kind and unit' },
  query: z.object({ unit: z.string().max(60).optional() }),
  answer: z.object({
    /** When they were worked out; null: not yet. */
    workedAt: z.iso.datetime().nullable(),
    total: count,
    urgencies: z.array(z.object({ urgency, count })),
    colours: z.array(z.object({ colour: z.enum(COLOURS), count })),
    rules: z.array(z.object({ rule: z.string(), label, group: z.enum(GROUPS), count, pressing: count })),
    units: z.array(z.object({ unit: unit.nullable(), count, pressing: count })),
  }),
});

const hand = z.object({
  about: z.enum(['entity', 'person']),
  posts: z.array(z.string()),
  /** What the stated day is; null: it begins today. */
  from: label.nullable(),
  /** Whether its end follows from that day. */
  fixed: z.boolean(),
});

export const listWarningRules = operation({
  id: 'listWarningRules',
  method: 'GET',
  path: '/warning-rules',
  permit: 'warning.read',
  summary: { zh: '预警种类和出处', en: 'The kinds of warnings, with their articles and stages' },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        group: z.enum(GROUPS),
        document: z.string(),
        label,
        article: z.string(),
        sense: label,
        assumption: label.nullable(),
        hand: hand.nullable(),
        stages: z.array(light.extend({ remedy: label })),
      }),
    ),
  }),
});

const review = z.object({ id: z.string(), label, article: z.string(), sense: label, assumption: label.nullable() });

export const readWarnings = operation({
  id: 'readWarnings',
  method: 'GET',
  path: '/entities/{id}/warnings',
  permit: 'warning.read',
  summary: {
    zh: '一户的预警：起因、出处、阶段、经过',
    en: 'The warnings about an entity: cause, article, stages, history',
  },
  params: entityPath,
  answer: z.object({
    items: z.array(
      warningLine.extend({
        document: z.string(),
        article: z.string(),
        sense: label,
        assumption: label.nullable(),
        cause: label,
        /** What it was ended by; null while it is open. */
        ending: z.string().nullable(),
        stages: z.array(light.extend({ on: day, remedy: label })),
        raised: z.object({ number: z.number(), name: z.string(), unit: z.string(), why: z.string() }).nullable(),
        mayLift: z.boolean(),
        acts: z.array(
          z.object({ act: z.string(), at: z.iso.datetime(), who: z.string(), why: z.string(), on: day.nullable() }),
        ),
      }),
    ),
    reviews: z.array(review),
    /** Persons who hold posts, masked, in order: one of them is chosen when a person is warned of. */
    posts: z.array(z.object({ kind: z.string(), label, name: z.string() })),
  }),
});

export const readReview = operation({
  id: 'readReview',
  method: 'GET',
  path: '/entities/{id}/review',
  permit: 'warning.read',
  summary: {
    zh: '办理登记前询问：这一户须怎样审查，有哪些预警',
    en: 'Asked before a registration: how the entity is to be reviewed, and what it is warned of',
  },
  params: entityPath,
  answer: z.object({
    entity: z.string(),
    reviews: z.array(review),
    warnings: z.array(light.extend({ rule: z.string(), label, article: z.string(), remedy: label })),
  }),
});

export const listLights = operation({
  id: 'listLights',
  method: 'GET',
  path: '/warning-lights',
  permit: 'warning.read',
  summary: {
    zh: '一些主体的预警灯：最紧迫的一项',
    en: 'The lights of some entities: the most pressing warning of each',
  },
  query: z.object({ entities: z.string().max(6000) }),
  answer: z.object({ items: z.array(light.extend({ entity: z.string(), count, label })) }),
});

const why = z.string().trim().min(2).max(500);

export const raiseWarning = operation({
  id: 'raiseWarning',
  method: 'POST',
  path: '/entities/{id}/warnings',
  permit: 'warning.raise',
  summary: { zh: '录入警示', en: 'Raise a warning by hand' },
  params: entityPath,
  body: z.object({
    rule: z.string().max(60),
    why,
    from: day.optional(),
    until: day.optional(),
    post: z.number().int().min(0).optional(),
  }),
  answer: z.object({ number: z.number() }),
});

export const liftWarning = operation({
  id: 'liftWarning',
  method: 'POST',
  path: '/entities/{id}/warnings/{warning}/lifting',
  permit: 'warning.raise',
  summary: { zh: '解除警示', en: 'Lift a warning that was raised by hand' },
  params: entityPath.extend({ warning: z.coerce.number().int().min(1).max(2_000_000_000) }),
  body: z.object({ why }),
  answer: z.object({ lifted: z.literal(true) }),
});
