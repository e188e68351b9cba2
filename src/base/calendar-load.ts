// Where the working-day calendar comes from: the years that the program ships, and those loaded into the database since.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Calendar, type CalendarYear, calendarOf, isWeekday } from './calendar.ts';
import { type Day, dayOf, iso, parts } from './day.ts';
import type { Db } from './db.ts';
import { isNotice, readNotice } from './notice-text.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import { decoded } from './text-bytes.ts';
import type { Who } from './who.ts';
import { type Flaw, Flaws, type Place, readYaml, readYamlWithFlaws } from './yaml.ts';

const SHIPPED = fileURLToPath(new URL('../../reference/holidays.yaml', import.meta.url));

/** The years that the program ships. */
export function shippedYears(): CalendarYear[] {
  return readYaml(SHIPPED, readFileSync(SHIPPED, 'utf8'), readYears);
}

/** Every known year, the latest first, with who loaded it where it did not come with the program. */
export async function knownYears(db: Db) {
  const { rows } = await db.query(
    `select year, notice, days_off as off, days_worked as work, loaded_at as at, coalesce(a.shown, who) as by
     from base.calendar left join base.account a on a.id::text = who`,
  );
  const shipped = shippedYears().map((one) => ({ ...isoYear(one), loaded: null }));
  const loaded = rows.map(({ at, by, ...year }) => ({ ...year, loaded: { at, by } }));
  const byYear = new Map([...shipped, ...loaded].map((one) => [one.year, one]));
  return [...byYear.values()].sort((a, b) => b.year - a.year);
}

/** What is unusual about years, which may be right all the same: a weekday written as worked instead of a weekend. */
function doubtsAbout(years: readonly CalendarYear[]): Label[] {
  return years.flatMap(({ work }) =>
    work.filter(isWeekday).map((day) => ({
      zh: `${iso(day)} 不是周末，本来就上班；请核对通知原文`,
      en: `${iso(day)} is no weekend day and is worked anyway; compare with the notice`,
    })),
  );
}

interface Label {
  readonly zh: string;
  readonly en: string;
}

/** A year with its days as texts. */
export function isoYear({ year, notice, off, work }: CalendarYear) {
  return { year, notice, off: off.map(iso), work: work.map(iso) };
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

/** Loads years of a file, a notice or in the form of `reference/holidays.yaml`, over those already there; gives them back with what is unusual. Throws `Flaws`. */
export async function fileCalendar(
  db: Db,
  who: Who,
  at: Date,
  file: string,
): Promise<{ readonly years: readonly CalendarYear[]; readonly doubts: readonly Label[] }> {
  const { years, flaws, doubts } = readCalendarText(decoded(readBytes(file)));
  if (flaws.length) throw new Flaws(flaws.map((flaw) => ({ ...flaw, file })));
  return { years: await fileYears(db, who, at, years), doubts };
}

/** Loads years, replacing those already there. */
export async function fileYears(
  db: Db,
  who: Who,
  at: Date,
  years: readonly CalendarYear[],
): Promise<readonly CalendarYear[]> {
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

/** The years of a calendar text, or the year of a notice as it was issued; what is wrong with it, and what is unusual. */
export function readCalendarText(text: string): { years: CalendarYear[]; flaws: Flaw[]; doubts: Label[] } {
  if (isNotice(text)) {
    const { doubts, ...read } = readNotice(text);
    return { ...read, doubts: [...doubts, ...doubtsAbout(read.years)] };
  }
  const { value, flaws } = readYamlWithFlaws('', text, readYears);
  return { years: value, flaws, doubts: doubtsAbout(value) };
}

function readYears(root: Place): CalendarYear[] {
  root.only('known_through', 'years');
  const years = root.at('years');
  if (!years.present) years.missing();
  return years.entries().map(([year, place]) => readYear(Number(year), place));
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
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
    // Zero is what is read where there is no date, which has been said already.
    if (day !== 0 && date.year !== year && !(date.year === year - 1 && date.month === 12))
      item.flaw(`${iso(day)} 不在 ${year} 年的安排之内`, `${iso(day)} does not belong to the arrangement of ${year}`);
    return day;
  });
}
