// The door of areas over HTTP: drawing them, appointing in them, and the lists of what is in them.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Api, Reader } from '../../base/http/api.ts';
import { sentence } from '../../base/problem.ts';
import { namer } from '../../base/who/names.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { appoint, officerChoices } from './appoint.ts';
import type { Drawn } from './area.ts';
import * as api from './area-api.ts';
import { areaLines, areaPage } from './area-lines.ts';
import { checkArea } from './check-area.ts';
import { claim } from './claim.ts';
import { closeArea, drawArea, redrawArea } from './draw-area.ts';
import { inAreas, membersCount, membersPage, nobodys, waitingIn } from './list-members.ts';
import { areaOn, areasOfOfficer, areasOn } from './read-areas.ts';
import { unitsUnder, unitUnder } from './units.ts';

/** Answers what is asked about areas. */
export function areaRoutes(app: Api): void {
  app.on(api.listAreas, ({ db, who, at, query }) => areaLines(db, who, at, query.on));
  app.on(api.readArea, ({ db, who, at, params, query }) => areaPage(db, who, at, params.id, query.on));
  app.on(api.checkArea, ({ reader, at, body }) => checkArea(reader, at, body));
  drawing(app);
  lists(app);
  claiming(app);
}

function drawing(app: Api): void {
  app.on(api.drawArea, async ({ db, who, at, body, note }) => {
    const { why, ...drawn } = body;
    const id = await drawArea(db, who, at, drawn as Drawn, why);
    note({ object: `area ${id}`, detail: `${drawn.name} ${why}` });
    return { id };
  });
  app.on(api.redrawArea, async ({ db, reader, who, at, params, body, note }) => {
    await areaOn(reader, params.id, iso(shanghaiDay(at)));
    const { why, ...drawn } = body;
    await redrawArea(db, who, at, params.id, drawn, why);
    note({ detail: `${drawn.name} ${why}` });
    return { id: params.id };
  });
  app.on(api.closeArea, async ({ db, reader, who, at, params, body, note }) => {
    await areaOn(reader, params.id, iso(shanghaiDay(at)));
    await closeArea(db, who, at, params.id, body.why);
    note({ detail: body.why });
    return { closed: true as const };
  });
  app.on(api.listOfficerChoices, async ({ db, at, params }) => {
    const { division } = await areaOn(db, params.id, iso(shanghaiDay(at)));
    return { items: await officerChoices(db, division) };
  });
  app.on(api.appointOfficer, async ({ db, reader, who, at, params, body, note }) => {
    await areaOn(reader, params.id, iso(shanghaiDay(at)));
    await appoint(db, who, at, { area: params.id, ...body });
    note({ detail: `${body.account} ${body.part} ${body.from}–${body.until ?? ''}` });
    return { appointed: true as const };
  });
}

const PLACED = ['proposed', 'claimed', 'moving'] as const;

function lists(app: Api): void {
  app.on(api.listMembers, async ({ db, who, at, query }) => {
    const { area, unit, lacks, state, ...page } = query;
    const areas = await areasOn(db, iso(shanghaiDay(at)));
    const named = naming(db, who);
    if (area === undefined && unit !== undefined && lacks === 'partition') {
      const { division } = await unitUnder(db, who, unit);
      return membersPage(db, nobodys(division), page, areas, named);
    }
    const ids = await idsAsked(db, who, areas, area, unit);
    const states = lacks === 'claim' ? (['proposed'] as const) : state ? [state] : PLACED;
    return membersPage(db, inAreas(ids, states, lacks === 'tagging'), page, areas, named);
  });
  app.on(api.listOwnClaims, async ({ db, who, at, query }) => {
    const today = iso(shanghaiDay(at));
    const areas = await areasOn(db, today);
    const own = await areasOfOfficer(db, who.id, today);
    const which = waitingIn([...own]);
    const page = await membersPage(db, which, query, areas, naming(db, who));
    const mine = areas.filter(({ id }) => own.has(id)).map(({ id, name }) => ({ id, name }));
    return { ...page, areas: mine, total: await membersCount(db, which) };
  });
  app.on(api.listDisputes, async ({ db, who, at, query }) => {
    const { division } = await unitUnder(db, who, who.unit.id);
    const areas = await areasOn(db, iso(shanghaiDay(at)));
    const which = nobodys(division);
    return { ...(await membersPage(db, which, query, areas, naming(db, who))), total: await membersCount(db, which) };
  });
}

type Areas = Awaited<ReturnType<typeof areasOn>>;

async function idsAsked(db: Db, who: Reader, areas: Areas, area: number | undefined, unit: string | undefined) {
  if (area !== undefined) return areas.flatMap(({ id, parent }) => (id === area || parent === area ? [id] : []));
  if (unit === undefined) return areas.map(({ id }) => id);
  await unitUnder(db, who, unit);
  const below = new Set((await unitsUnder(db, unit)).map(({ id }) => id));
  return areas.flatMap((one) => (below.has(one.unit) ? [one.id] : []));
}

function naming(db: Db, who: Reader) {
  return (ids: readonly string[]) => namer(db, who, ids);
}

function claiming(app: Api): void {
  app.on(api.claimEntities, async ({ db, reader, who, at, body, note }) => {
    const codes = new Map<number, string>();
    for (const code of body.entities) codes.set(await entityAt(reader, code), code);
    const results = await claim(db, who, at, [...codes.keys()]);
    const claimed = results.filter(({ refused }) => !refused).length;
    note({ object: body.entities.slice(0, 5).join(' '), detail: `${claimed}/${codes.size}` });
    return {
      claimed,
      refused: results.flatMap(({ entityId, refused }) => {
        if (!refused) return [];
        const why = { zh: refused.message, en: sentence(refused.code, refused.params, 'en') };
        return [{ entity: codes.get(entityId)!, code: refused.code, why }];
      }),
    };
  });
}
