// Makes reference/holidays.yaml (days off and adjusted working days by notice) from ref/holidays_cn_2007-2026.csv.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, type Row, readRows, shippedPath } from './rows.ts';

const rows = readRows(join(dataFolder(), 'ref/holidays_cn_2007-2026.csv'));
const years = [...new Set(rows.map((row) => row.arrangement_year))].sort();

function days(year: string, kind: string): string {
  const found = rows.filter((row) => row.arrangement_year === year && row.kind === kind).map((row) => row.date);
  return wrapped(found.sort().map((date) => `'${date}'`));
}

function wrapped(items: string[]): string {
  const lines: string[] = [];
  for (let i = 0; i < items.length; i += 8) lines.push(`      ${items.slice(i, i + 8).join(', ')}`);
  return `[\n${lines.join(',\n')}\n    ]`;
}

function noticeOf(year: string): string {
  const notices = new Set(rows.filter((row: Row) => row.arrangement_year === year).map((row) => row.gov_notice_url));
  if (notices.size !== 1) throw new Error(`${year}: ${notices.size} notices`);
  return [...notices][0];
}

const text = `# State Council arrangements of public holidays, facts taken from holiday-cn (MIT, NateScarlet/holiday-cn).
# A year is the year of the arrangement: its notice may also move days at the end of the year before (2006-12-30).
# off: every day off that the notice names, weekends inside a holiday included. work: weekend days made working days.
# known_through: the last year with a notice here; a deadline beyond it must not be computed.
known_through: ${years.at(-1)}
years:
${years
  .map(
    (year) =>
      `  ${year}:\n    notice: ${noticeOf(year)}\n    off: ${days(year, '休')}\n    work: ${days(year, '班')}\n`,
  )
  .join('')}`;

writeFileSync(shippedPath('holidays.yaml'), text);
console.log(`holidays.yaml: ${years.length} years, ${rows.length} days`);
