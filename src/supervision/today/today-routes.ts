// The door of today's orders and patrols over HTTP.

import { iso, shanghaiDay } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import { loadDeclared } from '../warnings/work.ts';
import { enterPatrol } from './enter-patrol.ts';
import { listPatrols } from './list-patrols.ts';
import { visitRules } from './read-dues.ts';
import { todayOf } from './read-today.ts';
import * as api from './today-api.ts';

/** Answers what an officer is to do today, and takes what he has done. */
export function todayRoutes(app: Api, grading: Grading): void {
  const rules = visitRules(loadSheets().flatMap((sheet) => sheet.rules));
  const { rules: warnings } = loadDeclared(grading.catalogue);
  app.on(api.readToday, ({ db, whole, who, at, query }) =>
    todayOf({ db, whole, grading, rules, warnings, who, today: shanghaiDay(at) }, query.officer),
  );
  app.on(api.enterPatrol, async ({ db, reader, whole, who, at, params, body, note }) => {
    const entityId = await entityAt(reader, params.id);
    const answer = await enterPatrol({ db, whole, who, at, grading, rules }, entityId, body);
    const beyond = body.exception === null ? '' : ` ${body.exception} ${body.why}`;
    const kinds = [body.kind, ...body.also].join('+');
    note({ detail: `${iso(shanghaiDay(at))} ${kinds} ${body.way} ${answer.order ?? ''}${beyond}`.trim() });
    return answer;
  });
  app.on(api.listPatrols, async ({ reader, whole, who, params, query }) =>
    listPatrols({ reader, whole, who }, await entityAt(reader, params.id), query),
  );
}
