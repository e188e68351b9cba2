// The oracle itself against the worked cases of the grading page and against cases reckoned by hand.
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/ledger/record.ts';
import type { Subject } from '../../src/registry/subject.ts';
import { afterYears, date, number } from './calendar.ts';
import { plainNumber } from './known.ts';
import { type BookId, levelOn } from './oracle.ts';
import { entity, type Line, ledger, penalty, resumption } from './story.ts';

const enterprise = entity('enterprise');
const individual = entity('individual');

/** The levels on the named days, in order, as one word each. */
function levels(book: BookId, subject: Subject, entries: Entry[], days: string[], asKnown?: string): string {
  return days.map((day) => levelOn(book, subject, entries, day, asKnown).level ?? '-').join(' ');
}

describe('calendar', () => {
  test('a year ends with the corresponding day, or with the last day of February', () => {
    expect(date(afterYears(number('2024-03-01'), 1))).toBe('2025-03-02');
    expect(date(afterYears(number('2024-02-29'), 1))).toBe('2025-03-01');
    expect(date(afterYears(number('2024-02-29'), 4))).toBe('2028-03-01');
    expect(date(afterYears(number('2023-02-28'), 1))).toBe('2024-02-29');
  });
});

describe('worked cases of chongqing', () => {
  const cases: [string, Subject, Line[], string[], string][] = [
    [
      'a fine of 30,000',
      enterprise,
      [penalty('2024-03-01', ['fine', 30_000])],
      ['2024-02-29', '2024-03-01', '2025-03-01', '2025-03-02'],
      'A B B A',
    ],
    [
      'a fine of 30,000.01',
      enterprise,
      [penalty('2024-03-01', ['fine', 30_000.01])],
      ['2024-02-29', '2024-03-01', '2025-03-01', '2025-03-02'],
      'A C C A',
    ],
    [
      'an individual business fined 1,000',
      individual,
      [penalty('2024-03-01', ['fine', 1000])],
      ['2024-03-01', '2025-03-02'],
      'B A',
    ],
    [
      'an individual business fined 1,000.01',
      individual,
      [penalty('2024-03-01', ['fine', 1000.01])],
      ['2024-03-01', '2025-03-02'],
      'C A',
    ],
    [
      'a warning on the last day of C',
      enterprise,
      [penalty('2024-03-01', ['fine', 40_000]), penalty('2025-03-01', 'warning')],
      ['2024-03-01', '2025-03-01', '2026-03-01', '2026-03-02'],
      'C C C A',
    ],
    [
      'a warning on the day after C',
      enterprise,
      [penalty('2024-03-01', ['fine', 40_000]), penalty('2025-03-02', 'warning')],
      ['2025-03-01', '2025-03-02', '2026-03-02', '2026-03-03'],
      'C B B A',
    ],
    [
      'suspended and not resumed',
      enterprise,
      [penalty('2024-01-10', 'suspension')],
      ['2024-01-09', '2024-01-10', '9999-12-31'],
      'A D D',
    ],
    [
      'suspended and resumed',
      enterprise,
      [penalty('2024-01-10', 'suspension'), resumption('No. 1', '2024-03-15')],
      ['2024-01-10', '2025-03-15', '2025-03-16'],
      'D D A',
    ],
    [
      'suspended, resumed, warned within the year',
      enterprise,
      [penalty('2024-01-10', 'suspension'), resumption('No. 1', '2024-03-15'), penalty('2025-02-01', 'warning')],
      ['2024-01-10', '2026-02-01', '2026-02-02'],
      'D D A',
    ],
    [
      'licence revoked',
      enterprise,
      [penalty('2023-05-05', 'licence-revoked')],
      ['2023-05-04', '2023-05-05', '9999-12-31'],
      'A D D',
    ],
    [
      'a warning and a fine of 50,000 in one decision',
      enterprise,
      [penalty('2024-03-01', 'warning', ['fine', 50_000])],
      ['2024-03-01', '2025-03-02'],
      'C A',
    ],
    [
      'confiscation of goods worth 30,000',
      enterprise,
      [penalty('2024-03-01', ['confiscation-goods', 30_000])],
      ['2024-03-01', '2025-03-02'],
      'B A',
    ],
    ['a suspension', enterprise, [penalty('2024-03-01', 'suspension')], ['2024-03-01', '2025-03-02'], 'D D'],
  ];
  test.each(cases)('%s', (_name, subject, lines, days, expected) => {
    expect(levels('chongqing', subject, ledger(...lines), days)).toBe(expected);
  });

  test('a suspension is C for one year under saic-2003', () => {
    const entries = ledger(penalty('2024-03-01', 'suspension'));
    expect(levels('saic-2003', enterprise, entries, ['2024-03-01', '2025-03-01', '2025-03-02'])).toBe('C C A');
  });

  test('confiscation alone is undetermined under saic-2003 and changes nothing', () => {
    const entries = ledger(penalty('2024-03-01', ['confiscation-goods', 30_000]));
    const standing = levelOn('saic-2003', enterprise, entries, '2024-03-01');
    expect(standing).toMatchObject({ level: 'A', causes: [], undetermined: [1] });
  });
});

describe('chongqing beyond the worked cases', () => {
  test('the threshold follows the kind held on the day of the penalty', () => {
    const changed: Subject = {
      entityId: 7,
      facts: [
        { attribute: 'kind', value: 'individual', from: null, until: '2024-03-02' },
        { attribute: 'kind', value: 'enterprise', from: '2024-03-02', until: null },
      ],
    };
    const before = ledger(penalty('2024-03-01', ['fine', 5000]));
    const after = ledger(penalty('2024-03-02', ['fine', 5000]));
    expect(levels('chongqing', changed, before, ['2024-03-05'])).toBe('C');
    expect(levels('chongqing', changed, after, ['2024-03-05'])).toBe('B');
  });

  test('the tier is the highest of grade, industry, region and the district', () => {
    const tier = (subject: Subject, day: string, ...lines: Line[]) =>
      levelOn('chongqing', subject, ledger(...lines), day).tier;
    const raise: Line = {
      type: 'adjustment',
      on: '2024-05-01',
      fields: { rulebook: 'chongqing', dimension: 'tier', level: 'III', until: '2024-05-31' },
    };
    expect(tier(enterprise, '2024-05-01')).toBe('I');
    expect(tier(entity('enterprise', ['网吧']), '2024-05-01')).toBe('II');
    expect(tier(entity('enterprise', ['广告', '食品经营']), '2024-05-01')).toBe('III');
    expect(tier(entity('enterprise', [], true), '2024-05-01')).toBe('III');
    expect(tier(enterprise, '2024-05-01', penalty('2024-05-01', 'warning'))).toBe('II');
    expect(tier(entity('enterprise', ['广告']), '2024-05-01', penalty('2024-05-01', 'closure'))).toBe('IV');
    expect(tier(enterprise, '2024-04-30', raise)).toBe('I');
    expect(tier(enterprise, '2024-05-31', raise)).toBe('III');
    expect(tier(enterprise, '2024-06-01', raise)).toBe('I');
    expect(tier(enterprise, '2024-05-31', raise, penalty('2024-05-02', 'closure'))).toBe('IV');
  });

  test('the causes of a level and of a tier are those that decide it', () => {
    const entries = ledger(
      penalty('2024-03-01', ['fine', 40_000]),
      penalty('2024-04-01', 'warning'),
      penalty('2024-05-01', ['confiscation-income', 40_000]),
    );
    const standing = levelOn('chongqing', entity('enterprise', ['食品经营']), entries, '2024-06-01');
    expect(standing.causes).toEqual([{ recordId: 1 }, { recordId: 3 }]);
    expect(standing.tierCauses).toEqual([{ recordId: 1 }, { recordId: 3 }, { fact: 'tags' }]);
  });

  test('a resumption counts from the moment it is known, by whatever spelling of the number, the earliest first', () => {
    const entries = ledger(
      { ...penalty('2024-01-10', 'suspension'), number: '渝工商罚〔2024〕12号' },
      resumption('渝工商罚（2024） １２号', '2024-04-01'),
      resumption('渝工商罚[2024]12号', '2024-03-15'),
      resumption('渝工商罚[2024]13号', '2024-02-01'),
    );
    const days = ['2025-03-15', '2025-03-16', '2025-04-01', '2025-04-02'];
    expect(levels('chongqing', enterprise, entries, days)).toBe('D A A A');
    expect(levels('chongqing', enterprise, entries, days, entries[1].recordedAt)).toBe('D D D A');
    expect(levels('chongqing', enterprise, entries, days, entries[0].recordedAt)).toBe('D D D D');
    expect(plainNumber('渝工商罚【２０２４】 12 号')).toBe(plainNumber('渝工商罚〔2024〕12号'));
  });

  test('an amount that is missing is undetermined beside the measures that decide', () => {
    const standing = levelOn(
      'chongqing',
      enterprise,
      ledger(penalty('2024-03-01', 'warning', ['fine', null]), penalty('2024-03-02', 'detention')),
      '2024-03-05',
    );
    expect(standing).toMatchObject({ level: 'B', undetermined: [1, 2] });
  });
});

describe('what the ledger held', () => {
  const entries = ledger(
    penalty('2024-03-01', ['fine', 40_000]),
    { ...penalty('2024-05-01', 'warning'), act: 'correct', record: 1 },
    { type: 'administrative-penalty', on: '2024-05-01', act: 'withdraw', record: 1 },
  );
  const days = ['2024-03-01', '2024-05-01'];

  test('before, between and after a correction and a withdrawal', () => {
    expect(levels('chongqing', enterprise, entries, days, '2023-12-31T23:59:59.999Z')).toBe('A A');
    expect(levels('chongqing', enterprise, entries, days, entries[0].recordedAt)).toBe('C C');
    expect(levels('chongqing', enterprise, entries, days, entries[1].recordedAt)).toBe('A B');
    expect(levels('chongqing', enterprise, entries, days)).toBe('A A');
  });
});

describe('saic-2003', () => {
  const level = (days: string[], ...lines: Line[]) => levels('saic-2003', enterprise, ledger(...lines), days);

  test('covers enterprises from the day of the document', () => {
    expect(levels('saic-2003', enterprise, [], ['2003-10-30', '2003-10-31'])).toBe('- A');
    expect(levels('saic-2003', entity('branch'), [], ['2024-01-01'])).toBe('-');
    expect(levels('saic-2003', individual, [], ['2024-01-01'])).toBe('-');
  });

  test('does not chain', () => {
    expect(
      level(
        ['2025-03-01', '2025-03-02', '2025-06-02'],
        penalty('2024-03-01', ['fine', 40_000]),
        penalty('2024-06-01', 'warning'),
      ),
    ).toBe('C B A');
  });

  test('an annual check of grade B lasts to the next check', () => {
    const check = (on: string, grade: string): Line => ({ type: 'annual-check', on, fields: { grade } });
    expect(level(['2004-05-01', '2005-05-01', '2006-05-01'], check('2004-05-01', 'B'), check('2006-05-01', 'A'))).toBe(
      'C C A',
    );
  });

  test('contracts', () => {
    const kept = (fields: Line['fields']): Line => ({ type: 'contract-performance', on: '2024-03-01', fields });
    const days = ['2024-03-01', '2025-03-01', '2025-03-02'];
    expect(level(days, kept({ rate: 0.99, excused: false, fraud: false }))).toBe('B B A');
    expect(level(days, kept({ rate: 0.99, excused: true, fraud: false }))).toBe('A A A');
    expect(level(days, kept({ rate: 0.99, excused: false, fraud: true }))).toBe('A A A');
    expect(level(days, kept({ rate: 1, excused: false, fraud: false }))).toBe('A A A');
    expect(level(days, { type: 'contract-fraud', on: '2024-03-01' })).toBe('C C A');
  });

  test('capital not transferred', () => {
    const capital = (fields: Line['fields']): Line => ({ type: 'capital-contribution', on: '2024-01-01', fields });
    const days = ['2024-06-30', '2024-07-01', '2024-09-09', '2024-09-10'];
    expect(level(days, capital({ form: 'non-monetary', due_on: '2024-06-30' }))).toBe('A B B B');
    expect(level(days, capital({ form: 'non-monetary', due_on: '2024-06-30', transferred_on: '2024-09-10' }))).toBe(
      'A B B A',
    );
    expect(level(days, capital({ form: 'monetary', due_on: '2024-06-30' }))).toBe('A A A A');
  });
});

describe('the other books', () => {
  test('shenhe: honours inside A, the joint meeting below', () => {
    const honour = (on: string, level: string, fields: Line['fields'] = {}): Line => ({
      type: 'honour',
      on,
      fields: { level, ...fields },
    });
    const lowered: Line = {
      type: 'adjustment',
      on: '2005-01-01',
      fields: { rulebook: 'shenhe', dimension: 'grade', level: 'B', until: '2005-01-31' },
    };
    const entries = ledger(
      honour('2004-02-29', 'municipal'),
      honour('2004-06-01', 'national', { valid_until: '2004-06-30' }),
      lowered,
      penalty('2006-01-01', 'warning'),
    );
    const days = ['2003-12-31', '2004-01-01', '2004-02-29', '2004-06-30', '2004-07-01', '2005-01-31', '2005-02-01'];
    expect(levels('shenhe', enterprise, entries, days)).toBe('- A AA AAA AA B AA');
    expect(levels('shenhe', enterprise, entries, ['2007-01-01', '2007-01-02', '2007-02-28', '2007-03-01'])).toBe(
      'B AA AA A',
    );
    expect(levels('shenhe', individual, entries, days)).toBe('- - - - - - -');
  });

  test('jianghai: severities, each for a year, chained', () => {
    const entries = ledger(penalty('2024-03-01', 'permit-revoked'), penalty('2025-03-01', 'criticism'));
    expect(levels('jianghai', individual, entries, ['2024-02-29', '2024-03-01', '2026-03-01', '2026-03-02'])).toBe(
      'A D D A',
    );
  });

  test('inspection-history: the asked day and the 1,095 days before it', () => {
    const visit = (on: string, critical: boolean, failed: boolean, enforced: boolean): Line => ({
      type: 'inspection-result',
      on,
      fields: { critical, failed, enforced },
    });
    const entries = ledger(
      visit('2009-01-01', false, true, false),
      visit('2009-02-01', true, true, false),
      visit('2009-03-01', true, true, false),
    );
    const on = (day: string) => levelOn('inspection-history', individual, entries, day);
    expect(on('2008-12-31')).toMatchObject({ level: null, causes: [] });
    expect(on('2009-01-31')).toMatchObject({ level: 'B', causes: [{ recordId: 1 }] });
    expect(on('2009-02-28')).toMatchObject({ level: 'C', causes: [{ recordId: 2 }] });
    expect(on('2009-03-01')).toMatchObject({ level: 'D', causes: [{ recordId: 2 }, { recordId: 3 }] });
    expect(on('2012-02-01').level).toBe('D');
    expect(on('2012-02-02').level).toBe('C');
    expect(on('2012-02-29').level).toBe('C');
    expect(on('2012-03-01').level).toBe(null);
  });

  test('uk-fhrs: the last inspection with three scores', () => {
    const visit = (on: string, fields: Line['fields']): Line => ({ type: 'inspection-result', on, fields });
    const entries = ledger(
      visit('2024-01-01', { hygiene: 5, structural: 5, confidence: 5 }),
      visit('2024-02-01', { hygiene: 10, structural: 5, confidence: 5 }),
      visit('2024-03-01', { hygiene: 10, structural: 5 }),
      visit('2024-04-01', { hygiene: 20, structural: 20, confidence: 10 }),
      visit('2024-05-01', { hygiene: 25, structural: 20, confidence: 10 }),
    );
    const days = ['2023-12-31', '2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01'];
    expect(levels('uk-fhrs', enterprise, entries, days)).toBe('- 5 4 4 1 0');
    expect(levelOn('uk-fhrs', enterprise, entries, '2024-03-01').undetermined).toEqual([3]);
  });

  test('two editions, with and without the transition rule', () => {
    const entries = ledger(penalty('2004-06-01', ['fine', 40_000]), penalty('2005-03-01', ['fine', 40_000]));
    const days = ['2004-06-01', '2005-02-28', '2005-03-01', '2006-03-01', '2006-03-02'];
    expect(levels('two-editions', enterprise, entries, days)).toBe('C C B B A');
    expect(levels('two-editions-transition', enterprise, entries, days)).toBe('C C C C A');
  });
});
