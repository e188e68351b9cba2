// The door of draws for everybody: the list and the files, without an account; and their publication by the office.

import type { Api } from '../base/http/api.ts';
import * as api from './draws-api.ts';
import { drawOf, note, planAt } from './plan/plans.ts';
import { publicDraws, publicFile, publishFile } from './plan/published.ts';

/** Answers what anybody asks about draws. */
export function drawsRoutes(app: Api): void {
  app.on(api.listDraws, ({ db, query }) => publicDraws(db, query.before));
  app.on(api.takePublicDraw, async ({ db, params }) => {
    const { number, file } = await publicFile(db, params.id);
    const content = `${JSON.stringify(file, null, 1)}\n`;
    return { name: `plan-${number}.draw.json`, type: 'application/json; charset=utf-8', content };
  });
  app.on(api.publishDraw, async ({ db, reader, who, at, params }) => {
    const plan = await planAt(reader, at, params.id);
    await publishFile(db, at, plan, await drawOf(reader, params.id));
    await note(db, who, at, params.id, 'draw-published', '');
    return { published: true as const };
  });
}
