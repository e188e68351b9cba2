// One sentence of a notice of holidays: days and spans of days, and what is said of them.

import { civil, type Day, daysInMonth } from './day.ts';

export interface Clause {
  readonly kind: 'off' | 'work';
  readonly days: readonly Day[];
}

/** Thrown when a sentence is not understood or contradicts itself; reads on from the quoted sentence. */
export class ClauseFault extends Error {
  readonly zh: string;
  readonly en: string;
  constructor(zh: string, en: string) {
    super(en);
    [this.zh, this.en] = [zh, en];
  }
}

const DATE = '(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:\\(([^()]*)\\))?';
const DAYS = new RegExp(`${DATE}(?:(?:至|到|[-—–~─]+)${DATE})?`, 'g');
const LIST = 'D(?:[、和及]D)*';
const CLAUSES: readonly { readonly form: RegExp; readonly kind?: Clause['kind'] | 'moved' | 'weekend' | 'count' }[] = [
  {
    form: new RegExp(
      `^(?:其中,?)?(${LIST})(?:为|是)?(?:调休放假|放假(?:调休|公休|补休)?|调休|补休|休息)(?:(\\d+)天)?$`,
    ),
    kind: 'off',
  },
  { form: new RegExp(`^(?:其中,?)?(${LIST})(?:为法定节假日|(?:为|照常)公休日?)$`), kind: 'off' },
  { form: new RegExp(`^(${LIST})(?:正常|照常)?(?:上班|工作)$`), kind: 'work' },
  { form: new RegExp(`^(?:其中,?)?将?(${LIST})(?:[两二三]个)?公休日(?:分别)?调至(${LIST})$`), kind: 'moved' },
  { form: /^与周末连休$/, kind: 'weekend' },
  { form: /^共(\d+)天$/, kind: 'count' },
  { form: /^(?:不调休|其中)$/ },
];

/** What a sentence says of days of an arrangement. Throws `ClauseFault`. */
export function readClauses(sentence: string, arranged: Arranged): Clause[] {
  const { text, spans } = datesIn(sentence, arranged);
  const [off, work] = [new Set<Day>(), new Set<Day>()];
  let next = 0;
  const take = (list: string | undefined): Day[] => {
    const count = list?.match(/D/g)?.length ?? 0;
    next += count;
    return spans.slice(next - count, next).flat();
  };
  for (const clause of joined(text)) {
    const [kind, match] = formOf(clause);
    const [before, days] = [[...off], kind === 'count' ? [] : take(match[1])];
    if (kind === 'off') for (const day of days) off.add(day);
    if (kind === 'work' || kind === 'moved') for (const day of days) work.add(day);
    if (kind === 'moved') for (const day of take(match[2])) off.add(day);
    if (kind === 'weekend') for (const day of weekendBeside(before)) off.add(day);
    const counted = kind === 'count' ? match[1] : kind === 'off' ? match[2] : undefined;
    if (counted !== undefined && Number(counted) !== off.size) throw miscounted(Number(counted), off.size);
  }
  return [
    { kind: 'off', days: [...off] },
    { kind: 'work', days: [...work] },
  ];
}

function formOf(clause: string): [(typeof CLAUSES)[number]['kind'], RegExpExecArray] {
  for (const { form, kind } of CLAUSES) {
    const match = form.exec(clause);
    if (match) return [kind, match];
  }
  throw new ClauseFault(
    '没有看懂；请核对原文，或改成“5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班”的写法',
    'was not understood; write it like “5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班”',
  );
}

/** The clauses of a sentence; days that stand alone belong to what follows them. */
function joined(text: string): string[] {
  const clauses: string[] = [];
  let days = '';
  for (const piece of text.split(',').filter((one) => one !== '')) {
    if (new RegExp(`^${LIST}$`).test(piece)) days += `${piece}、`;
    else {
      clauses.push(days + piece);
      days = '';
    }
  }
  if (days) clauses.push(days);
  return clauses;
}

interface Arranged {
  readonly year: number;
  /** Whether it is about New Year's Day, whose arrangement may reach into the December before. */
  readonly newYear: boolean;
}

/** The sentence with `D` for every day or span of days, and the days of each. */
function datesIn(sentence: string, arranged: Arranged): { text: string; spans: Day[][] } {
  const spans: Day[][] = [];
  let last: { year: number; month: number } | undefined;
  const day = ([year, month, date, note = '']: readonly (string | undefined)[]): Day => {
    if (month === undefined && !last) throw new ClauseFault('有一个日期没有写月份', 'has a day without its month');
    last = month === undefined ? last! : { year: yearOf(year, Number(month), arranged), month: Number(month) };
    return dayAt(last.year, last.month, Number(date), note, arranged.year);
  };
  const text = sentence.replace(DAYS, (...said) => {
    const first = day(said.slice(1, 5));
    spans.push(said[7] === undefined ? [first] : through(first, day(said.slice(5, 9))));
    return 'D';
  });
  return { text, spans };
}

function yearOf(written: string | undefined, month: number, { year, newYear }: Arranged): number {
  return written === undefined ? year - Number(newYear && month === 12) : Number(written);
}

function dayAt(year: number, month: number, date: number, note: string, arranged: number): Day {
  const said = `${year}年${month}月${date}日`;
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month))
    throw new ClauseFault(`里的${said}不是日期`, `names ${year}-${month}-${date}, which is no date`);
  if (year !== arranged && !(year === arranged - 1 && month === 12))
    throw new ClauseFault(`里的${said}不在 ${arranged} 年的安排之内`, `names a day outside ${arranged}`);
  const day = civil(year, month, date);
  const weekday = '日一二三四五六'[(((day + 4) % 7) + 7) % 7];
  const named = /(?:星期|周)([一二三四五六日天])/.exec(note)?.[1].replace('天', '日');
  if (named !== undefined && named !== weekday)
    throw new ClauseFault(
      `里的${said}写的是星期${named}，其实是星期${weekday}`,
      `names a wrong day of the week for ${year}-${month}-${date}`,
    );
  if (/[\d休假班]/.test(note)) throw new ClauseFault(`里的“（${note}）”没有看懂`, `holds "(${note})", not understood`);
  return day;
}

function through(first: Day, last: Day): Day[] {
  const count = last - first + 1;
  if (count < 2 || count > 31) throw new ClauseFault('里的起止日期不对', 'has a span whose days are wrong');
  return Array.from({ length: count }, (_, i) => first + i);
}

/** The weekend that a holiday on a Friday or a Monday makes longer. */
function weekendBeside(days: readonly Day[]): Day[] {
  const [day] = days;
  const weekday = (((day + 4) % 7) + 7) % 7;
  if (days.length === 1 && weekday === 5) return [day + 1, day + 2];
  if (days.length === 1 && weekday === 1) return [day - 2, day - 1];
  throw new ClauseFault(
    '说与周末连休，但放假的不是星期五或星期一的一天',
    'joins a weekend, but is no Friday or Monday',
  );
}

function miscounted(said: number, found: number): ClauseFault {
  return new ClauseFault(`写的是 ${said} 天，数出来是 ${found} 天`, `says ${said} days, but names ${found}`);
}
