// What is asked and answered about visits with codes and without: lists, figures, complaints about officers and their answers.

import { z } from 'zod';
import { operation, pageOf, paging } from '../../base/http/operation.ts';
import { day, entityPath, label } from '../../registry/api.ts';

export const VISIT_STATES = ['all', 'uncoded', 'excused', 'shown', 'confirmed', 'rated', 'complained'] as const;
export const ANSWERED = ['open', 'answered', 'all'] as const;

const named = z.object({ id: z.string(), name: z.string() });
const month = z.string().regex(/^\d{4}-\d\d$/);
const instant = z.iso.datetime();

const visitLine = z.object({
  visit: z.string(),
  entity: named,
  on: day,
  way: z.enum(['on-site', 'off-site']),
  /** Of a plan of inspection; otherwise a patrol. */
  planned: z.boolean(),
  officer: z.string(),
  unit: named,
  state: z.enum(['uncoded', 'excused', 'not-wanted', 'shown', 'confirmed']),
  confirmedAt: instant.nullable(),
  filed: z.boolean(),
  excuse: z.string().nullable(),
  excuseWhy: z.string(),
  /** Its officer may still say why there was no code. */
  mine: z.boolean(),
  /** Null where there is no rating, and for whoever may not see it. */
  stars: z.number().int().nullable(),
  reasons: z.array(z.string()),
  words: z.string().nullable(),
  complaints: z.number().int(),
});

export const listVisitCodes = operation({
  id: 'listVisitCodes',
  method: 'GET',
  path: '/visit-codes',
  permit: 'scan.read',
  summary: {
    zh: '检查与入企码：有没有出示、有没有确认、怎么评价；监管员只看自己的',
    en: "Visits and their codes: shown, confirmed, rated; an officer sees one's own",
  },
  query: z.object({ state: z.enum(VISIT_STATES).default('all'), unit: z.string().max(60).optional(), ...paging }),
  answer: pageOf(visitLine),
});

export const excuseVisit = operation({
  id: 'excuseVisit',
  method: 'POST',
  path: '/entities/{id}/visit-excuse',
  permit: 'scan.show',
  summary: { zh: '说明这次检查为什么没有出示码', en: 'Why no code was shown for a visit' },
  params: entityPath,
  body: z.object({ visit: z.uuid(), excuse: z.string().max(40), why: z.string().trim().min(2).max(500) }),
  answer: z.object({ done: z.literal(true) }),
});

const figures = z.object({
  /** Filed visits for which a code is wanted; of them those with one, confirmed, excused, and without. */
  visits: z.number().int(),
  coded: z.number().int(),
  confirmed: z.number().int(),
  excused: z.number().int(),
  uncoded: z.number().int(),
  rated: z.number().int(),
  /** Mean; null without a rating. */
  stars: z.number().nullable(),
  complaints: z.number().int(),
  upheld: z.number().int(),
});

export const readVisitFigures = operation({
  id: 'readVisitFigures',
  method: 'GET',
  path: '/visit-codes/figures',
  permit: 'scan.oversee',
  summary: {
    zh: '入企码统计：扫码率、评价、投诉，按单位和人员',
    en: 'Visit codes in figures: scanned, rated, complained of; by unit and officer',
  },
  query: z.object({ from: month.optional(), until: month.optional() }),
  answer: z.object({
    from: month,
    until: month,
    total: figures,
    units: z.array(figures.extend({ id: z.string(), name: z.string() })),
    officers: z.array(figures.extend({ id: z.string(), name: z.string(), unit: z.string() })),
  }),
});

const complaint = z.object({
  id: z.string(),
  entity: named,
  on: day,
  officer: z.string(),
  unit: named,
  ground: z.string(),
  words: z.string(),
  /** By whoever confirmed the visit, or the entity's own account; otherwise by somebody who had the code only. */
  byReceipt: z.boolean(),
  madeAt: instant,
  answeredAt: instant.nullable(),
  answeredBy: z.string().nullable(),
  upheld: z.boolean().nullable(),
  reply: z.string().nullable(),
});

export const listVisitComplaints = operation({
  id: 'listVisitComplaints',
  method: 'GET',
  path: '/visit-complaints',
  permit: 'scan.oversee',
  summary: {
    zh: '被检查的主体对检查的投诉：检查人员的上级看得到，本人看不到',
    en: 'Complaints of the visited: for superiors, never for those who came',
  },
  query: z.object({ state: z.enum(ANSWERED).default('open'), ...paging }),
  answer: pageOf(complaint),
});

export const answerVisitComplaint = operation({
  id: 'answerVisitComplaint',
  method: 'POST',
  path: '/visit-complaints/{id}/answer',
  permit: 'scan.answer',
  summary: { zh: '答复一件对检查的投诉；对方在回执里看到', en: 'Answer one; the visited read it on their receipt' },
  params: z.object({ id: z.uuid() }),
  body: z.object({ upheld: z.boolean(), reply: z.string().trim().min(2).max(1000) }),
  answer: z.object({ done: z.literal(true) }),
});

const words = z.array(label.extend({ id: z.string() }));

export const readScanRules = operation({
  id: 'readScanRules',
  method: 'GET',
  path: '/visit-codes/rules',
  permit: 'scan.read',
  summary: { zh: '入企码的规则：依据、时限、评价原因、投诉事项', en: 'The rules of visit codes and their grounds' },
  answer: z.object({
    basis: z.string(),
    sense: label,
    assumption: label,
    hours: z.number(),
    days: z.number(),
    shownFrom: z.number(),
    reasons: z.array(label.extend({ id: z.string(), good: z.boolean() })),
    grounds: words,
    excuses: words,
  }),
});
