// The door of lists over HTTP.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { nameOf } from '../../registry/names.ts';
import { actOn, openListing } from './act.ts';
import * as api from './api.ts';
import { beginFromRecord, standingRecords } from './begin.ts';
import { entering, proposeEntry, proposeRemoval, removing } from './decide.ts';
import { lineOf, listingAnswer, listingPage, listingsOf } from './read-listings.ts';
import { listRules } from './rules.ts';

/** Answers what is asked about lists. */
export function listRoutes(app: Api, grading: Grading): void {
  app.onApproved('listing.enter', entering(grading));
  app.onApproved('listing.remove', removing(grading));
  app.on(api.listListings, ({ db, at, query }) => listingPage(db, grading, shanghaiDay(at), query));
  app.on(api.readListRules, async () => rulesAnswer(grading));
  app.on(api.readListing, ({ db, who, params }) => listingAnswer(db, grading, who, params.id));
  app.on(api.entityListings, async ({ db, at, params }) => {
    const entityId = await entityAt(db, params.id);
    const name = await nameOf(db, entityId);
    return {
      items: (await listingsOf(db, entityId)).map((one) => lineOf(one, name, grading)),
      records: await standingRecords(db, grading.catalogue, entityId, iso(shanghaiDay(at))),
    };
  });
  app.on(api.beginListing, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const { id, number, due } = await beginFromRecord({ db, who, at, grading }, entityId, params.record, body.why);
    note({ object: number, detail: `${params.record} ${body.why}` });
    return { id, number, due };
  });
  app.on(api.openListing, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const { id, number, due } = await openListing({ db, who, at, grading }, entityId, body);
    note({ object: number, detail: `${body.list} ${body.ground || body.title}` });
    return { id, number, due };
  });
  app.on(api.actOnListing, async ({ db, reader, who, at, params, body: { revision, doing }, note }) => {
    note({ detail: `${doing.act} ${doing.why}` });
    await actOn({ db, who, at, grading }, reader, params.id, revision, doing);
    return { done: true as const };
  });
  app.on(api.proposeEntry, async ({ params, body, note, ...ask }) => {
    note({ detail: `${body.document} ${body.why}` });
    return { proposal: await proposeEntry(ask, params.id, body.document, body.why) };
  });
  app.on(api.proposeRemoval, async ({ params, body, note, ...ask }) => {
    note({ detail: `${body.document} ${body.why}` });
    return { proposal: await proposeRemoval(ask, params.id, body.document, body.why) };
  });
}

function rulesAnswer({ catalogue }: Grading): AnswerOf<typeof api.readListRules> {
  return {
    lists: listRules().lists.map(
      ({ id, record, title, document, article, sense, assumption, individuals, grounds }) => {
        const codes = catalogue.type(record)?.fieldsByName.get('ground')?.list?.codes ?? [];
        return {
          ...{ id, title, document, article, sense, assumption: assumption ?? null, individuals: individuals ?? null },
          grounds: grounds.map((one) => ({
            id: one.id,
            label: codes.find(({ code }) => code === one.id)?.label ?? { zh: one.id, en: one.id },
          })),
        };
      },
    ),
  };
}
