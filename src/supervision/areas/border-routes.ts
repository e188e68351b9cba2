// The door of moving borders over HTTP.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Api, Reader } from '../../base/http/api.ts';
import { namer } from '../../base/who/names.ts';
import { internalId } from '../../registry/entity.ts';
import { namesOf } from '../../registry/names.ts';
import type { Membership } from './area.ts';
import * as api from './border-api.ts';
import { joinAreas } from './join-areas.ts';
import { areaOn } from './read-areas.ts';
import { splitArea, splitOf } from './split-area.ts';
import { unitUnder } from './units.ts';

/** How many of those going are named before the split. */
const NAMED = 200;

/** Answers what is asked about splitting and joining. */
export function borderRoutes(app: Api): void {
  app.on(api.previewSplit, async ({ db, reader, who, at, params: { id }, body }) => {
    const { unit } = await areaOn(reader, id, iso(shanghaiDay(at)));
    await unitUnder(db, who, unit);
    const { stays, goes, following, going, staying } = await splitOf(reader, at, id, { ...body, name: '' });
    const claimed = going.filter(({ officer }) => officer !== null);
    const first = [...claimed, ...going.filter(({ officer }) => officer === null)].slice(0, NAMED);
    return {
      ...{ stays: stays.boundary!, goes: goes.boundary!, staying, going: going.length, claimed: claimed.length },
      parts: following.map(({ name }) => name),
      first: await named(reader, who, first),
    };
  });
  app.on(api.splitArea, async ({ db, reader, who, at, params: { id }, body, note }) => {
    await areaOn(reader, id, iso(shanghaiDay(at)));
    const { why, ...split } = body;
    const { going } = await splitOf(db, at, id, split);
    const made = await splitArea(db, who, at, id, split, why);
    note({ detail: `${split.name} ${made} ${why}` });
    return { id: made, going: going.length };
  });
  app.on(api.joinAreas, async ({ db, reader, who, at, params: { id }, body, note }) => {
    for (const one of [id, body.other]) await areaOn(reader, one, iso(shanghaiDay(at)));
    await joinAreas(db, who, at, id, body.other, body.why);
    note({ detail: `${body.other} ${body.why}` });
    return { joined: true as const };
  });
}

async function named(db: Db, who: Reader, members: readonly Membership[]) {
  const names = await namesOf(
    db,
    members.map(({ entityId }) => entityId),
  );
  const officer = await namer(
    db,
    who,
    members.flatMap((one) => one.officer ?? []),
  );
  return members.map((one) => ({
    ...{ id: internalId(one.entityId), name: names.get(one.entityId) ?? '', state: one.state },
    officer: one.officer && officer(one.officer),
  }));
}
