// The wing of the base's door for the organisation, the audit trail and the calendar.

import { doubtsAbout, fileYears, isoYear, knownYears, readCalendarText } from './calendar-load.ts';
import { dayOf, startOf } from './day.ts';
import type { Api } from './http/api.ts';
import type { Operation } from './http/operation.ts';
import { numberAfter, pageBy } from './http/page-by.ts';
import {
  changeUnit,
  listActs,
  listAudit,
  listUnits,
  loadCalendar,
  makeUnit,
  readCalendar,
  setClosed,
  tryCalendar,
  verifyAudit,
} from './office-api.ts';
import { isRefusal, Problem, sentence } from './problem.ts';
import { problems } from './problems.ts';
import { auditLines, verifyAudit as verify } from './who/audit-trail.ts';
import * as units from './who/units.ts';

/** Answers what is asked about units, the audit trail and the calendar. */
export function officeRoutes(app: Api): void {
  app.on(listUnits, async ({ db }) => ({ items: await units.allUnits(db), next: null }));
  app.on(makeUnit, async ({ db, who, body, note }) => {
    const id = await units.makeUnit(db, who, body);
    note({ object: id, detail: body.name });
    return { id };
  });
  app.on(changeUnit, async ({ db, who, params, body, note }) => {
    const detail = await units.changeUnit(db, who, params.id, body);
    note({ detail });
    return { changed: detail !== '' };
  });
  app.on(setClosed, async ({ db, at, who, params, body, note }) => {
    await units.closeUnit(db, at, who, params.id, body.closed);
    note({ detail: body.closed ? 'closed' : 'opened' });
    return body;
  });
  auditRoutes(app);
  calendarRoutes(app);
}

function auditRoutes(app: Api): void {
  app.on(listAudit, async ({ db, query: { after, limit, from, until, ...asked } }) => {
    const rows = await auditLines(db, {
      ...asked,
      before: numberAfter(after) ?? (after === undefined ? undefined : 0),
      limit: limit + 1,
      from: from === undefined ? undefined : startOf(dayOf(from)!),
      until: until === undefined ? undefined : startOf(dayOf(until)! + 1),
    });
    const words = actWords(app.served);
    return pageBy(
      rows.map((row) => ({
        ...row,
        what: words.get(row.act) ?? { zh: row.act, en: row.act },
        refusal: said(row.outcome),
      })),
      limit,
      ({ number }) => String(number),
    );
  });
  app.on(listActs, async () => ({ items: [...actWords(app.served)].map(([act, what]) => ({ act, what })) }));
  app.on(verifyAudit, async ({ db, note }) => {
    const verified = await verify(db);
    note({ detail: verified.broken === null ? `${verified.lines} whole` : `broken at ${verified.broken}` });
    return verified;
  });
}

const BESIDE_OPERATIONS = { signInByProvider: { zh: '以统一身份登录', en: 'Sign in by the identity provider' } };

/** What leaves lines in the audit trail, in words. */
function actWords(served: readonly Operation[]): Map<string, { zh: string; en: string }> {
  const acts = served.filter(
    ({ method, dry, watched, permit }) => (method !== 'GET' && !dry) || watched || looks(permit),
  );
  return new Map([...acts.map(({ id, summary }) => [id, summary] as const), ...Object.entries(BESIDE_OPERATIONS)]);
}

/** Operations that may show records of classes 3 and 4. */
function looks(permit: string): boolean {
  return permit === 'record.read' || permit === 'standing.read' || permit === 'undetermined.read';
}

/** The sentence of a refusal; what it was filled in with is not kept. */
function said(outcome: string) {
  if (!isRefusal(outcome)) return null;
  const plain = (lang: 'zh' | 'en') => sentence(outcome, {}, lang).replace(/\{\w+\}/g, '…');
  return { zh: plain('zh'), en: plain('en') };
}

function calendarRoutes(app: Api): void {
  app.on(readCalendar, async ({ db }) => ({ years: await knownYears(db) }));
  app.on(tryCalendar, async ({ body }) => {
    const { years, flaws } = readCalendarText(body.text);
    const right = flaws.length ? [] : years;
    const wrong = flaws.map(({ line, zh, en }) => ({ line, zh, en }));
    return { years: right.map(isoYear), flaws: wrong, doubts: doubtsAbout(right) };
  });
  app.on(loadCalendar, async ({ db, who, at, body, lang, note }) => {
    const { years, flaws } = readCalendarText(body.text);
    const [flaw] = flaws;
    if (flaw)
      throw new Problem(problems['base.calendar-flawed'], {
        count: flaws.length,
        first: `${flaw.line}: ${flaw[lang]}`,
      });
    await fileYears(db, who, at, years);
    note({ detail: years.map(({ year }) => year).join(', ') });
    return { years: years.map(({ year }) => year) };
  });
}
