// The door of one entity's area over HTTP: where it belongs, and what is done about that.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import * as api from './membership-api.ts';
import { membershipPage } from './membership-page.ts';
import { contestEntity, decideEntity, moveEntity, refuseEntity, releaseEntity } from './move.ts';
import { areaOn } from './read-areas.ts';

const DONE = { done: true as const };

/** Answers what is asked about an entity's area. */
export function membershipRoutes(app: Api): void {
  app.on(api.readMembership, async ({ db, who, at, params }) =>
    membershipPage(db, who, at, await entityAt(db, params.id)),
  );
  app.on(api.moveMember, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const { name } = await areaOn(reader, body.to, iso(shanghaiDay(at)));
    await moveEntity(db, who, at, entityId, body.to, body.why);
    note({ detail: `${name} ${body.why}` });
    return DONE;
  });
  app.on(api.refuseMember, async ({ db, reader, who, at, params, body, note }) => {
    await refuseEntity(db, who, at, await entityAt(reader, params.id), body.why);
    note({ detail: body.why });
    return DONE;
  });
  app.on(api.contestMember, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const { name } = await areaOn(reader, body.own, iso(shanghaiDay(at)));
    await contestEntity(db, who, at, entityId, body.own, body.why);
    note({ detail: `${name} ${body.why}` });
    return DONE;
  });
  app.on(api.releaseMember, async ({ db, reader, who, at, params, body, note }) => {
    await releaseEntity(db, who, at, await entityAt(reader, params.id), body.why);
    note({ detail: body.why });
    return DONE;
  });
  app.on(api.decideMember, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const { name } = await areaOn(reader, body.to, iso(shanghaiDay(at)));
    await decideEntity(db, who, at, entityId, body.to, body.why);
    note({ detail: `${name} ${body.why}` });
    return DONE;
  });
}
