// Departments' demands and their capacities as CSV files, week by week, and the joint plan written as one.

import { parse } from 'csv-parse/sync';
import { type Day, dayOf, iso } from '../base/day.ts';
import { Problem } from '../base/problem.ts';
import type { Asked, AskingPlan } from './joint/demands.ts';
import type { Merged } from './joint/merge.ts';
import { problems } from './problems.ts';

const DEMANDS = ['主体', '部门', '计划', '事项', '开始', '结束', '工作量', '守信'] as const;
const CAPACITY = ['部门', '每周工作量'] as const;

/** What was read, with the names of what is numbered. */
export interface JointFile {
  readonly asked: Asked;
  readonly entities: readonly string[];
  readonly departments: readonly string[];
  /** The item of each demand. */
  readonly items: readonly string[];
  /** The day with which the first week begins. */
  readonly begins: Day;
}

/** Reads both files; refuses what is not readable, with the line. */
export function readJoint(demands: { name: string; csv: string }, capacity: { name: string; csv: string }): JointFile {
  const rows = rowsOf(demands, DEMANDS);
  const week = new Map(
    rowsOf(capacity, CAPACITY).map((row, i) => [row.部门, whole(capacity.name, i, row, '每周工作量')]),
  );
  const days = rows.map(
    (row, i) => [dayIn(demands.name, i, row, '开始'), dayIn(demands.name, i, row, '结束')] as const,
  );
  const begins = days.reduce((least, [from]) => Math.min(least, from), days[0]?.[0] ?? 0);
  const slots = Math.max(1, ...days.map(([, until]) => Math.floor((until - begins) / 7) + 1));
  const [departments, entities, items, plans] = [new Numbers(), new Numbers(), new Numbers(), new Numbers()];
  const windows: AskingPlan[] = [];
  const column = (of: (row: Row, i: number) => number) => Int32Array.from(rows, of);
  const plan = column(({ 部门, 计划 }, i) => {
    const [first, last] = days[i].map((day) => Math.floor((day - begins) / 7));
    const number = plans.of(`${部门}\n${计划}\n${first}\n${last}`);
    windows[number] ??= { department: departments.of(部门), first, last };
    return number;
  });
  const entity = column(({ 主体 }) => entities.of(主体));
  const item = column(({ 部门, 事项 }) => items.of(`${部门}\n${事项}`));
  const work = column((row, i) => whole(demands.name, i, row, '工作量'));
  const trusted = new Uint8Array(entities.names.length);
  for (const [i, { 守信 }] of rows.entries()) if (守信 === '是') trusted[entity[i]] = 1;
  const each = departments.names.map((name) => {
    const known = week.get(name);
    if (known === undefined) throw unreadable(capacity.name, '', `没有“${name}”`);
    return known;
  });
  const all = Int32Array.from({ length: each.length * slots }, (_, at) => each[Math.floor(at / slots)]);
  const asked = { slots, plans: windows, capacity: all, trusted, demands: { entity, plan, item, work } };
  return {
    asked,
    entities: entities.names,
    departments: departments.names,
    items: rows.map(({ 事项 }) => 事项),
    begins,
  };
}

/** The visits as rows: entity, the day with which their week begins, departments, items. */
export function visitRows({ asked, entities, departments, items, begins }: JointFile, merged: Merged): string[][] {
  const met = merged.visits.map(() => ({ by: new Set<string>(), for: new Set<string>() }));
  for (const [row, visit] of merged.visit.entries()) {
    if (visit < 0) continue;
    met[visit].by.add(departments[asked.plans[asked.demands.plan[row]].department]);
    met[visit].for.add(items[row]);
  }
  return merged.visits.map(({ entity, slot }, i) => [
    ...[entities[entity], iso(begins + 7 * slot)],
    ...[[...met[i].by].join('；'), [...met[i].for].join('；')],
  ]);
}

/** Names by number, in the order in which they are met. */
class Numbers {
  readonly names: string[] = [];
  readonly #known = new Map<string, number>();

  of(name: string): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

type Row = Record<string, string>;

function rowsOf({ name, csv }: { name: string; csv: string }, headings: readonly string[]): Row[] {
  let rows: Row[];
  try {
    rows = parse(csv, { bom: true, trim: true, skipEmptyLines: true, columns: true });
  } catch (error) {
    throw unreadable(name, '', (error as Error).message);
  }
  const missing = headings.find((heading) => rows[0] && !(heading in rows[0]));
  if (missing !== undefined) throw unreadable(name, '第 1 行', `没有“${missing}”一列`);
  return rows;
}

function whole(file: string, i: number, row: Row, column: string): number {
  if (!/^\d{1,6}$/.test(row[column])) throw unreadable(file, `第 ${i + 2} 行`, `${column}“${row[column]}”不是数`);
  return Number(row[column]);
}

function dayIn(file: string, i: number, row: Row, column: string): Day {
  const day = dayOf(row[column]);
  if (day === undefined) throw unreadable(file, `第 ${i + 2} 行`, `${column}“${row[column]}”不是日期`);
  if (column === '结束' && day < dayOf(row.开始)!) throw unreadable(file, `第 ${i + 2} 行`, '结束在开始之前');
  return day;
}

function unreadable(file: string, where: string, why: string): Problem {
  return new Problem(problems['inspection.joint-not-readable'], { file, where, why });
}
