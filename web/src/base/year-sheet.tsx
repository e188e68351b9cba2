// A year of working days at a glance: days off, worked weekends, and how many days are worked.

import { isWeekday } from '../../../src/base/calendar.ts';
import { civil, type Day, daysInMonth, iso } from '../../../src/base/day.ts';
import { useWords } from '../words/use-words.ts';
import './office.css';

export interface Arrangement {
  readonly year: number;
  readonly off: readonly string[];
  readonly work: readonly string[];
}

type Moved = ReadonlyMap<string, 'off' | 'work'>;

/** `arrangements` of all years: one may move days at the end of the year before. */
export function YearSheet({
  year,
  arrangements,
}: {
  readonly year: number;
  readonly arrangements: readonly Arrangement[];
}) {
  const { t } = useWords();
  const moved = movedDays(arrangements);
  const days = Array.from({ length: 366 }, (_, i) => civil(year, 1, 1) + i).filter((day) =>
    iso(day).startsWith(`${year}`),
  );
  const counts = {
    off: days.filter((day) => moved.get(iso(day)) === 'off').length,
    work: days.filter((day) => moved.get(iso(day)) === 'work').length,
    days: days.filter((day) => isWorked(day, moved)).length,
  };
  return (
    <div className="stack">
      <div className="between">
        <span>{t('calendar.offCount', counts)}</span>
        <span className="row small">
          <span className="mark off">{t('calendar.off')}</span>
          <span className="mark work">{t('calendar.work')}</span>
        </span>
      </div>
      <div className="year">
        {Array.from({ length: 12 }, (_, i) => (
          <Month key={i} year={year} month={i + 1} moved={moved} />
        ))}
      </div>
    </div>
  );
}

interface MonthProps {
  readonly year: number;
  readonly month: number;
  readonly moved: Moved;
}

function Month({ year, month, moved }: MonthProps) {
  const { t, lang } = useWords();
  const first = civil(year, month, 1);
  // 1970-01-01 was a Thursday, the fourth day of a week that begins on Monday.
  const blank = (((first + 3) % 7) + 7) % 7;
  const cells = [
    ...Array(blank).fill(undefined),
    ...Array.from({ length: daysInMonth(year, month) }, (_, i) => first + i),
  ];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) => cells.slice(i * 7, i * 7 + 7));
  const title = lang === 'zh' ? `${month}月` : MONTHS[month - 1];
  return (
    <div className="month">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {t('calendar.weekdays')
              .split(',')
              .map((word) => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, i) => (
            <tr key={i}>
              {week.map((day: Day | undefined, place) => (
                <Cell key={day ?? -place} day={day} moved={moved} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function Cell({ day, moved }: { readonly day: Day | undefined; readonly moved: Moved }) {
  const { t } = useWords();
  if (day === undefined) return <td />;
  const how = moved.get(iso(day));
  const number = Number(iso(day).slice(8));
  if (!how) return <td className={isWeekday(day) ? '' : 'weekend'}>{number}</td>;
  return (
    <td className={how} title={`${iso(day)} ${t(`calendar.${how}`)}`}>
      {number}
      <span className="sr-only">{t(`calendar.${how}`)}</span>
    </td>
  );
}

function movedDays(arrangements: readonly Arrangement[]): Moved {
  const oldest = [...arrangements].sort((a, b) => a.year - b.year);
  return new Map(
    oldest.flatMap(({ off, work }) => [
      ...off.map((day): [string, 'off'] => [day, 'off']),
      ...work.map((day): [string, 'work'] => [day, 'work']),
    ]),
  );
}

function isWorked(day: Day, moved: Moved): boolean {
  const how = moved.get(iso(day));
  return how === 'work' || (how === undefined && isWeekday(day));
}
