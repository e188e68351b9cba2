import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { field, kinds } from '../../test/ledger.ts';
import { civil, iso } from '../base/day.ts';
import { codeList } from '../ledger/code-list.ts';
import { dayIn } from './dates.ts';
import { decimalOf, numberOf, shifted } from './decimal.ts';
import { Fault } from './fault.ts';
import { BadCell, type Cell } from './sheet/sheet.ts';
import { cellReader, moneyIn } from './values.ts';

const today = civil(2026, 11, 22);

function read(of: ReturnType<typeof field>, cell: Cell, unit?: string) {
  const value = cellReader(of, unit)(cell, { today });
  return value instanceof Fault ? value.code.replace('exchange.', '') : value;
}

describe('dates', () => {
  const day = field('decided_on', 'date', { past: true });

  test.each<[Cell, string]>([
    ['2024-03-01', '2024-03-01'],
    [' 2024-3-1 ', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['2024.3.1', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['2024年3月1日', '2024-03-01'],
    ['2024年03月01日 10时30分', '2024-03-01'],
    ['２０２４－０３－０１', '2024-03-01'],
    ['２０２４年３月１日', '2024-03-01'],
    ['2024-03-01 00:00:00', '2024-03-01'],
    ['2024/3/1 9:05', '2024-03-01'],
    ['2024-03-01T23:59:59.999', '2024-03-01'],
    ['2024-02-29T16:30:00Z', '2024-03-01'],
    ['2024-03-01T01:00:00+08:00', '2024-03-01'],
    ['20240301093000', '2024-03-01'],
    ['45352', '2024-03-01'],
    [45352, '2024-03-01'],
    [45352.75, '2024-03-01'],
    [20240301, '2024-03-01'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (cell, expected) => expect(read(day, cell)).toBe(expected));

  test.each<[Cell, string]>([
    ['2024年2月30日', 'date-impossible'],
    ['2023-02-29', 'date-impossible'],
    ['20241301', 'date-impossible'],
    ['2024-00-10', 'date-impossible'],
    ['03/01/2024', 'date-unreadable'],
    ['2024-03', 'date-unreadable'],
    ['2024/3-1', 'date-unreadable'],
    ['去年三月', 'date-unreadable'],
    [2024, 'date-unreadable'],
    ['24-03-01', 'date-unreadable'],
    ['2026-11-23', 'date-in-future'],
    ['1024-03-01', 'date-far'],
  ])('%s is refused: %s', (cell, code) => expect(read(day, cell)).toBe(code));

  test('today is not in the future; a day ahead is taken where the field allows it', () => {
    expect(read(day, '2026-11-22')).toBe('2026-11-22');
    expect(read(field('valid_until', 'date'), '2030-01-01')).toBe('2030-01-01');
  });

  test('an instant gives its day in the zone of the file', () => {
    expect(dayIn('2024-03-01T03:00:00Z', 'America/Toronto')).toBe('2024-02-29');
    expect(dayIn('2024-03-01T03:00:00', 'America/Toronto')).toBe('2024-03-01');
  });

  test('every day, in every spelling, is that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: civil(1950, 1, 1), max: today }), (number) => {
        const text = iso(number);
        const [y, m, d] = text.split('-').map(Number);
        const spellings = [text, `${y}/${m}/${d}`, `${y}.${m}.${d}`, text.replaceAll('-', ''), `${y}年${m}月${d}日`];
        for (const spelling of [...spellings, String(number + 25_569)]) expect(read(day, spelling)).toBe(text);
      }),
    );
  });
});

describe('money', () => {
  const amount = field('amount', 'money', { unit: 'yuan' });

  test.each<[Cell, string, number]>([
    ['30000', '元', 30000],
    ['30,000.01', '元', 30000.01],
    ['３０，０００', '元', 30000],
    ['3', '万元', 30000],
    ['3.000001', '万元', 30000.01],
    ['3.000000', '万元', 30000],
    ['0.100000', '万元', 1000],
    ['0.07', '万元', 700],
    ['1.005', '万元', 10050],
    ['3万元', '元', 30000],
    ['30000元', '万元', 30000],
    ['¥1,234.50', '元', 1234.5],
    ['人民币3万元整', '元', 30000],
    ['1.2亿元', '元', 120_000_000],
    ['12,3456', '元', 123456],
    ['1.5E+05', '元', 150000],
    [3.000001, '万元', 30000.01],
    [0.1 + 0.2, '万元', 3000],
    ['-0', '元', 0],
    ['0', '万元', 0],
  ])('%s in %s is %d yuan', (cell, unit, yuan) => expect(read(amount, cell, unit)).toBe(yuan));

  test.each<[Cell, string, string]>([
    ['-5', '元', 'amount-negative'],
    ['(300)', '元', 'amount-negative'],
    [-5, '万元', 'amount-negative'],
    ['3.0000001', '万元', 'amount-too-fine'],
    ['0.001', '元', 'amount-too-fine'],
    ['三万', '元', 'amount-unreadable'],
    ['30.000,50', '元', 'amount-unreadable'],
    ['1,23', '元', 'amount-unreadable'],
    ['12-15', '元', 'amount-unreadable'],
    ['1e20', '元', 'amount-too-large'],
  ])('%s in %s is refused: %s', (cell, unit, code) => expect(read(amount, cell, unit)).toBe(code));

  test.each(['', ' ', '-', '—', '/', '无', 'NULL'])('%j says nothing', (cell) => {
    expect(read(amount, cell)).toBeUndefined();
  });

  test('ten thousandths of 万元 never lose a fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (fen) => {
        const digits = String(fen).padStart(7, '0');
        const text = `${digits.slice(0, -6)}.${digits.slice(-6)}`;
        expect(moneyIn(text, '万元')).toBe(fen / 100);
      }),
    );
  });
});

describe('decimals', () => {
  test('shifting by places and back gives the number', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 }),
        fc.integer({ min: 0, max: 8 }),
        (value, places) => {
          const decimal = decimalOf(String(value))!;
          expect(numberOf(shifted(shifted(decimal, places), -places)) + 0).toBe(value + 0);
        },
      ),
    );
  });

  test.each(['', '.', 'e5', '1.2.3', '1,2', ',1', '1,', '--1', '0x10', 'Infinity'])('%j is no number', (text) => {
    expect(decimalOf(text)).toBeUndefined();
  });
});

describe('numbers, truths, codes, texts', () => {
  test('ratios are read as such, in per cent, or with the sign', () => {
    const rate = field('rate', 'number', { unit: 'ratio', min: 0, max: 1 });
    expect([read(rate, '0.985'), read(rate, '98.5', '%'), read(rate, '98.5%'), read(rate, '９８．５％')]).toEqual([
      0.985, 0.985, 0.985, 0.985,
    ]);
    expect([read(rate, '1.2'), read(rate, '-0.1'), read(rate, '好')]).toEqual([
      'number-out-of-range',
      'number-out-of-range',
      'number-unreadable',
    ]);
  });

  test('truths', () => {
    const truth = field('failed', 'boolean');
    for (const yes of ['是', 'true', 'TRUE', '1', 'Y', 'yes', '有', 1]) expect(read(truth, yes)).toBe(true);
    for (const no of ['否', 'false', '0', 'N', 'no', '无', 0]) expect(read(truth, no)).toBe(false);
    expect([read(truth, ''), read(truth, '-'), read(truth, '也许')]).toEqual([
      undefined,
      undefined,
      'boolean-unreadable',
    ]);
  });

  test('codes by code, name or alias; several joined in every way; unknown and ambiguous ones refused', () => {
    const named = (code: string, zh: string, ...aliases: string[]) => ({
      code,
      label: { zh, en: code },
      aliases,
      retired: false,
    });
    const list = codeList({
      id: 'l',
      label: { zh: '表', en: 'list' },
      basis: '',
      codes: [named('fine', '罚款', '处以罚款'), named('warning', '警告'), named('stop', '停产、停业')],
      ambiguous: [{ texts: ['2'], choices: ['fine', 'warning'] }],
    });
    const one = field('kind', 'code', { list });
    const many = field('kinds', 'code', { list, several: true });
    expect([read(one, 'fine'), read(one, ' 罚 款 '), read(one, 'ＦＩＮＥ'), read(one, '处以罚款')]).toEqual(
      Array(4).fill('fine'),
    );
    for (const text of ['警告;罚款', '警告；罚款', '警告、罚款', '警告,罚款', '警告，罚款；警告']) {
      expect(read(many, text)).toEqual(['warning', 'fine']);
    }
    expect(read(many, '停产、停业;罚款')).toEqual(['stop', 'fine']);
    expect([read(one, '没收'), read(one, '2'), read(many, '罚款;没收')]).toEqual([
      'code-unknown',
      'code-ambiguous',
      'code-unknown',
    ]);
    expect(read(field('kind', 'code', { list: kinds }), '')).toBeUndefined();
  });

  test('texts: trimmed, blanks and dashes say nothing, damage and lost digits are refused', () => {
    const text = field('name', 'text');
    expect([read(text, ' 金信　'), read(text, '—'), read(text, 12)]).toEqual(['金信', undefined, '12']);
    expect(read(text, '金\uFFFD')).toBe('text-damaged');
    expect(read(text, 'a\u0001b')).toBe('text-control');
    expect(read(text, 'x'.repeat(20_001))).toBe('text-too-long');
    expect(read(text, 9.12106e17)).toBe('number-as-text-lost');
    expect(read(text, new BadCell('exchange.cell-error', '#REF!'))).toBe('cell-error');
    expect(read(field('names', 'text', { several: true }), '甲；乙、甲, 丙')).toEqual(['甲', '乙', '丙']);
  });
});

test('a fault says the line, the column, what was found and what to write, in both languages', () => {
  const fault = cellReader(field('decided_on', 'date'))('2024年2月30日', { today }) as Fault;
  expect(fault.in('CF_JDRQ').said(12)).toBe(
    '第 12 行“CF_JDRQ”写的是“2024年2月30日”，日历上没有这一天；请改为真实的日期，写成 2024-03-01 的样子',
  );
  expect(fault.in('CF_JDRQ').said(12, 'en')).toContain(
    'line 12: "CF_JDRQ" is "2024年2月30日", a day that does not exist',
  );
});
