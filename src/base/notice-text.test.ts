// Notices of holidays: the known arrangements of twenty years, written out in the usual words, are read back day for day.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shared } from '../../test/shared.ts';
import { isoYear, readCalendarText } from './calendar-load.ts';
import { type Day, dayOf, parts } from './day.ts';
import { isNotice, readNotice } from './notice-text.ts';

const WEEK = '日一二三四五六';

/** A day as notices write it. */
function written(day: Day, year: number | undefined, mark: string): string {
  const { year: of, month, day: date } = parts(day);
  return `${of === year ? '' : `${of}年`}${month}月${date}日（${mark}${WEEK[(day + 4) % 7]}）`;
}

/** Days as spans of days that follow one another. */
function spansOf(days: readonly Day[]): Day[][] {
  const spans: Day[][] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last && last.at(-1)! + 1 === day) last.push(day);
    else spans.push([day]);
  }
  return spans;
}

function noticeOf(year: number, holidays: ReadonlyMap<string, { off: Day[]; work: Day[] }>, old: boolean): string {
  const mark = old ? '星期' : '周';
  const off = (days: Day[]) =>
    days.length === 1
      ? `${written(days[0], year, mark)}放假1天`
      : `${written(days[0], year, mark)}${old ? '—' : '至'}${written(days.at(-1)!, year, mark)}放假调休，共${days.length}天`;
  const items = [...holidays].map(([name, { off: free, work }], i) => {
    const said = [
      ...spansOf(free).map(off),
      ...(work.length ? [`${work.map((day) => written(day, year, mark)).join('、')}上班`] : []),
    ];
    return `${'一二三四五六七八九'[i]}、${name}：${said.join('。')}。`;
  });
  return `国务院办公厅关于${year}年部分节假日安排的通知\n${items.join('\n')}\n国务院办公厅\n${year - 1}年11月4日\n`;
}

test('the arrangements of all known years are read from notices in old and new words', (context) => {
  const file = shared('ref/holidays_cn_2007-2026.csv');
  if (!file) return context.skip('the shared data are not beside this clone');
  const years = new Map<number, Map<string, { off: Day[]; work: Day[] }>>();
  for (const row of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
    const [date, name, kind, year] = row.split(',');
    const holidays = years.get(Number(year)) ?? years.set(Number(year), new Map()).get(Number(year))!;
    const one = holidays.get(name) ?? holidays.set(name, { off: [], work: [] }).get(name)!;
    (kind === '休' ? one.off : one.work).push(dayOf(date)!);
  }
  expect(years.size).toBe(20);
  for (const [year, holidays] of years)
    for (const old of [false, true]) {
      const { years: read, flaws } = readNotice(noticeOf(year, holidays, old));
      expect(flaws, String(year)).toEqual([]);
      const all = [...holidays.values()];
      const sorted = (days: Day[]) => days.sort((a, b) => a - b);
      expect(read).toMatchObject([
        { year, off: sorted(all.flatMap(({ off }) => off)), work: sorted(all.flatMap(({ work }) => work)) },
      ]);
    }
});

const HEAD = '国务院办公厅关于2014年部分节假日安排的通知 国办发明电〔2013〕28号\n';
const REST =
  '春节：1月31日放假。清明节：4月5日放假。\n劳动节：5月1日放假。端午节：6月2日放假。中秋节：9月8日放假。国庆节：10月1日放假。';
const read = (text: string) => readNotice(HEAD + text + REST);
const days = (text: string) => {
  const { years, flaws } = read(text);
  expect(flaws).toEqual([]);
  const { off, work } = isoYear(years[0]);
  const own = (all: string[]) => all.filter((day) => /^2013|-01-0/.test(day)).map((day) => day.slice(2));
  return [own(off).join(' '), own(work).join(' ')];
};

test.each([
  ['元旦：１月１日放假，共１天。', '14-01-01', ''],
  ['一、元旦\n：1月1日\n放假1天，不调休。\n', '14-01-01', ''],
  ['元旦：1月3日放假，与周末连休。', '14-01-03 14-01-04 14-01-05', ''],
  ['元旦：1月6日（星期一）放假，与周末连休，共3天。', '14-01-04 14-01-05 14-01-06', ''],
  ['元旦：1月5日放假，1月6日（星期一）补休。', '14-01-05 14-01-06', ''],
  [
    '元旦：2013年12月31日至2014年1月2日放假调休，共3天。12月28日（周六）上班。',
    '13-12-31 14-01-01 14-01-02',
    '13-12-28',
  ],
  ['元旦：12月31日—1月1日放假，共2天。', '13-12-31 14-01-01', ''],
  [
    '元旦：1月1日至3日放假，共3天。其中，1月1日（星期三、元旦）为法定节假日，1月4日（星期六）公休日调至1月2日（星期四）。1月4日（星期六）上班。',
    '14-01-01 14-01-02 14-01-03',
    '14-01-04',
  ],
  [
    '元旦：1月1日—3日放假，共3天。其中，将2013年12月28日（星期六）、29日（星期日）两个公休日分别调至1月2日、3日。',
    '14-01-01 14-01-02 14-01-03',
    '13-12-28 13-12-29',
  ],
])('%s', (text, off, work) => expect(days(text)).toEqual([off, work]));

test.each([
  ['元旦：1月1日（周四）放假。', '“1月1日(周四)放假”里的2014年1月1日写的是星期四，其实是星期三'],
  ['元旦：1月1日至3日放假，共4天。', '写的是 4 天，数出来是 3 天'],
  ['元旦：2月29日放假。', '里的2014年2月29日不是日期'],
  ['元旦：2月3日至2月1日放假。', '里的起止日期不对'],
  ['元旦：2015年1月1日放假。', '里的2015年1月1日不在 2014 年的安排之内'],
  ['元旦：1月1日放假，与周末连休。', '不是星期五或星期一'],
  ['元旦：1月1日左右放假。', '没有看懂；请核对原文'],
  ['元旦：1月1日放假。1月2日放半天假。', '没有看懂'],
  ['元旦：放假一天。', '没有看懂'],
  ['元旦：1月1日放假。1月1日上班。', '2014年1月1日既说放假又说上班'],
  ['', '没有看到这些假期的安排：元旦。'],
])('never a guess: %s', (text, said) =>
  expect(
    read(text)
      .flaws.map(({ zh }) => zh)
      .join(),
  ).toContain(said),
);

test('what is only encouraged does not count, and is told', () => {
  const { years, flaws, doubts } = read('元旦：1月1日放假。鼓励各单位安排职工在除夕（1月30日）休息。');
  expect(flaws).toEqual([]);
  expect(isoYear(years[0]).off).not.toContain('2014-01-30');
  expect(doubts[0].zh).toContain('只是鼓励');
});

test('a notice is told from a calendar written as data; its year and its number are taken from it', () => {
  expect(isNotice('years:\n  2014:\n    notice: 1月1日\n')).toBe(false);
  expect(readCalendarText(`${HEAD}元旦：1月1日放假。${REST}`).years[0].notice).toBe('国办发明电〔2013〕28号');
  expect(readNotice('元旦：1月1日放假').flaws[0].zh).toContain('没有写明是哪一年');
  expect(readNotice(`${HEAD}关于2015年部分节假日安排`).flaws[0].zh).toContain('写了几个年份');
});
