// What the registry answers over HTTP: an entity as registered; and the shapes that every room's answers are made of.

import { z } from 'zod';
import { instantIn } from '../base/day.ts';
import { operation } from '../base/http/operation.ts';

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
