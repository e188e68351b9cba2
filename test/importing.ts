// Imports files made on the spot, as `jinxin import` does, for the tests of import.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll } from 'vitest';
import type { Database } from '../src/base/db.ts';
import type { Import } from '../src/exchange/import.ts';
import { importFile } from '../src/exchange/import-file.ts';
import type { Receipt } from '../src/exchange/receipt.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { makeUscc } from '../src/registry/uscc.ts';

const clerk = { id: 'clerk', name: 'clerk' };
/** The moment of every import in these tests. */
const NOW = new Date('2026-11-22T04:00:00Z');

/** Imports into a database; `write` puts a file into a folder of its own, removed at the end. */
export async function importer(database: Database) {
  const { grading } = await prepareRegister(database, NOW);
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-import-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const write = (name: string, content: string | Buffer) => {
    writeFileSync(path(name), content);
    return path(name);
  };
  const run = (type: string, file: string, more: Partial<Import> = {}): Promise<Receipt> =>
    importFile({ database, grading, who: clerk, clock: () => NOW }, { type, file, ...more });
  return { grading, path, write, run };
}

/** The counts of a receipt as its line says them. */
export function counts({ accepted, unchanged, rejected }: Receipt): string {
  return `accepted ${accepted}, unchanged ${unchanged}, rejected ${rejected}`;
}

/** The rows of a file of rejected rows, by heading. */
export function rejectedRows(file: string): Record<string, string>[] {
  return parse(readFileSync(`${file}.rejected.csv`), { columns: true, bom: true, relax_column_count: true });
}

export const hasRejected = (file: string): boolean => existsSync(`${file}.rejected.csv`);

/** The credit code of the nth invented enterprise. */
export const code = (n: number): string => makeUscc('91', '210602', n);

/** A file of entities in the headings of the catalogue: the nth is 第n号公司. */
export function entitiesFile(numbers: readonly number[]): string {
  const rows = numbers.map(
    (n) => `${code(n)},第${n}号公司,企业,存续,2001-02-03,210602,5221,食品经营;餐饮服务,否,某甲,某路${n}号`,
  );
  return `统一社会信用代码,名称,主体类型,登记状态,成立日期,行政区划代码,行业代码,重点行业,重点区域,法定代表人,住所\n${rows.join('\n')}\n`;
}

/** A range of whole numbers from 1. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
