// What areas answer over HTTP: areas on a day with officers and rates, drawing, appointing; and what entities are in them.

import { z } from 'zod';
import { operation, pageOf, paging } from '../../base/http/operation.ts';
import { reason } from '../../base/proposal-api.ts';
import { day, entityLine, label } from '../../registry/api.ts';

const areaPath = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
const areaId = z.number().int().min(1).max(2_147_483_647);

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** A polygon of GeoJSON without holes, its ring closed. */
const boundary = z.object({ type: z.literal('Polygon'), coordinates: z.tuple([z.array(position).max(2000)]) });

const name = z.string().trim().min(1).max(60);
const extent = {
  boundary: boundary.nullable(),
  divisions: z.array(z.string().regex(/^\d{2,12}$/)).max(50),
  words: z.array(z.string().trim().min(2).max(40)).max(200),
};

const rate = z.object({ done: z.number().int(), all: z.number().int() });
const rates = z.object({ partition: rate, claim: rate, tagging: rate, patrol: rate.nullable() });

const officer = z.object({
  account: z.uuid(),
  name: z.string(),
  part: z.enum(['officer', 'stand-in']),
  from: day,
  until: day.nullable(),
});

export const areaLine = z
  .object({
    id: z.number().int(),
    name: z.string(),
    parent: z.number().int().nullable(),
    unit: z.object({ id: z.string(), name: z.string() }),
    from: day,
    ...extent,
    officers: z.array(officer),
    rates,
    /** Entities by state: waiting to be claimed, claimed. */
    waiting: z.number().int(),
    claimed: z.number().int(),
    /** What the asker may do with it. */
    may: z.object({ draw: z.boolean(), claim: z.boolean() }),
  })
  .meta({ id: 'Area' });

export const listAreas = operation({
  id: 'listAreas',
  method: 'GET',
  path: '/areas',
  permit: 'area.read',
  summary: { zh: '某日的网格和片区，带监管人员和各项率', en: 'Areas and sub-areas on a day, with officers and rates' },
  query: z.object({ on: day.optional() }),
  answer: z.object({
    on: day,
    items: z.array(areaLine),
    /** Units that have areas, or whose entities are in none, with their rates. */
    units: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        kind: z.string(),
        parent: z.string().nullable(),
        rates,
        /** Whether the asker may draw areas for it. */
        draw: z.boolean(),
      }),
    ),
  }),
});

export const readArea = operation({
  id: 'readArea',
  method: 'GET',
  path: '/areas/{id}',
  permit: 'area.read',
  summary: { zh: '一个网格：范围、人员、各项率、历次划定', en: 'One area: extent, officers, rates, how it was drawn' },
  params: areaPath,
  query: z.object({ on: day.optional() }),
  answer: areaLine.extend({
    on: day,
    history: z.array(
      z.object({
        version: z.number().int(),
        from: day,
        name: z.string(),
        closed: z.boolean(),
        why: z.string(),
        who: z.string(),
        at: z.iso.datetime(),
        boundary: extent.boundary,
      }),
    ),
  }),
});

const overlap = z.object({
  id: z.number().int(),
  name: z.string(),
  at: position,
  /** Part of the drawn ground. */
  part: z.number(),
});

export const checkArea = operation({
  id: 'checkArea',
  method: 'POST',
  path: '/areas/check',
  permit: 'area.draw',
  summary: {
    zh: '检查画出的边界：是否自交，与哪些相邻网格重叠',
    en: 'Check a boundary: crossings, overlaps with neighbours',
  },
  body: z.object({ boundary, parent: areaId.nullable(), own: areaId.nullable() }),
  answer: z.object({
    overlaps: z.array(overlap),
    /** Of a sub-area: part of it that lies outside of its area. */
    outside: z.number(),
  }),
  dry: true,
});

export const drawArea = operation({
  id: 'drawArea',
  method: 'POST',
  path: '/areas',
  permit: 'area.draw',
  summary: { zh: '划定网格或片区', en: 'Draw an area or a sub-area' },
  body: z.object({ name, unit: z.string().max(60), parent: areaId.nullable(), ...extent, why: reason }),
  answer: z.object({ id: z.number().int() }),
});

export const redrawArea = operation({
  id: 'redrawArea',
  method: 'PUT',
  path: '/areas/{id}',
  permit: 'area.draw',
  summary: { zh: '重新划定，从今天起', en: 'Draw an area anew, from today' },
  params: areaPath,
  body: z.object({ name, ...extent, why: reason }),
  answer: z.object({ id: z.number().int() }),
});

export const closeArea = operation({
  id: 'closeArea',
  method: 'POST',
  path: '/areas/{id}/closing',
  permit: 'area.draw',
  summary: { zh: '撤销网格', en: 'Close an area' },
  params: areaPath,
  body: z.object({ why: reason }),
  answer: z.object({ closed: z.literal(true) }),
});

export const listOfficerChoices = operation({
  id: 'listOfficerChoices',
  method: 'GET',
  path: '/areas/{id}/officer-choices',
  permit: 'area.draw',
  summary: { zh: '可以指派到这个网格的人员', en: 'Who may work in this area' },
  params: areaPath,
  answer: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), unit: z.string() })) }),
});

export const appointOfficer = operation({
  id: 'appointOfficer',
  method: 'POST',
  path: '/areas/{id}/officers',
  permit: 'area.draw',
  summary: { zh: '指派监管人员或替班，从某日到某日', en: 'Appoint an officer or a stand-in, for days' },
  params: areaPath,
  body: z.object({ account: z.uuid(), part: z.enum(['officer', 'stand-in']), from: day, until: day.nullable() }),
  answer: z.object({ appointed: z.literal(true) }),
});

const place = z.object({ id: z.number().int(), name: z.string() });

export const member = z
  .object({
    entity: entityLine,
    address: z.string().nullable(),
    state: z.enum(['unplaced', 'proposed', 'claimed', 'moving', 'disputed', 'released']),
    area: place.nullable(),
    to: place.nullable(),
    basis: z.string(),
    said: z.string(),
    officer: z.string().nullable(),
    knownAt: z.iso.datetime(),
    since: z.iso.datetime(),
    /** Tags that its trades ask for, and it does not have. */
    missing: z.array(z.string()),
  })
  .meta({ id: 'AreaMember' });

/** What a list holds: all of an area, or what is missing of a rate. */
export const LACKS = ['partition', 'claim', 'tagging'] as const;

export const listMembers = operation({
  id: 'listMembers',
  method: 'GET',
  path: '/area-members',
  permit: 'area.read',
  summary: { zh: '网格或单位的主体；各项率还缺哪些户', en: 'Entities of an area or a unit, and those that rates lack' },
  query: z.object({
    area: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    unit: z.string().max(60).optional(),
    lacks: z.enum(LACKS).optional(),
    state: z.enum(['proposed', 'claimed', 'moving']).optional(),
    ...paging,
  }),
  answer: pageOf(member),
});

export const listOwnClaims = operation({
  id: 'listOwnClaims',
  method: 'GET',
  path: '/claims',
  permit: 'area.claim',
  summary: { zh: '待我认领：分到我的网格的，和移交来的', en: 'To be claimed by me: proposed or moved to my areas' },
  query: z.object(paging),
  answer: pageOf(member).extend({ areas: z.array(place), total: z.number().int() }),
});

export const listDisputes = operation({
  id: 'listDisputes',
  method: 'GET',
  path: '/claims/disputes',
  permit: 'area.decide',
  summary: { zh: '待裁定：有争议、被退回或不在任何网格的', en: 'To be decided: disputed, released or in no area' },
  query: z.object(paging),
  answer: pageOf(member).extend({ total: z.number().int() }),
});

const entities = z.array(z.string().min(1).max(60)).min(1).max(500);

export const claimEntities = operation({
  id: 'claimEntities',
  method: 'POST',
  path: '/claims',
  permit: 'area.claim',
  summary: { zh: '认领一户或多户', en: 'Claim one entity or several' },
  body: z.object({ entities }),
  answer: z.object({
    claimed: z.number().int(),
    refused: z.array(z.object({ entity: z.string(), code: z.string(), why: label })),
  }),
});
