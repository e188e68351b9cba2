// Makes reference/divisions.csv (county-and-above codes since 1981 with successors) from ref/areacodes_history.csv and ref/division2023_*.csv.
import { join } from 'node:path';
import { dataFolder, type Row, readRows, writeRows } from './rows.ts';

const headings = ['code', 'name', 'full_name', 'level', 'parent', 'since', 'until', 'successors', 'status'] as const;
type Line = Record<(typeof headings)[number], string>;

const folder = dataFolder();
const read = (name: string) => readRows(join(folder, 'ref', name));
const LEVELS: Row = { 省级: 'province', 地级: 'city', 县级: 'county' };
const STATUSES: Row = { 在用: 'current', 变更: 'changed', 弃用: 'abolished' };
const DIRECT = '直辖';

/** A row of the history: the second level is a city's name, or 直辖 for what a province governs directly. */
function fromHistory(row: Row): Line {
  const level = LEVELS[row.级别];
  const direct = row.二级行政区 === DIRECT;
  const code = row.代码;
  return {
    code,
    name: row.名称,
    full_name: fullName(row, level, direct),
    level,
    parent: level === 'province' ? '' : level === 'city' || direct ? provinceOf(code) : cityOf(code),
    since: row.启用时间,
    until: row['变更/弃用时间'],
    successors: row.新代码,
    status: STATUSES[row.状态],
  };
}

function fullName(row: Row, level: string, direct: boolean): string {
  if (level === 'province') return row.名称;
  return row.一级行政区 + (level === 'county' && !direct ? row.二级行政区 : '') + row.名称;
}

const provinceOf = (code: string) => `${code.slice(0, 2)}0000`;
const cityOf = (code: string) => `${code.slice(0, 4)}00`;

/** A code without years of its own: used in registration or statistics, not a division of GB/T 2260's yearly lists. */
function undated(code: string, name: string, level: string, parent: string, status: string): Line {
  const above = current.get(parent)?.full_name ?? '';
  return { code, name, full_name: above + name, level, parent, since: '', until: '', successors: '', status };
}

const history = read('areacodes_history.csv').map(fromHistory);
const taken = new Set(history.map((line) => line.code));
const current = new Map(history.filter((line) => line.status === 'current').map((line) => [line.code, line]));

// Central registration (credit codes that begin 91100000…).
const nation: Line = { ...undated('100000', '中华人民共和国', 'nation', '', 'national') };

// What the statistical bureau puts between a province and the counties it governs directly.
const groups = read('division2023_cities.csv')
  .map((row) => ({ code: `${row.code}00`, name: row.name }))
  .filter(({ code }) => !taken.has(code))
  .map(({ code, name }) => undated(code, name, 'city', provinceOf(code), 'collective'));

// Development zones and the like, which only the statistical bureau codes.
const statistical = read('division2023_areas.csv')
  .filter(({ code }) => !taken.has(code))
  .map(({ code, name }) => undated(code, name, 'county', cityOf(code), 'statistical'));

// The city's own districts taken together, as registration authorities of cities use it (330201).
const used = new Set([...taken, ...groups.map((line) => line.code), ...statistical.map((line) => line.code)]);
const districts = [...current.values()]
  .filter((line) => line.level === 'city' && line.name.endsWith('市') && !used.has(`${line.code.slice(0, 4)}01`))
  .map((line) => undated(`${line.code.slice(0, 4)}01`, '市辖区', 'county', line.code, 'collective'));

const lines = [nation, ...history, ...groups, ...statistical, ...districts];
for (const line of lines) {
  if (line.parent && !taken.has(line.parent)) throw new Error(`${line.code} ${line.name}: no parent ${line.parent}`);
}
lines.sort((a, b) => (a.code === b.code ? Number(a.since) - Number(b.since) : a.code < b.code ? -1 : 1));
writeRows('divisions.csv', headings, lines);
