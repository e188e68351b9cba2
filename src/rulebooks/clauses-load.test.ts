import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Flaws } from '../base/yaml.ts';
import { measures } from './clauses.ts';
import { loadClauseTable, loadCriteria } from './clauses-load.ts';

const root = join(import.meta.dirname, '../..');
const table = loadClauseTable();
const folder = mkdtempSync(join(tmpdir(), 'clauses-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the shipped table', () => {
  test('gives at least 1,643 clauses of at least 142 statutes a level', () => {
    const levelled = table.clauses.filter((clause) => clause.level !== undefined);
    expect(levelled.length).toBeGreaterThanOrEqual(1643);
    expect(new Set(levelled.map((clause) => clause.key)).size).toBeGreaterThanOrEqual(142);
    expect(table.clauses).toHaveLength(5765);
    expect(levelled).toHaveLength(4868);
  });

  test('each id is used once, and clauses on persons only have no level', () => {
    expect(new Set(table.clauses.map((clause) => clause.id)).size).toBe(table.clauses.length);
    for (const clause of table.clauses) if (clause.onPersons) expect(clause.level, String(clause.id)).toBeUndefined();
  });

  test('its level column is what the declared rule gives', () => {
    const rows: { id: string; level: string }[] = parseCsv(
      readFileSync(join(root, 'reference/penalty-clauses.csv'), 'utf8'),
      { columns: true },
    );
    const levels = new Map(rows.map((row) => [Number(row.id), row.level]));
    for (const clause of table.clauses) expect(levels.get(clause.id), String(clause.id)).toBe(clause.level ?? '');
  });

  test('is small', () => {
    expect(readFileSync(join(root, 'reference/penalty-clauses.csv')).length).toBeLessThan(1_000_000);
  });

  test.each([
    ['食品安全法', '第一百二十六条', ['warning'], undefined],
    ['食品安全法', '第一百二十三条', ['fine'], 150_000],
    ['安全生产法', '第一百一十四条', ['fine'], 20_000_000],
    ['产品质量法', '第五十条', ['licence-revoked'], undefined],
    ['广告法', '第六十条第二款', ['fine'], 50_000],
    ['反不正当竞争法', '第二十一条', ['fine'], 1_000_000],
    ['公司法', '第二百五十一条', ['fine'], 200_000],
    ['市场主体登记管理条例', '第四十六条', ['fine'], 100_000],
    ['商标法', '第五十二条', ['fine'], 10_000],
  ])('%s%s threatens %j up to %s yuan', (law, article, kinds, fineMax) => {
    const finding = table.lookupText(law, article);
    if (finding.kind === 'unknown') throw new Error('not in the table');
    expect(
      finding.clauses.some(
        (clause) =>
          kinds.every((kind) => (clause.measures as string[]).includes(kind)) &&
          (fineMax === undefined || clause.fineMax === fineMax),
      ),
    ).toBe(true);
  });

  test('what was found wrong by hand is mended', () => {
    expect(table.search('海上航行警告和航行通告管理规定 第四条')).toEqual([]);
    expect(table.search('拍卖法 第九条')).toEqual([]);
    expect(table.lookupText('医师法', '第五十五条').kind).toBe('persons');
    expect(table.lookupText('网络安全法', '第六十三条第一款').kind).toBe('persons');
    expect(table.lookupText('野生动物保护法', '第五十七条')).toMatchObject({
      clauses: [{ measures: ['fine', 'confiscation-income', 'confiscation-goods'], multipleMax: 5 }],
    });
  });
});

test('kinds of penalty are those of the catalogue', () => {
  const list = parse(readFileSync(join(root, 'catalogue/lists/penalty-kind.yaml'), 'utf8'));
  const names = Object.entries(list.codes as Record<string, { zh: string }>).map(([code, { zh }]) => [code, zh]);
  expect(names).toEqual(Object.entries(measures));
});

test('the rule of levels is marked as an assumption, each step with its sense', () => {
  for (const criterion of loadCriteria()) {
    expect(criterion.assumption).toBe(true);
    expect(criterion.sense.zh && criterion.sense.en).toBeTruthy();
  }
});

describe('an authority’s own file', () => {
  const write = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  test('is laid over the shipped table', () => {
    const path = write(
      'own.csv',
      '\uFEFF法律,条,处罚种类,罚款上限,等级\n拍卖法,第九条,罚款,1000,\n食品安全法,126,警告,,D\n',
    );
    const laid = loadClauseTable({ name: basename(path), text: readFileSync(path) });
    expect(laid.lookupText('拍卖法', '第九条')).toMatchObject({ kind: 'level', level: 'B' });
    expect(laid.lookupText('食品安全法', '第一百二十六条')).toMatchObject({ kind: 'level', level: 'D' });
    expect(laid.lookupText('食品安全法', '第一百二十五条')).toEqual(table.lookupText('食品安全法', '第一百二十五条'));
  });

  test('is refused with every flaw and its line', () => {
    const path = write('bad.csv', '法律,条,处罚种类\n某法,第一条,罚款\n某法,某条,罚款\n,第二条,罚钱\n');
    expect(() => loadClauseTable({ name: basename(path), text: readFileSync(path) })).toThrow(Flaws);
    try {
      loadClauseTable({ name: basename(path), text: readFileSync(path) });
    } catch (error) {
      expect((error as Flaws).flaws.map((flaw) => [flaw.file, flaw.line])).toEqual([
        ['bad.csv', 3],
        ['bad.csv', 4],
        ['bad.csv', 4],
      ]);
    }
  });
});
