import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { shared } from '../../test/shared.ts';
import { dayOf } from '../base/day.ts';
import { division, divisionName, divisionParents, isDivision, successors } from './divisions.ts';
import { referenceRows } from './reference-file.ts';

const rows = referenceRows<'code' | 'level' | 'status' | 'parent' | 'successors'>('divisions.csv');
const on = (iso: string) => dayOf(iso)!;

describe('the shipped list', () => {
  test('holds 34 provinces and every code of the history since 1981', () => {
    const dated = rows.filter((row) => ['current', 'changed', 'abolished'].includes(row.status));
    expect(dated).toHaveLength(6823);
    expect(dated.filter((row) => row.level === 'province')).toHaveLength(34);
    expect(rows).toHaveLength(7257);
  });

  test('names a known division for every parent and every successor', () => {
    for (const row of rows) {
      if (row.parent) expect(isDivision(row.parent), row.code).toBe(true);
      for (const { code, year } of successors(row.code)) {
        expect(isDivision(code), `${row.code} -> ${code}`).toBe(true);
        expect(year, row.code).toBeGreaterThan(1980);
      }
    }
  });

  test('every code has one row that stands or stood last, and rows of a code never overlap', () => {
    const years = new Map<string, { since: number; until: number }[]>();
    for (const { code } of rows) {
      const found = division(code)!;
      expect(found.code).toBe(code);
      years.set(code, []);
    }
    for (const row of referenceRows<'code' | 'since' | 'until'>('divisions.csv'))
      years.get(row.code)!.push({ since: Number(row.since), until: Number(row.until) || 9999 });
    for (const [code, spans] of years)
      for (let i = 1; i < spans.length; i++) expect(spans[i - 1].until, code).toBeLessThanOrEqual(spans[i].since);
  });
});

describe('division', () => {
  test('names a county from its province down', () => {
    expect(divisionName('210603')).toBe('辽宁省丹东市振兴区');
    expect(divisionParents('210603').map((above) => above.name)).toEqual(['辽宁省', '丹东市']);
    expect(division('210603')).toMatchObject({ level: 'county', parent: '210600', status: 'current' });
  });

  test('takes nine and twelve digits by their first six', () => {
    expect(divisionName('210603001')).toBe('辽宁省丹东市振兴区');
    expect(divisionName('210603001002')).toBe('辽宁省丹东市振兴区');
  });

  test('a county under no city hangs from its province', () => {
    expect(divisionName('110108')).toBe('北京市海淀区');
    expect(division('419001')).toMatchObject({ name: '济源市', parent: '410000' });
  });

  test('keeps a name of the past for the years it had', () => {
    expect(division('420600', on('2009-12-31'))?.name).toBe('襄樊市');
    expect(division('420600', on('2010-01-01'))?.name).toBe('襄阳市');
    expect(division('420600')?.name).toBe('襄阳市');
  });

  test('keeps abolished regions, and where they went', () => {
    expect(divisionName('330204')).toBe('浙江省宁波市江东区');
    expect(division('330204')).toMatchObject({ status: 'abolished', until: 2016 });
    expect(successors('330204')).toEqual([{ code: '330212', year: 2016 }]);
    expect(division('330204', on('2016-06-01'))).toBeUndefined();
    expect(division('330204', on('2015-12-31'))?.name).toBe('江东区');
  });

  test('tells a part given away from the end of a division', () => {
    expect(successors('120106')).toEqual([{ code: '120113', year: 2020 }]);
    expect(division('120106')?.status).toBe('current');
  });

  test('a day before the first list is answered from the first list', () => {
    expect(division('110101', on('1979-10-01'))?.name).toBe('东城区');
  });

  test('knows the codes that registration and statistics use beside the list', () => {
    expect(divisionName('330201')).toBe('浙江省宁波市市辖区');
    expect(division('100000')?.level).toBe('nation');
    expect(division('110100')?.status).toBe('collective');
    expect(division('130171')?.status).toBe('statistical');
  });

  test.each(['', '21', '2106', '210699', '2106031', 'ABCDEF', '21060３', '210603001002001'])('%j is none', (code) => {
    expect(division(code)).toBeUndefined();
    expect(isDivision(code)).toBe(false);
    expect(successors(code)).toEqual([]);
    expect(divisionParents(code)).toEqual([]);
  });
});

const areas = shared('ref/division2023_areas.csv');
const cities = shared('ref/division2023_cities.csv');
const provinces = shared('ref/division2023_provinces.csv');
const codes = shared('ref/uscc_test_vectors.csv');
type Row = Record<string, string>;
const read = (path: string): Row[] => parse(readFileSync(path), { columns: true });

test.skipIf(!areas || !cities || !provinces)(
  'every division of mid-2023 stands in the list under the same name',
  () => {
    expect(read(provinces!)).toHaveLength(31);
    for (const { code, name } of read(provinces!)) expect(division(`${code}0000`)?.name).toBe(name);
    const counties = read(areas!);
    expect(counties).toHaveLength(2978);
    for (const { code, name } of counties) {
      expect(division(code)?.name, code).toBe(name);
      expect(['current', 'statistical'], code).toContain(division(code)?.status);
    }
    const all = read(cities!);
    expect(all).toHaveLength(342);
    for (const { code, name } of all) expect(division(`${code}00`)?.name).toBe(name);
  },
);

test.skipIf(!codes)('every region in 1,216 real credit codes is known', () => {
  const valid = read(codes!).filter((row) => row.expected === 'valid');
  expect(valid).toHaveLength(1216);
  for (const { code } of valid) expect(isDivision(code.slice(2, 8)), code).toBe(true);
});
