// The door of information that is not public: requests of the office and of departments, and what is open to institutions.

import type { Api } from '../../base/http/api.ts';
import { pageBy } from '../../base/http/page-by.ts';
import { Problem } from '../../base/problem.ts';
import type { Grading } from '../../grading/grading.ts';
import { classesOf } from '../../ledger/disclose.ts';
import { openTo } from '../../ledger/opening.ts';
import { entityIdIn } from '../../registry/entity.ts';
import { answer } from './answer.ts';
import { openEntity, openRecords } from './answered.ts';
import * as api from './api.ts';
import { problems } from './problems.ts';
import { approving, ask, requestAt, requests, shownRequest } from './request.ts';

/** Answers requests, and institutions. */
export function requestRoutes(app: Api, { catalogue }: Pick<Grading, 'catalogue'>): void {
  app.onApproved('disclosure.request', approving(catalogue));
  app.on(api.listRequests, async ({ db, who, at, query: { after, limit } }) => {
    const page = pageBy(await requests(db, after, limit + 1), limit, ({ number }) => String(number));
    return { ...page, items: page.items.map((one) => shownRequest(one, catalogue, who, at)) };
  });
  app.on(api.readRequest, async ({ db, who, at, params }) =>
    shownRequest(await requestAt(db, params.id), catalogue, who, at),
  );
  app.on(api.makeRequest, async ({ db, who, at, body, note }) => {
    const made = await ask(db, who, at, catalogue, body);
    note({ object: made.id, detail: `${body.kind} ${body.codes.length} ${body.types.join(' ')} ${body.basis}` });
    return made;
  });
  app.on(api.answerRequest, ({ db, reader, who, at, params }) => answer(db, reader, who, at, catalogue, params.id));
  institutions(app, { catalogue });
}

function institutions(app: Api, { catalogue }: Pick<Grading, 'catalogue'>): void {
  app.on(api.listOpened, async ({ db, who, at }) => {
    const items = [];
    for (const { entity, purpose, granted, until } of await openTo(db, at, who.unit.id)) {
      const found = await openEntity(db, entity);
      if (found) items.push({ ...found, purpose, granted, until });
    }
    return { items };
  });
  app.on(api.readOpened, async ({ db, who, at, params, note }) => {
    const openings = await openTo(db, at, who.unit.id);
    const named = await Promise.all(openings.map(async (one) => ({ ...one, found: await openEntity(db, one.entity) })));
    const code = params.id.trim().toUpperCase();
    const one = named.find(({ entity, found }) => entity === entityIdIn(code) || found?.uscc === code);
    if (!one?.found) throw new Problem(problems['disclosure.not-opened']);
    const records = await openRecords(db, catalogue, one.entity);
    const types = records.map(({ type }) => type);
    note({ object: one.found.id, detail: `${one.basis} ${one.purpose}`, classes: classesOf(types, catalogue) });
    return { entity: one.found, until: one.until, purpose: one.purpose, records };
  });
}
