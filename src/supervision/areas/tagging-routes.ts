// The door of tagging over HTTP.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { mayTag, tagEntities } from './tag.ts';
import { taggingRules } from './tagging.ts';
import * as api from './tagging-api.ts';

/** Answers what may be tagged, and tags. */
export function taggingRoutes(app: Api, grading: Grading): void {
  app.on(api.readTagging, async ({ who }) => ({
    source: taggingRules().source,
    may: mayTag(who).map(({ attribute, article, sense, assumption = null }) => ({
      ...{ attribute, article, sense, assumption },
    })),
    trades: taggingRules().trades.assumption,
  }));
  app.on(api.tagEntities, async ({ db, reader, who, at, body, note }) => {
    const { entities, on = iso(shanghaiDay(at)), ...said } = body;
    const ids: number[] = [];
    for (const code of entities) ids.push(await entityAt(reader, code));
    const changed = await tagEntities(db, who, at, [...new Set(ids)], { ...said, on }, grading);
    const signs = [...said.add.map((tag) => `+${tag}`), ...said.remove.map((tag) => `-${tag}`)];
    note({ object: entities.slice(0, 5).join(' '), detail: `${signs.join(' ')} ${on} ${changed} ${said.why}` });
    return { changed };
  });
}
