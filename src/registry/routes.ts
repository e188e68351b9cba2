// The door of the registry over HTTP.
import type { Api } from '../base/http/api.ts';
import { readEntity } from './api.ts';
import { entityAt } from './entity-id-of.ts';
import { knownAt } from './known-at.ts';
import { entityAnswer } from './read-entity.ts';

/** Answers what the registry is asked. */
export function registryRoutes(app: Api): void {
  app.on(readEntity, async ({ db, params, query }) =>
    entityAnswer(db, await entityAt(db, params.id), query.on ?? null, knownAt(query.asKnown)),
  );
}
