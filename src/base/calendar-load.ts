// Where the working-day calendar comes from: the years that the program ships, and those loaded into the database since.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Calendar, type CalendarYear, calendarOf } from './calendar.ts';
import { type Day, dayOf, iso, parts } from './day.ts';
import type { Db } from './db.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import type { Who } from './who.ts';
import { type Place, readYaml } from './yaml.ts';

const SHIPPED = fileURLToPath(new URL('../../reference/holidays.yaml', import.meta.url));

/** The years that the program ships. */
export function shippedYears(): CalendarYear[] {
  return readCalendarFile(SHIPPED);
}

/** The calendar with the database's own years over those that the program ships. */
export async function loadCalendar(db: Db): Promise<Calendar> {
  const { rows } = await db.query('select year, notice, days_off, days_worked from base.calendar');
  const loaded = rows.map((row) => ({
    year: row.year,
    notice: row.notice,
    off: row.days_off.map(dayOf),
    work: row.days_worked.map(dayOf),
  }));
  return calendarOf([...shippedYears(), ...loaded]);
}

/** Loads years of a file in the form of `reference/holidays.yaml`, replacing those already there; gives them back. */
export async function fileCalendar(db: Db, who: Who, at: Date, file: string): Promise<CalendarYear[]> {
  const years = readCalendarFile(file);
  for (const { year, notice, off, work } of years) {
    await db.query(
      `insert into base.calendar (year, notice, days_off, days_worked, loaded_at, who) values ($1, $2, $3, $4, $5, $6)
       on conflict (year) do update set notice = excluded.notice, days_off = excluded.days_off,
         days_worked = excluded.days_worked, loaded_at = excluded.loaded_at, who = excluded.who`,
      [year, notice, off.map(iso), work.map(iso), at, who.id],
    );
  }
  return years;
}

/** The years of a calendar file. Throws `Flaws` that name every wrong line; refuses a file that cannot be read. */
function readCalendarFile(file: string): CalendarYear[] {
  return readYaml(file, readText(file), (root) => {
    root.only('known_through', 'years');
    const years = root.at('years');
    if (!years.present) years.missing();
    return years.entries().map(([year, place]) => readYear(Number(year), place));
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem(problems['base.calendar-not-readable'], { file, reason: (error as Error).message });
  }
}

function readYear(year: number, place: Place): CalendarYear {
  if (!(Number.isInteger(year) && year >= 1949 && year <= 9999))
    place.flaw(`“${place.path}”不是年份`, `"${place.path}" is not a year`);
  place.only('notice', 'off', 'work');
  const off = readDays(year, place.at('off'));
  const work = readDays(year, place.at('work'));
  if (off.length === 0) place.at('off').missing();
  for (const day of work)
    if (off.includes(day)) place.flaw(`${iso(day)} 既是休息日又是工作日`, `${iso(day)} is both a day off and worked`);
  return { year, notice: place.at('notice').text(), off, work };
}

// The holiday of New Year's Day may reach back into the December before.
function readDays(year: number, place: Place): Day[] {
  return place.items().map((item) => {
    const day = item.day();
    const date = parts(day);
    if (date.year !== year && !(date.year === year - 1 && date.month === 12))
      item.flaw(`${iso(day)} 不在 ${year} 年的安排之内`, `${iso(day)} does not belong to the arrangement of ${year}`);
    return day;
  });
}
