// Reads the text of the State Council's yearly notice of holidays: sentences of one known form each, anything else is told, never guessed.

import type { CalendarYear } from './calendar.ts';
import { type Day, parts } from './day.ts';
import { type Clause, ClauseFault, readClauses } from './notice-sentence.ts';
import type { Flaw } from './yaml.ts';

interface Label {
  readonly zh: string;
  readonly en: string;
}

interface Sentence {
  readonly text: string;
  readonly line: number;
}

const HEADING =
  /^(?:\(?[一二三四五六七八九十\d]+\)?[、.]?)?(?:\d{4}年)?([\p{Script=Han}、"“”\d]*?(?:元旦|节|纪念日|假期|五一"?”?|十一"?”?))(?:\([^()]*\))?:/u;
const NUMBERED = /^\(?[一二三四五六七八九十]+(?:\)|、)/;
const YEAR = /关于(?:调整)?(\d{4})年[^。]{0,40}?安排|现将(\d{4})年/g;
const NUMBER = /国办[\p{Script=Han}]*[〔[(]\d{4}[〕\])]\d+号/u;
const DATED = /\d月\d+日/;
const SAYS_DAYS = /放假|上班|调休|补休|公休|连休|休息|工作/;
// As a notice is signed.
const WHOLE_DATE = /\d{4}年\d+月\d+日/g;

/** The holidays that every notice of a year arranges, since 2008 and before. */
const SINCE_2008 = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
const BEFORE = ['元旦', '春节', '劳动节', '国庆节'];
const ALSO: Readonly<Record<string, string>> = { 劳动节: '五一', 国庆节: '十一' };

/** Whether a text is a notice rather than a calendar written as data. */
export function isNotice(text: string): boolean {
  return !/^years\s*:/m.test(text) && DATED.test(tidy(text));
}

/** The arrangement of the notice's year, and every sentence that was not understood. */
export function readNotice(text: string): { years: CalendarYear[]; flaws: Flaw[]; doubts: Label[] } {
  const [flaws, doubts]: [Flaw[], Label[]] = [[], []];
  const flaw = (line: number, zh: string, en: string) => flaws.push({ file: '', line, zh, en });
  const sentences = sentencesOf(text);
  const year = yearOf(tidy(text), flaw);
  const [off, work, named] = [new Set<Day>(), new Set<Day>(), [] as string[]];
  for (const { text: said, line } of sentences) {
    const [heading, name] = HEADING.exec(said) ?? ['', undefined];
    if (name) named.push(name);
    const rest = said.slice(heading.length);
    if (!meansDays(rest, named.length > 0)) continue;
    if (/^(?:鼓励|引导|提倡)/.test(rest)) {
      doubts.push(onlyEncouraged(rest));
      continue;
    }
    const read = understood(rest, year, named.at(-1)?.includes('元旦') ?? false);
    if (read instanceof ClauseFault) flaw(line, `“${quoted(rest)}”${read.zh}`, `"${quoted(rest)}" ${read.en}`);
    else for (const { kind, days } of read) for (const day of days) (kind === 'off' ? off : work).add(day);
  }
  const needed = year !== undefined && year < 2008 ? BEFORE : SINCE_2008;
  const missing = needed.filter((one) => !named.some((name) => name.includes(one) || name.includes(ALSO[one] ?? one)));
  if (missing.length) flaw(1, ...missingHolidays(missing));
  for (const day of work) if (off.has(day)) flaw(1, ...contradiction(day));
  if (year === undefined) return { years: [], flaws, doubts };
  const sorted = (days: Set<Day>) => [...days].sort((a, b) => a - b);
  const read = { year, notice: noticeOf(tidy(text), year), off: sorted(off), work: sorted(work) };
  return { years: [read], flaws, doubts };
}

function understood(text: string, year: number | undefined, newYear: boolean): readonly Clause[] | ClauseFault {
  // Which year it is has been asked for already.
  if (year === undefined) return [];
  try {
    return readClauses(text, { year, newYear });
  } catch (error) {
    if (error instanceof ClauseFault) return error;
    throw error;
  }
}

/** Whether a sentence has to be understood: it names a day, or says of some that they are off or worked. */
function meansDays(text: string, begun: boolean): boolean {
  if (!SAYS_DAYS.test(text)) return begun && DATED.test(text.replace(WHOLE_DATE, ''));
  return DATED.test(text) || (begun && /放假|上班|调休|补休/.test(text));
}

function onlyEncouraged(text: string): Label {
  return {
    zh: `“${quoted(text)}”只是鼓励，不是放假，没有计入`,
    en: `"${quoted(text)}" only encourages; its days are not counted as off`,
  };
}

/** One spelling of digits and marks, without white space. */
function tidy(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

/** The sentences of a text with the lines on which they begin; a line that stops within a sentence goes on in the next. */
function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let [open, from] = ['', 1];
  const close = () => {
    if (open) found.push({ text: open, line: from });
    open = '';
  };
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = tidy(raw).replace(/如下:/g, '如下。');
    if (line === '' || HEADING.test(line) || NUMBERED.test(line)) close();
    for (const piece of line.split(/(?<=[。;])/)) {
      if (open === '') from = at + 1;
      open += piece.replace(/[。;]$/, '');
      if (/[。;:]$/.test(piece)) close();
    }
  }
  close();
  return found;
}

type Tell = (line: number, zh: string, en: string) => void;

function yearOf(text: string, flaw: Tell): number | undefined {
  const years = new Set([...text.matchAll(YEAR)].map(([, title, opening]) => Number(title ?? opening)));
  if (years.size === 1) return [...years][0];
  if (years.size === 0)
    flaw(
      1,
      '没有写明是哪一年的安排：请连标题一起粘贴（国务院办公厅关于某年部分节假日安排的通知）',
      'the year is missing: paste the notice with its title',
    );
  else
    flaw(
      1,
      `写了几个年份（${[...years].join('、')}）：一次请只粘贴一年的通知`,
      `several years (${[...years].join(', ')}): paste one notice at a time`,
    );
  return undefined;
}

function noticeOf(text: string, year: number): string {
  return NUMBER.exec(text)?.[0] ?? `国务院办公厅关于${year}年部分节假日安排的通知`;
}

function missingHolidays(names: readonly string[]): [zh: string, en: string] {
  const listed = names.join('、');
  return [
    `没有看到这些假期的安排：${listed}。同一年以新载入的为准，所以要全年的通知；只调整个别假期的通知，请把调整写进全年的文字里再载入`,
    `no arrangement of ${listed}. A load replaces the whole year, so the notice of the whole year is needed`,
  ];
}

function contradiction(day: Day): [zh: string, en: string] {
  const { year, month, day: date } = parts(day);
  return [
    `${year}年${month}月${date}日既说放假又说上班，请核对原文`,
    `${year}-${month}-${date} is said to be off and to be worked`,
  ];
}

function quoted(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
