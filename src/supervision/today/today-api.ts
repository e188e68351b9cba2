// What is answered about an officer's day: whom to visit, why and how; and a patrol entered on the spot.

import { z } from 'zod';
import { operation, pageOf, paging } from '../../base/http/operation.ts';
import { day, entityLine, entityPath, label } from '../../registry/api.ts';
import { photoHash } from '../photos/photo-api.ts';
import { COLOURS } from '../warnings/sheet.ts';
import { LIGHTS } from './order.ts';

const checklist = z.object({
  id: z.string(),
  label,
  items: z.array(z.object({ id: z.string(), label, article: z.string(), assumption: z.boolean() })),
});

const warning = z.object({
  ...{ rule: z.string(), label, article: z.string(), colour: z.enum(COLOURS) },
  urgency: z.union([z.literal(1), z.literal(2), z.literal(3)]),
});

export const PATROL_KINDS = ['routine', 'revisit', 'follow-up', 'complaint'] as const;

/** The kinds that a visit does: the first, and which others. */
const kinds = {
  kind: z.enum(PATROL_KINDS),
  also: z.array(z.enum(PATROL_KINDS)),
};

const order = z.object({
  entity: entityLine,
  address: z.string().nullable(),
  light: z.enum(LIGHTS),
  due: day.nullable(),
  /** What is due, the most pressing first, each with the rule's article. */
  reasons: z.array(z.object({ duty: z.string(), label, article: z.string(), due: day.nullable() })),
  /** The kind of inspection that does most of them, the first above all, and those that do what is left. */
  ...kinds,
  /** Whether somebody must see if a former order was carried out. */
  recheck: z.boolean(),
  /** Where it stands: the route on which one comes by it, and the area of that, else its own. */
  area: z.string().nullable(),
  route: z.string().nullable(),
  /** Of the Chongqing measures. */
  level: z.string().nullable(),
  tier: z.string().nullable(),
  lastVisit: day.nullable(),
  /** Complaints about it that are open. */
  complaints: z.number().int(),
  /** Its open warnings, the most pressing first. */
  warnings: z.array(warning),
  checklist: z.string(),
  /** Whether it need not be seen on the spot, and why. */
  offSite: z.boolean(),
  offSiteWhy: label,
  /** On how many days of this year somebody has come, and how often he may; the cap does not hold for every kind. */
  visits: z.number().int(),
  most: z.number().int(),
  limited: z.boolean(),
});

export const readToday = operation({
  id: 'readToday',
  method: 'GET',
  path: '/today',
  permit: 'today.read',
  summary: {
    zh: '今日命令：今天去哪几户、为什么、看什么',
    en: "Today's orders: whom to visit, why, and what to look at",
  },
  query: z.object({ officer: z.uuid().optional() }),
  answer: z.object({
    on: day,
    orders: z.array(order),
    /** Of how many more entities something is due, and of how many of these it is overdue or due today, and due soon. */
    more: z.object({ count: z.number().int(), red: z.number().int(), yellow: z.number().int() }),
    /** How many entities a day's list has at most. */
    most: z.number().int(),
    /** Complaints that wait: the officer's own, in his areas, about those whom he visits today. */
    complaints: z.number().int(),
    /** Entities that wait to be claimed. */
    claims: z.number().int(),
    checklists: z.array(checklist),
    levels: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string(), card: z.string().nullable() })),
    short: label,
    caps: z.object({
      article: z.string(),
      sense: label,
      assumption: label,
      /** Kinds of inspection for which it holds. */
      limited: z.array(z.string()),
      exceptions: z.array(label.extend({ code: z.string() })),
    }),
    /** What a photo may be: how many a patrol, bytes of each, pixels of its longer side. */
    photos: z.object({ most: z.number().int(), bytes: z.number().int(), longest: z.number().int() }),
    /** Whose orders a station head may look at. */
    officers: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

export const ANSWERS = ['met', 'breach', 'not-applicable'] as const;

export const enterPatrol = operation({
  id: 'enterPatrol',
  method: 'POST',
  path: '/entities/{id}/patrols',
  permit: 'patrol.enter',
  summary: {
    zh: '登记一次巡查，当即评级；同一编号只登记一次',
    en: 'Enter a patrol, graded at once; an id is entered once',
  },
  params: entityPath,
  body: z.object({
    /** Made by the device, so that what is sent again is not entered again. */
    patrol: z.uuid(),
    kind: z.enum(PATROL_KINDS),
    /** Further reasons: the visit counts once and does what each of them may. */
    also: z.array(z.enum(PATROL_KINDS)).max(3).default([]),
    on: day,
    way: z.enum(['on-site', 'off-site']),
    answers: z.array(z.object({ item: z.string().max(40), answer: z.enum(ANSWERS) })).max(100),
    problems: z.string().trim().max(2000),
    critical: z.boolean(),
    /** By when it is to be corrected; null: no order. */
    correctBy: day.nullable(),
    exception: z.string().max(40).nullable(),
    why: z.string().trim().max(2000),
    /** The last visit that the officer knew of. */
    seen: day.nullable(),
    /** Whether it also saw if former orders were carried out. */
    rechecked: z.boolean().default(false),
    /** Although somebody else has come meanwhile. */
    anyway: z.boolean(),
  }),
  answer: z.object({
    records: z.array(z.number().int()),
    before: z.string().nullable(),
    after: z.string().nullable(),
    /** The number of the order to correct; null: none was issued. */
    order: z.string().nullable(),
  }),
});

export const listPatrols = operation({
  id: 'listPatrols',
  method: 'GET',
  path: '/entities/{id}/patrols',
  permit: 'patrol.read',
  summary: { zh: '一个主体的巡查，最近的在先', en: 'The patrols of an entity, the latest first' },
  params: entityPath,
  query: z.object({ ...paging, limit: z.coerce.number().int().min(1).max(50).default(10) }),
  answer: pageOf(
    z.object({
      patrol: z.string(),
      on: day,
      ...kinds,
      way: z.enum(['on-site', 'off-site']),
      by: z.string(),
      checklist: label,
      items: z.array(z.object({ label, article: z.string(), answer: z.enum(ANSWERS) })),
      /** What was found, whole for those who patrol, else masked; null: nothing, or its record was withdrawn. */
      problems: z.string().nullable(),
      /** Why it went beyond the cap. */
      exception: label.nullable(),
      why: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      /** What was filed: the result, and the order to correct if there is one. */
      records: z.array(z.number().int()),
      order: z.string().nullable(),
      photos: z.array(photoHash),
    }),
  ),
});
