// The wing of the base's door for the organisation and the calendar.

import { fileYears, isoYear, knownYears, readCalendarText } from './calendar-load.ts';
import type { Api } from './http/api.ts';
import { changeUnit, listUnits, loadCalendar, makeUnit, readCalendar, setClosed, tryCalendar } from './office-api.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import * as units from './who/units.ts';

/** Answers what is asked about units and the calendar. */
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
  calendarRoutes(app);
}

function calendarRoutes(app: Api): void {
  app.on(readCalendar, async ({ db }) => ({ years: await knownYears(db) }));
  app.on(tryCalendar, async ({ body }) => {
    const { years, flaws, doubts } = readCalendarText(body.text);
    const right = flaws.length ? [] : years;
    const wrong = flaws.map(({ line, zh, en }) => ({ line, zh, en }));
    return { years: right.map(isoYear), flaws: wrong, doubts: right.length ? doubts : [] };
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
