// The shipped mappings on real files that nobody here made: everything goes in, and again changes nothing.

import { copyFileSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Db } from '../src/base/db.ts';
import { exportGrades } from '../src/grading/export-grades.ts';
import { undeterminedList } from '../src/grading/undetermined.ts';
import { testDatabase } from './database.ts';
import { counts, importer } from './importing.ts';
import { shared } from './shared.ts';

const database = await testDatabase();
const { grading, path, run } = await importer(database);

const toronto = shared('inspections/toronto_inspections.csv.gz');
const norwich = shared('inspections/uk_fhrs_norwich_2026-07-21.csv.gz');
const csrc = shared('cn/csrc_company_measures.csv');

/** Rejected rows would go beside the file, so the import gets a copy. */
function copied(file: string): string {
  const copy = path(basename(file));
  copyFileSync(file, copy);
  return copy;
}

const map = (name: string) => `${import.meta.dirname}/../examples/${name}.map.yaml`;

async function twice(type: string, file: string, name: string): Promise<string[]> {
  const receipts = [await run(type, file, { map: map(name) }), await run(type, file, { map: map(name) })];
  return receipts.map((receipt) => `${counts(receipt)}, skipped ${receipt.skipped}`);
}

async function levels(db: Db, rulebook: string, on: string): Promise<Record<string, number>> {
  const count: Record<string, number> = {};
  for await (const { level } of exportGrades(db, grading, { rulebook, on })) {
    if (level) count[level] = (count[level] ?? 0) + 1;
  }
  return count;
}

describe.skipIf(!toronto)('Toronto', { timeout: 240_000 }, () => {
  test('97,010 inspections of 11,543 premises, graded as published', async () => {
    const file = copied(toronto!);
    expect(await twice('entities', file, 'toronto/entities')).toEqual([
      'accepted 11543, unchanged 85467, rejected 0, skipped 0',
      'accepted 0, unchanged 97010, rejected 0, skipped 0',
    ]);
    const inspections = await run('inspection-result', file, { map: map('toronto/inspection-result') });
    expect(counts(inspections)).toBe('accepted 97010, unchanged 0, rejected 0');
    await database.read(async (db) => {
      expect(await levels(db, 'inspection-history', '2009-12-31')).toEqual({ A: 1899, B: 1719, C: 303, D: 192 });
      expect(await levels(db, 'inspection-history', '2010-12-31')).toEqual({ A: 2071, B: 1984, C: 335, D: 250 });
      expect(await levels(db, 'inspection-history', '2011-12-31')).toEqual({ A: 2244, B: 2157, C: 385, D: 313 });
    });
  });
});

describe.skipIf(!norwich)('Norwich', () => {
  test('1,319 scored premises, each with its published rating', async () => {
    const file = copied(norwich!);
    expect(await twice('entities', file, 'norwich/entities')).toEqual([
      'accepted 1563, unchanged 0, rejected 0, skipped 0',
      'accepted 0, unchanged 1563, rejected 0, skipped 0',
    ]);
    expect(await twice('inspection-result', file, 'norwich/inspection-result')).toEqual([
      'accepted 1319, unchanged 0, rejected 0, skipped 244',
      'accepted 0, unchanged 1319, rejected 0, skipped 244',
    ]);
    const published = parse(gunzipSync(readFileSync(norwich!)), { columns: true }) as Record<string, string>[];
    const scored = published.filter((row) => row.hygiene !== '');
    const ours = await database.read(async (db) => {
      const { rows } = await db.query("select entity_id, value from registry.identifier where scheme = 'fhrs'");
      const ids = new Map(rows.map(({ entity_id, value }) => [`JX${String(entity_id).padStart(10, '0')}`, value]));
      const grades = new Map<string, string>();
      for await (const line of exportGrades(db, grading, { rulebook: 'uk-fhrs', on: '2026-07-21' })) {
        if (line.level) grades.set(ids.get(line.code) ?? line.code, line.level);
      }
      return grades;
    });
    expect(ours.size).toBe(1319);
    expect(scored.filter((row) => ours.get(row.fhrsid) !== row.rating)).toEqual([]);
  });
});

describe.skipIf(!csrc)('the securities regulator’s measures', () => {
  test('859 measures on 620 companies, articles and fines kept, nothing guessed', async () => {
    const file = copied(csrc!);
    expect(await twice('entities', file, 'csrc/entities')).toEqual([
      'accepted 620, unchanged 239, rejected 0, skipped 0',
      'accepted 0, unchanged 859, rejected 0, skipped 0',
    ]);
    expect(await twice('administrative-penalty', file, 'csrc/administrative-penalty')).toEqual([
      'accepted 859, unchanged 0, rejected 0, skipped 0',
      'accepted 0, unchanged 859, rejected 0, skipped 0',
    ]);
    const { rows } = await database.read((db) =>
      db.query("select payload from ledger.entry where type = 'administrative-penalty'"),
    );
    const payloads = rows.map(
      ({ payload }) => payload as { basis?: string; measures: { kind: string; amount?: number }[] },
    );
    const fines = payloads.flatMap(({ measures }) => measures.filter(({ kind }) => kind === 'fine'));
    expect(payloads.filter(({ basis }) => basis)).toHaveLength(852);
    expect([fines.length, fines.filter(({ amount }) => amount !== undefined).length]).toEqual([87, 16]);
    const undetermined = await database.read((db) => undeterminedList(db, grading, 'chongqing'));
    expect(new Set(undetermined.map(({ recordId }) => recordId)).size).toBeGreaterThan(800);
  });
});
