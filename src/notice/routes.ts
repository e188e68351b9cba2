// The door of notices over HTTP.

import { shanghaiDay } from '../base/day.ts';
import type { Api } from '../base/http/api.ts';
import type { Seal } from '../base/seal.ts';
import { serveCaseFiles } from '../evidence/serve-files.ts';
import { entityAt } from '../registry/entity-id-of.ts';
import { nameOf } from '../registry/names.ts';
import * as api from './api.ts';
import { consider, state } from './hear.ts';
import { addToNotice, caseOfNotice } from './notice-files.ts';
import { lineOf, noticeAnswer, noticeAt, noticeCounts, noticePage, noticesOf } from './read-notices.ts';
import { serve } from './serve.ts';

/** Answers what is asked about notices. */
export function noticeRoutes(app: Api, seal: Seal): void {
  app.on(api.listNotices, ({ db, at, query }) => noticePage(db, shanghaiDay(at), query));
  app.on(api.countNotices, ({ db, at }) => noticeCounts(db, shanghaiDay(at)));
  app.on(api.entityNotices, async ({ db, params }) => {
    const entityId = await entityAt(db, params.id);
    const name = await nameOf(db, entityId);
    return { items: (await noticesOf(db, entityId)).map((kept) => lineOf(kept, name)) };
  });
  app.on(api.readNotice, async ({ db, who, params }) =>
    noticeAnswer(db, who, await entityAt(db, params.id), params.notice),
  );
  serveCaseFiles(app, seal, {
    operations: api.noticeFiles,
    find: async (reader, _, { id, notice }) => caseOfNotice(reader, await entityAt(reader, id), notice),
    add: addToNotice,
  });
  app.on(api.serveNotice, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const { number } = await noticeAt(reader, entityId, params.notice);
    note({ object: number, detail: `${body.returned ? 'returned' : 'served'} ${body.way} ${body.on}` });
    return serve(db, who, at, entityId, params.notice, body);
  });
  app.on(api.noteStatement, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const { number } = await noticeAt(reader, entityId, params.notice);
    note({ object: number });
    await state(db, who, at, entityId, params.notice, body);
    return { done: true as const };
  });
  app.on(api.considerStatement, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const { number } = await noticeAt(reader, entityId, params.notice);
    note({ object: number, detail: body.outcome });
    await consider(db, who, at, entityId, params.notice, body);
    return { done: true as const };
  });
}
