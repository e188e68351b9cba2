// What the registry answers over HTTP: an entity as registered; and the shapes that every room's answers are made of.

import { z } from 'zod';
import { instantIn } from '../base/day.ts';
import { operation, pageOf } from '../base/http/operation.ts';

/** A name in both languages. */
export const label = z.object({ zh: z.string(), en: z.string() });

/** A code with its names. */
export const word = label.extend({ code: z.string() });

/** A civil day, `YYYY-MM-DD`. */
export const day = z.iso.date();

/** A day or an instant as people write it (`2024-03-01`, `2024-03-01T18:00:00+08:00`): what was recorded up to then counts. */
export const asKnown = z
  .string()
  .max(40)
  .refine((text) => instantIn(text) !== undefined, 'not a day or an instant')
  .optional();

/** An entity in a path: its credit code, `JX…` or another number that it alone has. */
export const entityPath = z.object({ id: z.string().min(1).max(60) });

const place = z.object({ code: z.string(), name: z.string() });

/** An entity as lists show it; `id` is its internal id. */
export const entityLine = z.object({
  id: z.string(),
  uscc: z.string().nullable(),
  name: z.string(),
  kind: word,
  status: word.nullable(),
  division: place.nullable(),
  industry: place.nullable(),
  tags: z.array(z.string()),
  keyRegion: z.boolean(),
});

/** Somebody else in a relation: an entity of the register (with its id), another organisation, or a person (masked). */
const relation = z.object({
  kind: word,
  name: z.string(),
  entity: z.string().nullable(),
  share: z.number().nullable(),
  amount: z.number().nullable(),
  from: day.nullable(),
  until: day.nullable(),
});

/** What was stated from a day on (null: from the beginning), and which attributes it said. */
const change = z.object({
  from: day.nullable(),
  recordedAt: z.iso.datetime(),
  who: z.string(),
  why: z.string(),
  said: z.array(z.object({ name: z.string(), label, value: label })),
});

export const readEntity = operation({
  id: 'readEntity',
  method: 'GET',
  path: '/entities/{id}',
  permit: 'entity.read',
  summary: { zh: '一个主体的登记事项', en: 'An entity as registered' },
  params: entityPath,
  query: z.object({ on: day.optional(), asKnown }),
  answer: entityLine.extend({
    /** The day asked for; null: at present. */
    on: day.nullable(),
    identifiers: z.array(z.object({ scheme: z.string(), label, value: z.string() })),
    establishedOn: day.nullable(),
    industries: z.array(z.object({ code: z.string(), path: z.array(z.string()) })),
    /** Masked. */
    legalPerson: z.string().nullable(),
    address: z.string().nullable(),
    lon: z.number().nullable(),
    lat: z.number().nullable(),
    /** In yuan. */
    capital: z.number().nullable(),
    registrationAuthority: z.string().nullable(),
    businessScope: z.string().nullable(),
    formerNames: z.array(z.string()),
    relations: z.array(relation),
    /** Where this entity is the party: what it invests in, heads or owns. */
    holdings: z.array(relation),
    changes: z.array(change),
  }),
});

export const readRelated = operation({
  id: 'readRelated',
  method: 'GET',
  path: '/entities/{id}/related',
  permit: 'entity.read',
  summary: { zh: '一个主体周围的人和主体，向外两步', en: 'Persons and entities around an entity, two steps out' },
  params: entityPath,
  answer: z.object({
    /** The entity itself first. Persons are masked; an entity has its id. */
    items: z.array(
      z.object({
        kind: z.enum(['entity', 'person', 'organisation']),
        name: z.string(),
        entity: z.string().nullable(),
        step: z.number(),
      }),
    ),
    /** By places in `items`: `from` is what `kind` says to `to`. */
    relations: z.array(z.object({ from: z.number(), to: z.number(), kind: word, share: z.number().nullable() })),
    /** Parties that are entities beyond reach. */
    hidden: z.number(),
    /** Whether there are more than are listed. */
    cut: z.boolean(),
  }),
});

const node = z.object({ code: z.string(), name: z.string(), parent: z.string().nullable() });

export const listDivisions = operation({
  id: 'listDivisions',
  method: 'GET',
  path: '/divisions',
  permit: 'entity.read',
  summary: { zh: '辖区内的行政区划', en: 'Divisions within reach' },
  answer: pageOf(node),
});

export const listIndustries = operation({
  id: 'listIndustries',
  method: 'GET',
  path: '/industries',
  permit: 'entity.read',
  summary: { zh: '国民经济行业分类', en: 'The industry classification' },
  answer: pageOf(node),
});

const view = z.object({ id: z.uuid(), name: z.string(), search: z.string(), shared: z.boolean() }).meta({ id: 'View' });
const viewPath = z.object({ id: z.uuid() });

export const listViews = operation({
  id: 'listViews',
  method: 'GET',
  path: '/me/views',
  permit: 'view.own',
  summary: { zh: '我保存的视图', en: 'Lists that I keep' },
  answer: pageOf(view),
});

export const keepView = operation({
  id: 'keepView',
  method: 'POST',
  path: '/me/views',
  permit: 'view.own',
  summary: { zh: '保存视图；同名的由它代替', en: 'Keep a list; it takes the place of one of that name' },
  body: z.object({
    name: z.string().trim().min(1).max(60),
    /** What stands after the question mark of the page's address. */
    search: z.string().max(2000),
    shared: z.boolean().default(false),
  }),
  answer: view,
});

export const readView = operation({
  id: 'readView',
  method: 'GET',
  path: '/views/{id}',
  permit: 'view.own',
  summary: { zh: '自己的或共享的视图', en: 'A list of one’s own, or one that is shared' },
  params: viewPath,
  answer: view,
});

export const removeView = operation({
  id: 'removeView',
  method: 'DELETE',
  path: '/me/views/{id}',
  permit: 'view.own',
  summary: { zh: '删除自己的视图', en: 'Remove a list of one’s own' },
  params: viewPath,
  answer: z.object({ removed: z.boolean() }),
});
