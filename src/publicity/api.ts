// What is answered about publicity over HTTP: where an entity's records are shown, the sheets behind it, the choice of the place's amounts.

import { z } from 'zod';
import { operation } from '../base/http/operation.ts';
import { day, entityPath, label } from '../registry/api.ts';
import { ENDINGS, SHOWN_STATES } from './publicity.ts';
import { CHANNELS, EARLIER, GRAVITIES } from './sheet.ts';

const channel = z.enum(CHANNELS);

const outlook = z.object({
  possible: z.boolean(),
  /** The first day on which it can be repaired. */
  earliest: day.nullable(),
  /** The first day on which it is no longer shown without anybody asking. */
  automatic: day.nullable(),
  never: label.nullable(),
  article: z.string(),
  conditions: z.array(
    z.object({
      id: z.string(),
      label,
      article: z.string(),
      met: z.union([z.boolean(), z.literal('unknown')]),
      remedy: label,
    }),
  ),
  materials: z.array(label),
});

const onChannel = z.object({
  channel,
  state: z.enum(SHOWN_STATES),
  ends: z.enum(ENDINGS),
  /** Half-open; `until` is null while no end is known. */
  shown: z.array(z.object({ from: day, until: day.nullable(), ends: z.enum(ENDINGS) })),
  kind: z.enum(GRAVITIES),
  sheet: z.string(),
  rule: z.string(),
  label,
  document: z.string(),
  article: z.string(),
  sense: label,
  assumption: label.nullable(),
  never: label.nullable(),
  repair: outlook,
});

export const readPublicity = operation({
  id: 'readPublicity',
  method: 'GET',
  path: '/entities/{id}/publicity',
  permit: 'record.read',
  summary: {
    zh: '一户的记录在哪里公示、从哪天到哪天、为什么、怎样修复',
    en: 'Where the records of an entity are shown, from when to when, why, and how they are repaired',
  },
  params: entityPath,
  answer: z.object({
    items: z.array(
      z.object({
        record: z.number(),
        type: z.string(),
        number: z.string(),
        on: day,
        disputed: z.boolean(),
        repaired: z.object({ kind: z.enum(['final', 'temporary']), on: day, until: day.nullable() }).nullable(),
        channels: z.array(onChannel),
      }),
    ),
  }),
});

const said = z.object({ article: z.string(), sense: label, assumption: label.nullable() });

export const listPublicitySheets = operation({
  id: 'listPublicitySheets',
  method: 'GET',
  path: '/publicity-sheets',
  permit: 'rulebook.read',
  summary: {
    zh: '公示表：每部规定的期限、修复条件、出处、假定和案例，本局用哪里的数额',
    en: 'The publicity sheets: periods, repair, articles, assumptions and cases of each document, and whose amounts are used',
  },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: label,
        document: z.string(),
        /** Null: from the beginning. */
        from: day.nullable(),
        channels: z.array(channel),
        local: z.boolean(),
        inUse: z.boolean(),
        earlier: z.enum(EARLIER),
        transition: label.nullable(),
        ceiling: said.nullable(),
        /** Of whom nothing is shown. */
        withheld: said.nullable(),
        amounts: z.array(
          z.object({ name: z.string(), article: z.string(), value: z.number(), inclusive: z.boolean() }),
        ),
        rules: z.array(
          said.extend({
            id: z.string(),
            label,
            record: label,
            kind: z.enum(GRAVITIES),
            /** How many of the cases try it. */
            cases: z.number(),
          }),
        ),
      }),
    ),
    /** The last choice; null: nobody has chosen, the first local sheet is in use. */
    choice: z
      .object({ at: z.iso.datetime(), name: z.string(), why: z.string(), approved: z.string().nullable() })
      .nullable(),
  }),
});

export const choosePublicitySheet = operation({
  id: 'choosePublicitySheet',
  method: 'POST',
  path: '/publicity-sheets/choice',
  permit: 'duty.sheets',
  status: 202,
  summary: {
    zh: '提请选用一个地方的数额（另一人批准）',
    en: 'Propose whose amounts are used, for a second person',
  },
  /** '' is none. */
  body: z.object({ sheet: z.string().max(60), why: z.string().trim().min(2).max(500) }),
  answer: z.object({ proposal: z.number() }),
});
