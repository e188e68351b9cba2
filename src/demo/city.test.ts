// The invented city: the same bytes every time, real codes, headings that the catalogue knows, no day after the last one.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dayOf, iso } from '../base/day.ts';
import { loadCatalogue } from '../ledger/catalogue-load.ts';
import { division } from '../registry/divisions.ts';
import { industry } from '../registry/industries.ts';
import { checkUscc } from '../registry/uscc.ts';
import { loadClauseTable } from '../rulebooks/clauses-load.ts';
import { BREACHES } from './breaches.ts';
import { FIRST_DAY, LAST_DAY, madeCity } from './city.ts';
import { cityOf } from './city-files.ts';
import { madePenalties } from './penalties.ts';
import { FARM_TRADES, TRADES } from './trades.ts';
import { csvOf, writeCity } from './write-city.ts';

const plan = { entities: 300, seed: '2026' };
const city = cityOf(plan);

describe('the same city every time', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-demo-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('two runs write the same files', () => {
    writeCity(join(folder, 'one'), cityOf(plan).files);
    writeCity(join(folder, 'other'), cityOf(plan).files);
    const names = readdirSync(join(folder, 'one'));
    expect(names.toSorted()).toEqual(city.files.map(({ name }) => name).toSorted());
    for (const name of names)
      expect(readFileSync(join(folder, 'one', name)).equals(readFileSync(join(folder, 'other', name))), name).toBe(
        true,
      );
  });

  test.each([
    { entities: 300, seed: '2027' },
    { entities: 301, seed: '2026' },
  ])('another plan has none of its codes: %o', (other) => {
    const codes = new Set(city.entities.map(({ uscc, regno }) => uscc || regno));
    expect(madeCity(other).filter(({ uscc, regno }) => codes.has(uscc || regno))).toEqual([]);
  });
});

describe('what is real is right', () => {
  test('credit codes have both check digits', () => {
    const odd = city.entities.filter(({ uscc }) => uscc).map(({ uscc }) => checkUscc(uscc));
    expect(odd.filter(({ problem, warning }) => problem || warning)).toEqual([]);
  });

  test('nobody is without an identifier, no name is used twice', () => {
    expect(city.entities.every(({ uscc, regno }) => uscc || regno)).toBe(true);
    expect(new Set(city.entities.map(({ name }) => name)).size).toBe(plan.entities);
  });

  test('divisions are counties of today under their own names', () => {
    for (const { division: code, county } of city.entities)
      expect(division(code), code).toMatchObject({ name: county, level: 'county', status: 'current' });
  });

  test('industries are classes, tags are on the list', () => {
    const tags = loadCatalogue().lists.get('key-industry')!;
    for (const trade of [...TRADES, ...FARM_TRADES]) {
      for (const code of trade.industries) expect(industry(code)?.level, code).toBe('class');
      for (const tag of trade.tags) expect(tags.positions.has(tag), tag).toBe(true);
    }
  });

  test('every cited article is in the clause table', () => {
    const table = loadClauseTable();
    const unknown = BREACHES.filter(
      ({ law, article }) => table.clauseCode(law, article, [], '2026-10-31') === undefined,
    );
    expect(unknown).toEqual([]);
  });
});

describe('the files', () => {
  const catalogue = loadCatalogue();

  test.each(city.files)('$name has headings that are known', ({ type, headings, rows }) => {
    const set = type === 'entities' ? catalogue.entity : catalogue.type(type)!;
    for (const heading of headings) expect(catalogue.column(set, heading), heading).toBeDefined();
    for (const row of rows) expect(row.length).toBe(headings.length);
  });

  test('penalties fall within the six years and after the entity began, numbers are unique', () => {
    const penalties = madePenalties(plan, city.entities);
    for (const { on, entity } of penalties) {
      expect(on).toBeGreaterThanOrEqual(Math.max(FIRST_DAY, entity.established));
      expect(on).toBeLessThanOrEqual(LAST_DAY);
    }
    expect(new Set(penalties.map(({ number }) => number)).size).toBe(penalties.length);
  });

  test('nothing has happened after the last day', () => {
    const past =
      /^(成立日期|决定日期|检查日期|收到日期|办结日期|报送日期|移出日期|列入日期|缴清日期|过户日期|履行日期|解除日期|续办日期|发出日期|答复日期|CF_JDRQ|XK_JDRQ|恢复营业日期)$/;
    for (const { name, headings, rows } of city.files.filter((file) => file.type !== 'complaint'))
      for (const [at, heading] of headings.entries())
        if (past.test(heading))
          for (const row of rows)
            if (row[at]) expect(dayOf(row[at])! <= LAST_DAY, `${name} ${heading} ${row[at]}`).toBe(true);
  });

  test('a file begins with a byte order mark and ends with a line', () => {
    const text = csvOf(city.files[0]);
    expect(text.startsWith('\uFEFF统一社会信用代码,')).toBe(true);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).toContain(iso(city.entities[0].established));
  });
});
