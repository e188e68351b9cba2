// The door of the registry over HTTP.
import { iso, shanghaiDay } from '../base/day.ts';
import type { Api } from '../base/http/api.ts';
import { namer } from '../base/who/names.ts';
import {
  keepView,
  listDivisions,
  listIndustries,
  listViews,
  readEntity,
  readRelated,
  readView,
  removeView,
} from './api.ts';
import { divisionsWithin } from './divisions.ts';
import { entityAt } from './entity-id-of.ts';
import { allIndustries } from './industries.ts';
import { knownAt } from './known-at.ts';
import { entityAnswer } from './read-entity.ts';
import { relatedTo } from './related.ts';
import { keepView as keep, removeView as remove, viewOf, viewsOf } from './view.ts';

/** Answers what the registry is asked. */
export function registryRoutes(app: Api): void {
  app.on(readEntity, async ({ db, who, params, query }) => {
    const id = await entityAt(db, params.id);
    const entity = await entityAnswer(db, id, query.on ?? null, knownAt(query.asKnown));
    const nameOf = await namer(
      db,
      who,
      entity.changes.map((change) => change.who),
    );
    return { ...entity, changes: entity.changes.map((change) => ({ ...change, who: nameOf(change.who) })) };
  });
  app.on(readRelated, async ({ db, params, at }) => relatedTo(db, await entityAt(db, params.id), iso(shanghaiDay(at))));
  app.on(listDivisions, async ({ who }) => ({ items: divisionsWithin(who.reach), next: null }));
  app.on(listIndustries, async () => ({ items: allIndustries(), next: null }));
  views(app);
}

function views(app: Api): void {
  app.on(listViews, async ({ db, who }) => ({ items: await viewsOf(db, who.id), next: null }));
  app.on(keepView, ({ db, who, at, body }) => keep(db, who.id, at, body));
  app.on(readView, ({ db, params }) => viewOf(db, params.id));
  app.on(removeView, async ({ db, who, params }) => {
    await remove(db, who.id, params.id);
    return { removed: true };
  });
}
