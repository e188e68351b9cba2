// What is asked and answered about lists: cases, one with its course, opening, acts, entry and removal by two.

import { z } from 'zod';
import { operation, pageOf, paging } from '../../base/http/operation.ts';
import { proposed, reason } from '../../base/proposal-api.ts';
import { day, entityPath, label } from '../../registry/api.ts';

export const LISTS = ['abnormal', 'serious', 'honour'] as const;
export const STATES = ['open', 'due', 'listed', 'gone', 'all'] as const;
const STANDS = [
  ...(['opened', 'verified', 'intended', 'publicised'] as const),
  ...(['listed', 'applied', 'removed', 'not-listed'] as const),
] as const;

const listingPath = z.object({ id: z.uuid() });
const text = (most: number) => z.string().trim().max(most);
const code = z.string().regex(/^[a-z0-9-]{0,60}$/);
const files = z.array(text(200).min(1)).max(20);
const list = z.enum(LISTS);

const line = z.object({
  id: z.string(),
  number: z.string(),
  list,
  ground: z.string(),
  groundLabel: label.nullable(),
  title: z.string(),
  entity: z.object({ id: z.string(), name: z.string() }),
  opened: day,
  state: z.enum(STANDS),
  /** The next day by which something must be done. */
  due: day.nullable(),
  decided: day.nullable(),
  removed: day.nullable(),
  documentNumber: z.string(),
  /** record: the entity was on the list by a record that came in before the case was begun. */
  origin: z.enum(['office', 'record']),
  /** An individual business, marked instead of listed. */
  marked: z.boolean(),
});

/** A record by which the entity stands on a list, about which there is no case yet. */
const standing = z.object({
  ...{ record: z.number().int(), list, groundLabel: label.nullable(), title: z.string(), documentNumber: z.string() },
  ...{ listed: day, source: z.string() },
});

export const listListings = operation({
  id: 'listListings',
  method: 'GET',
  path: '/listings',
  permit: 'listing.read',
  summary: { zh: '名录事项：在办的、三十日内到期的、在册的、历史', en: 'Listings: open, due, on the list, history' },
  query: z.object({ list: list.optional(), state: z.enum(STATES).default('open'), ...paging }),
  answer: pageOf(line),
});

export const readListRules = operation({
  id: 'readListRules',
  method: 'GET',
  path: '/listings/rules',
  permit: 'listing.read',
  summary: { zh: '三种名录的规则和事由', en: 'The rules and grounds of the lists' },
  answer: z.object({
    lists: z.array(
      z.object({
        ...{ id: list, title: label, document: z.string(), article: z.string(), sense: label },
        assumption: label.nullable(),
        individuals: label.nullable(),
        grounds: z.array(z.object({ id: z.string(), label })),
      }),
    ),
  }),
});

export const entityListings = operation({
  id: 'entityListings',
  method: 'GET',
  path: '/entities/{id}/listings',
  permit: 'listing.read',
  summary: { zh: '一个主体的名录事项，列入和移出完整', en: 'An entity’s listings, entry and exit complete' },
  params: entityPath,
  answer: z.object({ items: z.array(line), records: z.array(standing) }),
});

export const readListing = operation({
  id: 'readListing',
  method: 'GET',
  path: '/listings/{id}',
  permit: 'listing.read',
  summary: { zh: '一件名录事项：依据、期限、经过', en: 'One listing with its basis, deadlines and course' },
  params: listingPath,
  answer: line.extend({
    revision: z.number(),
    penaltyNumber: z.string(),
    facts: z.string(),
    files,
    verified: day.nullable(),
    orderNotice: z.string().nullable(),
    orderedUntil: day.nullable(),
    intendedNotice: z.string().nullable(),
    levels: z.array(z.string()),
    publicised: day.nullable(),
    recordId: z.number().nullable(),
    applied: day.nullable(),
    conditions: z.array(z.string()),
    removalNumber: z.string(),
    reason: z.string(),
    reviewed: day.nullable(),
    deadlines: z.array(
      z.object({
        step: z.enum(['publicity', 'hear', 'decide', 'remind', 'automatic', 'review', 'removal']),
        ...{ due: day, done: day.nullable() },
      }),
    ),
    rule: z.object({
      ...{ title: label, document: z.string(), article: z.string(), sense: label, assumption: label.nullable() },
      ...{ hear: z.boolean(), levels: z.array(z.string()) },
      conditions: z.array(z.object({ id: z.string(), label })),
      before: z.enum(['none', 'order', 'letters', 'verify']),
    }),
    acts: z.array(
      z.object({
        ...{ act: z.string(), on: day, detail: z.string(), why: z.string(), by: z.string(), at: z.iso.datetime() },
      }),
    ),
  }),
});

export const openListing = operation({
  id: 'openListing',
  method: 'POST',
  path: '/entities/{id}/listings',
  permit: 'listing.handle',
  summary: { zh: '立一件名录事项，荣誉为登记申请', en: 'Open a listing; of an honour, note the application' },
  params: entityPath,
  body: z.object({
    list,
    ground: code,
    title: text(100),
    penaltyNumber: text(100),
    facts: text(2000).min(2),
    files,
    on: day,
  }),
  answer: z.object({ id: z.string(), number: z.string(), due: day.nullable() }),
});

export const beginListing = operation({
  id: 'beginListing',
  method: 'POST',
  path: '/entities/{id}/records/{record}/listing',
  permit: 'listing.handle',
  summary: { zh: '从报送来的列入记录立一件名录事项', en: 'Begin a case from a listing that came in as a record' },
  params: entityPath.extend({ record: z.coerce.number().int().min(1) }),
  body: z.object({ why: text(2000).min(2) }),
  answer: z.object({ id: z.string(), number: z.string(), due: day.nullable() }),
});

const why = text(2000).min(2);

export const actOnListing = operation({
  id: 'actOnListing',
  method: 'POST',
  path: '/listings/{id}/acts',
  permit: 'listing.handle',
  summary: { zh: '办理一件名录事项', en: 'Act on a listing' },
  params: listingPath,
  body: z.object({
    revision: z.int().min(1).max(2_147_483_647),
    doing: z.discriminatedUnion('act', [
      z.object({
        act: z.enum(['order', 'letter', 'verify', 'intend', 'drop', 'remind', 'publicise', 'review', 'refuse-removal']),
        why,
      }),
      z.object({ act: z.literal('recommend'), level: code, why }),
      z.object({ act: z.literal('apply'), conditions: z.array(code).max(10), why }),
    ]),
  }),
  answer: z.object({ done: z.literal(true) }),
});

export const proposeEntry = operation({
  id: 'proposeListingEntry',
  method: 'POST',
  path: '/listings/{id}/entry',
  permit: 'listing.propose',
  status: 202,
  summary: { zh: '提请列入（荣誉为认定），由第二人批准', en: 'Propose the entry' },
  params: listingPath,
  body: z.object({ document: text(100).min(1), why: reason }),
  answer: proposed,
});

export const proposeRemoval = operation({
  id: 'proposeListingRemoval',
  method: 'POST',
  path: '/listings/{id}/removal',
  permit: 'listing.propose',
  status: 202,
  summary: { zh: '提请移出（荣誉为撤销），由第二人批准', en: 'Propose the removal' },
  params: listingPath,
  body: z.object({ document: text(100).min(1), why: reason }),
  answer: proposed,
});
