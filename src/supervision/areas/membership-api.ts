// What is answered about one entity and the areas: where it belongs, and what officers and superiors do about that.

import { z } from 'zod';
import { operation } from '../../base/http/operation.ts';
import { reason } from '../../base/proposal-api.ts';
import { entityPath } from '../../registry/api.ts';

const areaId = z.number().int().min(1).max(2_147_483_647);
const place = z.object({ id: z.number().int(), name: z.string() });

export const readMembership = operation({
  id: 'readMembership',
  method: 'GET',
  path: '/entities/{id}/area',
  permit: 'area.read',
  summary: { zh: '一个主体属于哪个网格、谁监管、经过', en: 'To which area an entity belongs, whose it is, and how so' },
  params: entityPath,
  answer: z.object({
    state: z.enum(['unplaced', 'proposed', 'claimed', 'moving', 'disputed', 'released']).nullable(),
    area: place.nullable(),
    to: place.nullable(),
    basis: z.string(),
    said: z.string(),
    /** Who claimed it, and who works in the area today. */
    officer: z.string().nullable(),
    officers: z.array(z.string()),
    since: z.iso.datetime().nullable(),
    claimedAt: z.iso.datetime().nullable(),
    missing: z.array(z.string()),
    acts: z.array(
      z.object({
        number: z.number().int(),
        act: z.string(),
        area: z.string().nullable(),
        from: z.string().nullable(),
        why: z.string(),
        who: z.string(),
        at: z.iso.datetime(),
      }),
    ),
    may: z.object({
      claim: z.boolean(),
      refuse: z.boolean(),
      move: z.boolean(),
      release: z.boolean(),
      contest: z.boolean(),
      decide: z.boolean(),
    }),
  }),
});

const done = z.object({ done: z.literal(true) });

export const moveMember = operation({
  id: 'moveMember',
  method: 'POST',
  path: '/entities/{id}/area/move',
  permit: 'area.claim',
  summary: { zh: '移交到另一个网格，由对方接收', en: 'Move an entity to another area, which takes it over' },
  params: entityPath,
  body: z.object({ to: areaId, why: reason }),
  answer: done,
});

export const refuseMember = operation({
  id: 'refuseMember',
  method: 'POST',
  path: '/entities/{id}/area/refusal',
  permit: 'area.claim',
  summary: { zh: '不属于本网格，请上级裁定', en: 'Not of this area: the superior decides' },
  params: entityPath,
  body: z.object({ why: reason }),
  answer: done,
});

export const contestMember = operation({
  id: 'contestMember',
  method: 'POST',
  path: '/entities/{id}/area/contest',
  permit: 'area.claim',
  summary: { zh: '应属本网格，请上级裁定', en: 'Of one’s own area, not of the other: the superior decides' },
  params: entityPath,
  body: z.object({ own: areaId, why: reason }),
  answer: done,
});

export const releaseMember = operation({
  id: 'releaseMember',
  method: 'POST',
  path: '/entities/{id}/area/release',
  permit: 'area.claim',
  summary: { zh: '退回，由上级重新安排', en: 'Give it back; the superior decides anew' },
  params: entityPath,
  body: z.object({ why: reason }),
  answer: done,
});

export const decideMember = operation({
  id: 'decideMember',
  method: 'POST',
  path: '/entities/{id}/area/decision',
  permit: 'area.decide',
  summary: { zh: '裁定属于哪个网格', en: 'Decide to which area it belongs' },
  params: entityPath,
  body: z.object({ to: areaId, why: reason }),
  answer: done,
});
