// The desk's side: codes printed after the representative's identity was checked, and the activation of accounts by them.

import type { Api } from '../base/http/api.ts';
import { endBound } from '../base/who/bound-accounts.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { entityAnswer } from '../registry/read-entity.ts';
import { activate, activationsOf, printCode } from './activation.ts';
import * as api from './desk-api.ts';

/** Answers what the desk asks, and whoever activates an account. */
export function deskRoutes(app: Api): void {
  app.on(api.printActivation, async ({ db, reader, who, at, params, body, note }) => {
    const entity = await entityAt(reader, params.id);
    const { code, expires } = await printCode(db, reader, who, at, { entity, ...body });
    note({ object: internalId(entity), detail: `${body.comer} ${body.papers.join(' ')}` });
    const { uscc, name } = await entityAnswer(reader, entity, null);
    return { code, expires: expires.toISOString(), uscc: uscc ?? internalId(entity), name };
  });
  app.on(api.listActivations, async ({ db, params }) => activationsOf(db, await entityAt(db, params.id)));
  app.on(api.endOwnAccounts, async ({ db, reader, params, note }) => {
    const entity = await entityAt(reader, params.id);
    note({ object: internalId(entity) });
    return { ended: await endBound(db, entity) };
  });
  app.on(api.activateOwn, async ({ db, at, body }) => ({ account: await activate(db, at, body) }));
}
