// What is asked and answered about joint plans: several drawn plans of one cycle, made one visit an entity.

import { z } from 'zod';
import { fileAnswer, operation } from '../../base/http/operation.ts';
import { day } from '../../registry/api.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const path = z.object({ id: z.uuid() });

/** Why a visit has no week: no week suits its inspectors; the trusted are spared a second; nobody could be drawn for it; its plan is over. */
export const WITHOUT = ['capacity', 'trusted', 'officers', 'window'] as const;
export type Without = (typeof WITHOUT)[number];

/** What a joint plan is to be. */
export const jointScope = z.object({
  title: text(120),
  from: day,
  until: day,
  division: z.string().regex(/^\d{0,12}$/),
  plans: z.array(z.uuid()).min(1).max(60),
  /** Whoever has one of these grades is trusted: inspected once in the cycle at most. */
  rulebook: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
  trusted: z.array(z.string().max(20)).max(10),
  /** Days of a week of five that each inspector has for these visits. */
  days: z.number().min(0.5).max(5),
});

const figures = z.object({
  /** Visits if each plan were carried out by itself. */
  separate: z.number(),
  joint: z.number(),
  /** What is put off is not saved; what the trusted are spared is. */
  saved: z.number(),
  /** Distinct entities: whoever meets everything needs as many visits. */
  entities: z.number(),
  /** The fewest visits for what has a week, by windows and weeks in which the inspectors can do something. */
  fewest: z.number(),
  /** Joint visits of more than one plan. */
  together: z.number(),
  left: z.object({ capacity: z.number(), trusted: z.number(), officers: z.number(), window: z.number() }),
  /** Visits that are left for want of inspectors, however one plans. */
  leastLeft: z.number(),
  /** Visits to one entity at most, plan by plan and joint. */
  most: z.object({ separate: z.number(), joint: z.number() }),
  /** `used` and `room` in inspector-days. */
  weeks: z.array(
    z.object({ on: day, workingDays: z.number(), visits: z.number(), used: z.number(), room: z.number() }),
  ),
});
export type JointFigures = z.output<typeof figures>;

const jointLine = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  author: z.string(),
  state: z.enum(['draft', 'proposed', 'approved']),
  proposal: z.number().nullable(),
  from: day,
  until: day,
  changedAt: z.iso.datetime(),
  figures,
});

export const listJoint = operation({
  id: 'listJointPlans',
  method: 'GET',
  path: '/joint-plans',
  permit: 'plan.read',
  summary: { zh: '联合检查计划', en: 'Joint plans' },
  answer: z.object({ items: z.array(jointLine) }),
});

/** Plans that could be made one. */
export const listJoinable = operation({
  id: 'listJoinablePlans',
  method: 'GET',
  path: '/joinable-plans',
  permit: 'plan.read',
  summary: {
    zh: '可以合并的计划：已抽取，还有没排上周次的检查',
    en: 'Plans that are drawn and have visits without a week',
  },
  answer: z.object({
    items: z.array(
      z.object({ id: z.string(), number: z.number(), title: z.string(), from: day, until: day, open: z.number() }),
    ),
  }),
});

export const addJoint = operation({
  id: 'addJointPlan',
  method: 'POST',
  path: '/joint-plans',
  permit: 'plan.write',
  summary: { zh: '合并几份计划', en: 'Make several plans one' },
  body: jointScope,
  answer: z.object({ id: z.string() }),
});

export const saveJoint = operation({
  id: 'saveJointPlan',
  method: 'PUT',
  path: '/joint-plans/{id}',
  permit: 'plan.write',
  summary: { zh: '改动后重新合并', en: 'Make it anew, changed' },
  params: path,
  body: z.object({ revision: z.int(), scope: jointScope }),
  answer: z.object({ revision: z.number() }),
});

const jointVisit = z.object({
  entity: z.string(),
  internal: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  week: day.nullable(),
  parts: z.array(
    z.object({
      plan: z.string(),
      number: z.number(),
      title: z.string(),
      items: z.array(z.string()),
      officers: z.array(z.object({ certificate: z.string(), name: z.string() })),
      without: z.enum(WITHOUT).nullable(),
      done: z.boolean(),
    }),
  ),
});

export const readJoint = operation({
  id: 'readJointPlan',
  method: 'GET',
  path: '/joint-plans/{id}',
  permit: 'plan.read',
  summary: { zh: '一份联合检查计划', en: 'A joint plan' },
  params: path,
  answer: jointLine.extend({
    revision: z.number(),
    scope: jointScope,
    plans: z.array(z.object({ id: z.string(), number: z.number(), title: z.string(), from: day, until: day })),
  }),
});

export const listJointVisits = operation({
  id: 'listJointVisits',
  method: 'GET',
  path: '/joint-plans/{id}/visits',
  permit: 'plan.read',
  summary: { zh: '联合检查计划的上门安排', en: 'The visits of a joint plan' },
  params: path,
  query: z.object({
    /** The Monday of a week; `none`: those without. */
    week: z.union([day, z.literal('none')]).optional(),
    after: z.coerce.number().int().min(0).default(0),
  }),
  answer: z.object({ items: z.array(jointVisit), next: z.number().nullable() }),
});

export const proposeJoint = operation({
  id: 'proposeJointPlan',
  method: 'POST',
  path: '/joint-plans/{id}/proposal',
  permit: 'plan.write',
  summary: { zh: '提请批准一份联合检查计划', en: 'Propose a joint plan' },
  params: path,
  body: z.object({ revision: z.int(), reason: text(2000) }),
  answer: z.object({ proposal: z.number() }),
});

export const takeJoint = operation({
  id: 'takeJointPlan',
  method: 'GET',
  path: '/joint-plans/{id}/file',
  permit: 'plan.read',
  kind: 'file',
  summary: { zh: '联合检查计划表（CSV）', en: 'The joint plan as a table (CSV)' },
  params: path,
  answer: fileAnswer,
});
