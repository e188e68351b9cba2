// The door of warnings over HTTP.

import { shanghaiDay } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { Api } from '../../base/http/api.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityIdIn, internalId } from '../../registry/entity.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import * as api from './api.ts';
import { warningCounts } from './count-warnings.ts';
import { warningPage } from './list-warnings.ts';
import { openWarnings } from './open-warnings.ts';
import { liftWarning, raiseWarning } from './raise.ts';
import { reviewsOf, warningsAnswer } from './read-warnings.ts';
import type { WarningRule } from './sheet.ts';
import { type Declared, loadDeclared, warningWork } from './work.ts';

const MOST_LIGHTS = 400;

/** Answers what is asked about warnings. */
export function warningRoutes(app: Api, grading: Grading): void {
  const declared = loadDeclared(grading.catalogue);
  const { rules, sheets } = declared;
  const documents = new Map(
    sheets.flatMap(({ document, rules }) => rules.map((rule) => [rule.id, namedBy(rule, document)] as const)),
  );
  const workOf = (db: Db, at: Date) => warningWork(db, declared, grading, at);
  app.on(api.listWarnings, ({ db, at, query }) => warningPage(db, rules, query, shanghaiDay(at)));
  app.on(api.countWarnings, ({ db, at, query }) => warningCounts(db, rules, query.unit, shanghaiDay(at)));
  app.on(api.listWarningRules, async () => ({ items: [...rules.values()].map((rule) => shownRule(rule, documents)) }));
  app.on(api.readWarnings, async ({ db, whole, who, at, params }) => {
    const entityId = await entityAt(db, params.id);
    const work = await workOf(db, at);
    const answer = await warningsAnswer(db, work, documents, entityId, who);
    return { ...answer, reviews: await reviewsOf(whole, work, entityId) };
  });
  app.on(api.liftWarning, async ({ db, reader, who, at, params, body: { why }, note }) => {
    const entityId = await entityAt(reader, params.id);
    note({ detail: why });
    await liftWarning(db, await workOf(db, at), who, entityId, params.warning, why);
    return { lifted: true as const };
  });
  app.on(api.raiseWarning, async ({ db, reader, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    note({ detail: `${body.rule} ${body.why}` });
    return { number: await raiseWarning(db, await workOf(db, at), who, entityId, body) };
  });
  asking(app, declared, workOf);
}

/** The document of an article, left out where the article names one itself. */
function namedBy({ article }: WarningRule, document: string): string {
  return document.split('；').some((one) => article.includes(one)) ? '' : document;
}

/** What others ask of some entities: lists their lights, registration systems how to review one. */
function asking(app: Api, { rules }: Declared, workOf: (db: Db, at: Date) => ReturnType<typeof warningWork>): void {
  app.on(api.listLights, async ({ db, at, query }) => {
    const ids = query.entities
      .split(',')
      .slice(0, MOST_LIGHTS)
      .flatMap((code) => entityIdIn(code) ?? []);
    const open = await openWarnings(db, rules, ids, shanghaiDay(at));
    return {
      items: [...open].map(([entityId, some]) => {
        const [{ colour, urgency, label }] = some;
        return { entity: internalId(entityId), count: some.length, colour, urgency, label };
      }),
    };
  });
  app.on(api.readReview, async ({ db, whole, at, params }) => {
    const entityId = await entityAt(db, params.id);
    const open = (await openWarnings(db, rules, [entityId], shanghaiDay(at))).get(entityId) ?? [];
    return {
      entity: internalId(entityId),
      reviews: await reviewsOf(whole, await workOf(db, at), entityId),
      warnings: open.map(({ entityId: _, ...warning }) => warning),
    };
  });
}

function shownRule(
  { id, group, label, article, sense, assumption, raised, stages }: WarningRule,
  documents: ReadonlyMap<string, string>,
) {
  const { about, posts, from, lasts } = raised.by === 'hand' ? raised : { about: undefined, posts: [] };
  return {
    ...{ id, group, document: documents.get(id)!, label, article, sense, assumption: assumption ?? null },
    hand: about ? { about, posts: [...posts], from: from ?? null, fixed: lasts !== undefined } : null,
    stages: stages.map(({ colour, urgency, remedy }) => ({ colour, urgency, remedy })),
  };
}
