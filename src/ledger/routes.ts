// The door of the ledger over HTTP.

import type { Api } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import { namer } from '../base/who/names.ts';
import { internalId } from '../registry/entity.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { entityOn } from '../registry/entity-on.ts';
import { knownAt } from '../registry/known-at.ts';
import { listRecords, listTypes, readIndicators, readType } from './api.ts';
import type { Catalogue } from './catalogue.ts';
import { sightOf } from './consent.ts';
import { consentRoutes } from './consent-routes.ts';
import { classesOf } from './disclose.ts';
import { formOf, typeLine } from './form.ts';
import { indicatorSheet } from './indicators.ts';
import { problems } from './problems.ts';
import { entriesOf, recordsOf } from './read-entries.ts';
import { recordPage, type ShownRecord } from './shown-records.ts';

/** Answers what the ledger is asked. */
export function ledgerRoutes(app: Api, catalogue: Catalogue): void {
  consentRoutes(app);
  app.on(listRecords, async ({ db, who: reader, at, params, query, note }) => {
    const known = knownAt(query.asKnown);
    const entityId = await entityAt(db, params.id, known);
    const page = recordPage(await entriesOf(db, [entityId], known), catalogue, query);
    const sight = await sightOf(db, reader, at, entityId);
    const shown = page.items.map(({ disclosure }) => disclosure);
    note({ object: internalId(entityId), ...sight.note(shown) });
    const nameOf = await namer(
      db,
      reader,
      page.items.flatMap(({ history }) => history.map(({ who }) => who)),
    );
    const named = (item: ShownRecord) => ({
      ...item,
      history: item.history.map((act) => ({ ...act, who: nameOf(act.who) })),
    });
    return { ...page, items: page.items.map(named) };
  });
  app.on(readIndicators, async ({ db, who, at, params, query, note }) => {
    const known = knownAt(query.asKnown);
    const entityId = await entityAt(db, params.id, known);
    const entity = await entityOn(db, entityId, undefined, known);
    const items = indicatorSheet(catalogue, entity!, await recordsOf(db, catalogue, [entityId], known));
    const shown = items.flatMap(({ answers }) => answers.filter(({ count }) => count > 0).map(({ type }) => type));
    const sight = await sightOf(db, who, at, entityId);
    note({ object: internalId(entityId), ...sight.note(classesOf(shown, catalogue)) });
    return { items };
  });
  app.on(listTypes, async ({ who }) => {
    const types = [...catalogue.types.values()].filter(({ disclosure }) => who.classes.includes(disclosure.class));
    return { items: types.map(typeLine) };
  });
  app.on(readType, async ({ params }) => {
    const type = catalogue.type(params.type);
    if (!type) throw new Problem(problems['ledger.no-such-type'], { type: params.type });
    return formOf(type);
  });
}
