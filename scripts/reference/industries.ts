// Makes reference/industries.csv (GB/T 4754-2017: code, name, parent, level) from ref/gbt4754_2017.csv, mending what the public copies have wrong.
import { join } from 'node:path';
import { dataFolder, type Row, readRows, writeRows } from './rows.ts';

const LEVELS = ['section', 'division', 'group', 'class'];

/** Groups and classes hang by their code; the copies put thirteen classes (8421, 9051-9059, 9221-9226, 9620) under a neighbour. */
function parentOf(row: Row): string {
  return Number(row.level) >= 2 ? row.code.slice(0, -1) : row.parent;
}

/** Brackets full width throughout, spaces from line breaks taken out. */
function nameOf(row: Row): string {
  return row.name.replace(/\s+/g, '').replace(/\(/g, '（').replace(/\)/g, '）');
}

const rows = readRows(join(dataFolder(), 'ref/gbt4754_2017.csv'));
const moved = rows.filter((row) => parentOf(row) !== row.parent).map((row) => row.code);
const lines = rows.map((row) => ({
  code: row.code,
  name: nameOf(row),
  parent: parentOf(row),
  level: LEVELS[Number(row.level)],
}));

const order = new Map(lines.map((line) => [line.code, line]));
function key(code: string): string {
  const line = order.get(code);
  if (!line) throw new Error(`no such code: ${code}`);
  return line.parent ? `${key(line.parent)}/${code}` : code;
}
lines.sort((a, b) => (key(a.code) < key(b.code) ? -1 : 1));

console.log(`moved under their own group: ${moved.join(' ')}`);
writeRows('industries.csv', ['code', 'name', 'parent', 'level'], lines);
