// The list of officers (检查人员名录库) as a CSV file.

import { parse } from 'csv-parse/sync';
import { Problem } from '../base/problem.ts';
import type { Officer } from './draw/terms.ts';
import { problems } from './problems.ts';

const HEADINGS = ['编号', '姓名', '领域', '回避', '最多次数'] as const;

/**
 * Officers from CSV with the headings 编号 (required), 姓名, 领域 and 回避 (；or ; between several), 最多次数, in any order.
 * Refuses other headings and a number that is none, with the line.
 */
export function readOfficers(file: string, csv: string): Officer[] {
  const rows = rowsOf(file, csv);
  if (!rows.headings.includes('编号')) throw unreadable(file, '第 1 行', '没有“编号”一列');
  const strange = rows.headings.find((heading) => !(HEADINGS as readonly string[]).includes(heading));
  if (strange !== undefined)
    throw unreadable(file, '第 1 行', `不认识“${strange}”一列；可以有：${HEADINGS.join('、')}`);
  return rows.lines.map(({ 编号: id, 姓名: name, 领域: knows, 回避: avoids, 最多次数: most }, i) => {
    if (most && !/^\d+$/.test(most)) throw unreadable(file, `第 ${i + 2} 行`, `最多次数“${most}”不是数`);
    return {
      id,
      ...(name && { name }),
      ...(knows && { knows: parts(knows) }),
      ...(avoids && { avoids: parts(avoids) }),
      ...(most && { most: Number(most) }),
    };
  });
}

type Line = Record<(typeof HEADINGS)[number], string>;

function rowsOf(file: string, csv: string): { headings: string[]; lines: Line[] } {
  try {
    const [headings = [], ...rows] = parse(csv, { bom: true, trim: true, skipEmptyLines: true }) as string[][];
    const lines = rows.map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i]])) as Line);
    return { headings, lines };
  } catch (error) {
    throw unreadable(file, '', (error as Error).message);
  }
}

function parts(text: string): string[] {
  return text
    .split(/[；;]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function unreadable(file: string, where: string, why: string): Problem {
  return new Problem(problems['inspection.officers-not-readable'], { file, where, why });
}
