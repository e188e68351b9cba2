// The door of duties over HTTP.

import { loadCalendar } from '../../base/calendar-load.ts';
import { dayOf, shanghaiDay } from '../../base/day.ts';
import type { Api } from '../../base/http/api.ts';
import { passOn, reportDone, urge } from '../../duties/act.ts';
import type { CaseRoom } from '../../duties/case.ts';
import { loadSheets } from '../../duties/load-sheets.ts';
import { dutyAt } from '../../duties/one.ts';
import type { Grading } from '../../grading/grading.ts';
import { entityAt } from '../../registry/entity-id-of.ts';
import * as api from './api.ts';
import { askChoice, choosing, sheetsAnswer } from './choose.ts';
import { dutyCounts } from './count-duties.ts';
import { dutyPage } from './list-duties.ts';
import { askExtension, askWaiver, puttingOff } from './put-off.ts';
import { dutyAnswer } from './read-duty.ts';

/** Answers what is asked about duties. */
export function dutiesRoutes(app: Api, { catalogue }: Pick<Grading, 'catalogue'>, cases: readonly CaseRoom[]): void {
  const sheets = loadSheets();
  const rules = new Map(sheets.flatMap((sheet) => sheet.rules.map((rule) => [rule.id, rule] as const)));
  app.on(api.listDuties, async ({ db, who, at, query: { entity, ...query } }) => {
    const entityId = entity === undefined ? undefined : await entityAt(db, entity);
    return dutyPage(db, rules, { ...query, entityId }, who, shanghaiDay(at));
  });
  app.on(api.countDuties, ({ db, who, at, query }) => dutyCounts(db, rules, query, who, shanghaiDay(at)));
  app.on(api.listDutyRules, async () => ({
    items: sheets.flatMap(({ title, document, rules }) =>
      rules.map(({ id, label, article, sense, assumption }) => ({
        ...{ id, sheet: title, document, label, article, sense, assumption: assumption ?? null },
      })),
    ),
  }));
  app.on(api.listDutySheets, ({ db }) => sheetsAnswer(db, sheets));
  app.onApproved('duty.sheets', choosing(sheets));
  app.on(api.chooseDutySheets, async ({ body: { sheets: chosen, why }, note, ...ask }) => {
    note({ detail: `${chosen.join(' ')} ${why}` });
    return { proposal: await askChoice(ask, sheets, { chosen, why }) };
  });
  app.on(api.readDuty, async ({ db, who, at, params }) => {
    const duty = await dutyAt(db, params.id);
    return dutyAnswer(db, { sheets, cases, catalogue, calendar: await loadCalendar(db) }, duty, who, shanghaiDay(at));
  });
  app.onApproved('duty.extend', puttingOff(rules, 'duty.extend'));
  app.onApproved('duty.waive', puttingOff(rules, 'duty.waive'));
  app.on(api.extendDuty, async ({ params, body, note, ...ask }) => {
    note({ detail: `${body.until} ${body.why}` });
    return { proposal: await askExtension(ask, rules, { ...params, ...body }) };
  });
  app.on(api.waiveDuty, async ({ params, body, note, ...ask }) => {
    note({ detail: body.why });
    return { proposal: await askWaiver(ask, rules, { ...params, ...body }) };
  });
  app.on(api.reportDuty, async ({ db, reader, who, at, params: { id }, body, note }) => {
    const { rule } = await dutyAt(reader, id);
    note({ detail: `${body.on} ${body.why}` });
    await reportDone(db, rules.get(rule)!, id, dayOf(body.on)!, { who, at, why: body.why });
    return { done: true as const };
  });
  app.on(api.urgeDuty, async ({ db, reader, who, at, params: { id }, body: { why }, note }) => {
    await dutyAt(reader, id);
    note({ detail: why });
    await urge(db, id, { who, at, why });
    return { done: true as const };
  });
  app.on(api.passDuty, async ({ db, reader, who, at, params: { id }, body: { why }, note }) => {
    await dutyAt(reader, id);
    note({ detail: why });
    await passOn(db, id, { who, at, why });
    return { done: true as const };
  });
}
