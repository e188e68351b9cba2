// The wing of the enterprises' door for what goes against them: publicity and repair, notices, statements.

import { iso, shanghaiDay } from '../base/day.ts';
import type { Api, Reader } from '../base/http/api.ts';
import type { Seal } from '../base/seal.ts';
import { serveCaseFiles } from '../evidence/serve-files.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { noteRead, state } from '../notice/hear.ts';
import { OWN_SITE } from '../notice/kinds.ts';
import { addToNotice, caseOfNotice } from '../notice/notice-files.ts';
import { lineOf, noticeAnswer, noticeAt, noticesOf } from '../notice/read-notices.ts';
import { serve } from '../notice/serve.ts';
import { nameOf } from '../registry/names.ts';
import { ownPublicity } from './own-publicity.ts';
import * as api from './rights-api.ts';

/** Answers what an enterprise asks about its rights; `own` gives its entity. */
export function rightsRoutes(app: Api, catalogue: Catalogue, seal: Seal, own: (who: Reader) => number): void {
  app.on(api.listOwnPublicity, async ({ db, who, at }) => ({ items: await ownPublicity(db, catalogue, own(who), at) }));
  app.on(api.listOwnNotices, async ({ db, who }) => {
    const name = await nameOf(db, own(who));
    return { items: (await noticesOf(db, own(who))).map((kept) => lineOf(kept, name)) };
  });
  app.on(api.readOwnNotice, ({ db, who, params }) => noticeAnswer(db, who, own(who), params.id));
  app.on(api.markOwnNotice, async ({ db, reader, who, at, params }) => {
    await noticeAt(reader, own(who), params.id);
    await noteRead(db, at, own(who), params.id);
    return { done: true as const };
  });
  serveCaseFiles(app, seal, {
    operations: api.ownNoticeFiles,
    find: (reader, who, { id }) => caseOfNotice(reader, own(who), id),
    add: addToNotice,
  });
  app.on(api.acknowledgeOwn, async ({ db, reader, who, at, params, note }) => {
    const { number } = await noticeAt(reader, own(who), params.id);
    note({ object: number, detail: OWN_SITE });
    const [on, proof] = [iso(shanghaiDay(at)), `${number} ${at.toISOString()}`];
    const service = { way: OWN_SITE, on, signer: who.name, proof, consent: true, returned: false };
    return serve(db, who, at, own(who), params.id, service);
  });
  app.on(api.stateOwn, async ({ db, reader, who, at, params, body, note }) => {
    const { number } = await noticeAt(reader, own(who), params.id);
    note({ object: number });
    await state(db, who, at, own(who), params.id, { ...body, on: iso(shanghaiDay(at)) });
    return { done: true as const };
  });
}
