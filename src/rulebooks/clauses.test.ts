import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Clause,
  type ClauseRow,
  ClauseTable,
  type Criterion,
  type Finding,
  levelOfThreat,
  type Measure,
  measures,
  readClauses,
  type Threat,
  withOwnClauses,
} from './clauses.ts';

const sense = { zh: '', en: '' };
const step = (level: string | undefined, rest: Partial<Criterion>): Criterion => ({
  level,
  measures: [],
  fineUnstated: false,
  sense,
  assumption: true,
  ...rest,
});
const criteria = [
  step('D', { measures: ['suspension', 'licence-revoked'] }),
  step('C', { measures: ['confiscation-income'], fineOver: 30_000, multipleOver: 0 }),
  step(undefined, { fineUnstated: true }),
  step('B', { measures: ['warning', 'fine'] }),
];

const threat = (text: Measure[], rest: Partial<Threat> = {}): Threat => ({ measures: text, onPersons: false, ...rest });

describe('the level of a clause', () => {
  test.each([
    ['a warning', threat(['warning']), 'B'],
    ['a fine of at most 30,000 yuan', threat(['fine'], { fineMax: 30_000 }), 'B'],
    ['a fine of a cent more', threat(['fine'], { fineMax: 30_000.01 }), 'C'],
    ['a fine by a multiple', threat(['fine'], { multipleMax: 3 }), 'C'],
    ['a fine by a percentage', threat(['fine'], { multipleMax: 0.1 }), 'C'],
    ['confiscation beside a warning', threat(['warning', 'confiscation-income']), 'C'],
    ['suspension beside a small fine', threat(['fine', 'suspension'], { fineMax: 1000 }), 'D'],
    ['a fine without a bound', threat(['fine']), undefined],
    ['a warning or a fine without a bound', threat(['warning', 'fine']), undefined],
    ['a kind that no criterion names', threat(['other']), undefined],
    ['revocation, on persons only', threat(['licence-revoked'], { onPersons: true }), undefined],
  ])('%s', (_, clause, level) => {
    expect(levelOfThreat(clause, criteria)).toBe(level);
  });
});

let nextId = 0;
function clause(article: string, level: string | undefined, rest: Partial<Clause> = {}): Clause {
  nextId++;
  return {
    id: nextId,
    law: '示例法',
    key: '示例法',
    version: '2020-01-01',
    rank: '',
    article,
    paragraph: 1,
    clause: 1,
    measures: ['fine'],
    serious: false,
    onPersons: false,
    level,
    review: '',
    ...rest,
  };
}

const table = new ClauseTable([
  clause('1', 'C'),
  clause('2', 'B', { fineMax: 30_000 }),
  clause('2', 'D', { clause: 2, serious: true, measures: ['fine', 'suspension'], fineMax: 100_000 }),
  clause('3', 'B', { paragraph: 1 }),
  clause('3', 'C', { paragraph: 2, fineMax: 200_000 }),
  clause('4', undefined, { onPersons: true }),
  clause('5', 'C', { measures: ['confiscation-income'] }),
  clause('5', 'C', { clause: 2, multipleMax: 5 }),
  clause('5', 'D', { clause: 3, measures: ['permit-revoked'] }),
  clause('6', 'C'),
  clause('6', undefined, { clause: 2, onPersons: true }),
  clause('7', 'B'),
  clause('7', undefined, { clause: 2 }),
]);
const at = (articles: string): Finding => table.lookupText('示例法', articles);
const levelAt = (articles: string) => {
  const finding = at(articles);
  return finding.kind === 'level' ? finding.level : finding.kind;
};

describe('look-up', () => {
  test('one clause decides', () => {
    expect(levelAt('第一条')).toBe('C');
    expect(levelAt('1')).toBe('C');
    expect(table.lookupText('《中华人民共和国示例法》（2020年修订）', '第1条').kind).toBe('level');
  });

  test('clauses that differ leave it undetermined, with every level it can be', () => {
    expect(at('第二条')).toMatchObject({ kind: 'undetermined', levels: ['B', 'D'] });
    expect(at('第三条')).toMatchObject({ kind: 'undetermined', levels: ['B', 'C'] });
  });

  test('the paragraph tells them apart', () => {
    expect(levelAt('第三条第一款')).toBe('B');
    expect(levelAt('第三条第二款第（三）项')).toBe('C');
    expect(levelAt('第三条第三款')).toBe('unknown');
  });

  test('a clause without a level leaves its article undetermined', () => {
    expect(at('第七条')).toMatchObject({ kind: 'undetermined', levels: ['B'] });
  });

  test('clauses on persons only give an entity nothing, and do not disturb the others', () => {
    expect(levelAt('第四条')).toBe('persons');
    expect(levelAt('第六条')).toBe('C');
  });

  test('what is not in the table is unknown', () => {
    expect(levelAt('第八条')).toBe('unknown');
    expect(levelAt('有关规定')).toBe('unknown');
    expect(table.lookupText('别的法', '第一条').kind).toBe('unknown');
  });

  test('several articles must agree; duties that are not in the table and persons are left aside', () => {
    expect(levelAt('第一条、第六条')).toBe('C');
    expect(levelAt('第一条、第九十九条、第四条')).toBe('C');
    expect(at('第一条、第二条')).toMatchObject({ kind: 'undetermined', levels: ['B', 'C', 'D'], code: 0 });
    expect(levelAt('第三条第一款、第二款')).toBe('undetermined');
    expect(levelAt('第四条、第九十九条')).toBe('persons');
  });
});

describe('told apart by what was imposed', () => {
  const imposed = (articles: string, ...kinds: { kind: string; amount?: number }[]) => {
    const finding = table.narrowed(at(articles), kinds);
    return finding.kind === 'level' ? finding.level : finding.kind;
  };

  test('clauses that threaten nothing of it were not the ground', () => {
    expect(imposed('第五条', { kind: 'fine', amount: 1000 }, { kind: 'confiscation-income' })).toBe('C');
    expect(imposed('第五条', { kind: 'permit-revoked' })).toBe('D');
    expect(imposed('第二条', { kind: 'suspension' })).toBe('D');
  });

  test('nor a clause whose highest fine is lower', () => {
    expect(imposed('第二条', { kind: 'fine', amount: 30_000.01 })).toBe('D');
    expect(imposed('第二条', { kind: 'fine', amount: 30_000 })).toBe('undetermined');
  });

  test('nothing is guessed', () => {
    expect(imposed('第二条')).toBe('undetermined');
    expect(imposed('第二条', { kind: 'fine' })).toBe('undetermined');
    expect(imposed('第二条', { kind: 'warning' })).toBe('undetermined');
    expect(imposed('第四条', { kind: 'fine' })).toBe('persons');
  });
});

describe('the code in a record', () => {
  test('stands for the finding', () => {
    for (const articles of ['第一条', '第二条', '第三条', '第三条第二款', '第四条', '第五条', '第七条']) {
      const code = table.clauseCode('示例法', articles)!;
      expect(table.of(code)).toEqual(at(articles));
      const level = levelAt(articles);
      expect(table.levelOf(code)).toBe(level.length === 1 ? level : undefined);
    }
  });

  test('of a clause told apart by what was imposed has that clause’s level', () => {
    expect(table.levelOf(table.clauseCode('示例法', '第二条', [{ kind: 'suspension' }])!)).toBe('D');
    expect(table.levelOf(table.clauseCode('示例法', '第二条')!)).toBeUndefined();
  });

  test('is 0 for articles that disagree and none for what is unknown', () => {
    expect(table.clauseCode('示例法', '第一条、第二条')).toBe(0);
    expect(table.levelOf(0)).toBeUndefined();
    expect(table.clauseCode('别的法', '第一条')).toBeUndefined();
  });
});

describe('a decision older than the version that was read', () => {
  test('is not judged by articles that may have been numbered otherwise', () => {
    expect(table.asOf(at('第一条'), '2019-12-31')).toMatchObject({
      kind: 'later-version',
      clauses: [{ article: '1' }],
    });
    expect(table.clauseCode('示例法', '第一条', [], '2019-12-31')).toBe(0);
    expect(table.clauseCode('别的法', '第一条', [], '2019-12-31')).toBeUndefined();
  });

  test('from the day of the version on it is', () => {
    expect(table.asOf(at('第一条'), '2020-01-01')).toEqual(at('第一条'));
    expect(table.levelOf(table.clauseCode('示例法', '第一条', [], '2020-01-01')!)).toBe('C');
  });

  test('an authority’s own clause without a version holds at all times', () => {
    const timeless = new ClauseTable([clause('1', 'B', { version: '' })]);
    expect(timeless.levelOf(timeless.clauseCode('示例法', '第一条', [], '1999-01-01')!)).toBe('B');
  });
});

describe('any table', () => {
  const clauses = fc
    .array(
      fc.record({
        article: fc.integer({ min: 1, max: 6 }),
        paragraph: fc.integer({ min: 1, max: 3 }),
        level: fc.constantFrom('B', 'C', 'D', undefined),
        onPersons: fc.boolean(),
      }),
      { maxLength: 30 },
    )
    .map((rows) =>
      rows.map((row, i) =>
        clause(String(row.article), row.onPersons ? undefined : row.level, {
          id: i + 1,
          paragraph: row.paragraph,
          onPersons: row.onPersons,
        }),
      ),
    );

  test('says what a walk over its clauses says, and its codes tell every finding apart', () => {
    fc.assert(
      fc.property(
        clauses,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 3 }),
        (rows, article, paragraph) => {
          const any = new ClauseTable(rows);
          const finding = any.lookup({ law: '示例法', article: String(article), ...(paragraph ? { paragraph } : {}) });
          const meant = rows.filter((c) => c.article === String(article) && (!paragraph || c.paragraph === paragraph));
          const onEntities = meant.filter((c) => !c.onPersons);
          const levels = new Set(onEntities.map((c) => c.level));
          const [only] = levels;
          if (meant.length === 0) expect(finding.kind).toBe('unknown');
          else if (onEntities.length === 0) expect(finding.kind).toBe('persons');
          else if (levels.size === 1 && only) expect(finding).toMatchObject({ kind: 'level', level: only });
          else expect(finding.kind).toBe('undetermined');
          if (finding.kind !== 'unknown' && finding.kind !== 'later-version') {
            expect(any.of(finding.code)).toEqual(finding);
            expect(any.levelOf(finding.code)).toBe(finding.kind === 'level' ? finding.level : undefined);
          }
        },
      ),
    );
  });
});

const row = (line: number, cells: Record<string, string>): ClauseRow => ({ line, cells });
const own = (...rows: ClauseRow[]) => readClauses(rows, { file: 'own.csv', criteria, own: true });

describe('an authority’s own clauses', () => {
  test('are read in Chinese headings, with or without a level of their own', () => {
    const { clauses, flaws } = own(
      row(2, { 法律: '《某市条例》', 条: '第十二条第二款', 处罚种类: '警告、罚款', 罚款上限: '5000' }),
      row(3, { 法律: '某市条例', 条: '13', 处罚种类: 'fine', 罚款上限: '200000', 等级: 'd', 情节严重: '是' }),
      row(4, { 法律: '某市条例', 条: '14', 处罚种类: '罚款', 罚款上限: '200000', 对个人: '1' }),
    );
    expect(flaws).toEqual([]);
    expect(clauses.map((c) => [c.key, c.article, c.paragraph, c.level])).toEqual([
      ['某市条例', '12', 2, 'B'],
      ['某市条例', '13', 1, 'D'],
      ['某市条例', '14', 1, undefined],
    ]);
    expect(clauses[1].serious).toBe(true);
    expect(clauses.every((c) => c.id > 100_000)).toBe(true);
  });

  test('each flaw names its line and what may be written', () => {
    const { clauses, flaws } = own(
      row(2, { 法律: '', 条: '第一条', 处罚种类: '罚款' }),
      row(3, { 法律: '某法', 条: '有关规定', 处罚种类: '罚款' }),
      row(4, { 法律: '某法', 条: '1', 处罚种类: '打手心' }),
      row(5, { 法律: '某法', 条: '1', 处罚种类: '' }),
      row(6, { 法律: '某法', 条: '1', 处罚种类: '罚款', 罚款上限: '3万' }),
      row(7, { 法律: '某法', 条: '1', 处罚种类: '罚款', 罚款下限: '500', 罚款上限: '100' }),
      row(8, { 法律: '某法', 条: '1', 处罚种类: '罚款', 等级: 'E' }),
      row(9, { 法律: '某法', 条: '1', 处罚种类: '罚款', 对个人: '也许' }),
      row(10, { 法律: '某法', 条: '1', 款: '0', 处罚种类: '罚款' }),
      row(11, { 法律: '某法', 条: '1', 处罚种类: '罚款', 罚款上限: '-1' }),
    );
    expect(clauses).toEqual([]);
    expect(flaws.map((flaw) => flaw.line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(flaws.every((flaw) => flaw.file === 'own.csv' && flaw.zh && flaw.en)).toBe(true);
    expect(flaws[2].zh).toContain('打手心');
    expect(flaws[2].zh).toContain('吊销营业执照');
  });

  test('take an article over whole and leave the rest', () => {
    const { clauses } = own(row(2, { 法律: '示例法', 条: '第二条', 处罚种类: '警告' }));
    const laid = new ClauseTable(withOwnClauses(table.clauses, clauses));
    expect(laid.lookupText('示例法', '第二条')).toMatchObject({ kind: 'level', level: 'B' });
    expect(laid.lookupText('示例法', '第一条')).toEqual(at('第一条'));
    expect(laid.clauses).toHaveLength(table.clauses.length - 1);
  });
});

describe('search', () => {
  test('finds by law, article in any writing and kind of penalty', () => {
    expect(table.search('示例法 第2条')).toHaveLength(2);
    expect(table.search('中华人民共和国示例法 第二条 关闭')).toHaveLength(0);
    expect(table.search('第二条 停产停业').map((c) => c.level)).toEqual(['D']);
    expect(table.search('示例', 3)).toHaveLength(3);
    expect(table.search('')).toEqual([]);
    expect(table.search('别的法')).toEqual([]);
  });
});

test('every kind of penalty has a Chinese name of its own', () => {
  expect(new Set(Object.values(measures)).size).toBe(Object.keys(measures).length);
});
