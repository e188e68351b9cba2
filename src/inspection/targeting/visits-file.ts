// Past visits as a CSV file: a line a visit, with what it found.

import { parse } from 'csv-parse/sync';
import { dayOf } from '../../base/day.ts';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import type { Premises, Visit } from './visit.ts';

const NEEDED = ['编号', '日期', '严重'] as const;
/** In the order in which the register gives them. */
export const HEADINGS = [...NEEDED, '较重', '轻微', '不合格', '采取措施', '计划内', '类别', '方面', '许可'] as const;

type Heading = (typeof HEADINGS)[number];
type Line = Partial<Record<Heading, string>>;

/**
 * Premises with their visits by day. Headings in any order: 编号, 日期 (`YYYY-MM-DD`) and 严重 are required; numbers of problems
 * under 严重, 较重, 轻微; 是 or 否 under 不合格, 采取措施 and 计划内 (是 where it says nothing); 类别; subjects of problems under 方面
 * and licences under 许可, with ；between. Kind and licences are those of the first visit, known before all others. Columns of
 * other names are not looked at. Refuses a file without the required ones and what is no day, no number or neither 是 nor 否, with the line.
 */
export function readVisits(file: string, csv: string): Premises[] {
  const lines = linesOf(file, csv);
  const visits = lines.map((line, i) => ({
    line,
    visit: visitOf(line, (why) => unreadable(file, `第 ${i + 2} 行`, why)),
  }));
  return [...Map.groupBy(visits, ({ line }) => line.编号!)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, own]) => {
      const inOrder = own.sort((a, b) => a.visit.day - b.visit.day);
      const { 类别: kind, 许可: licences } = inOrder[0].line;
      return { id, ...(kind && { kind }), licences: parted(licences), visits: inOrder.map(({ visit }) => visit) };
    });
}

function parted(text: string | undefined): string[] {
  return (text ?? '').split(/[;；]/).flatMap((part) => part.trim() || []);
}

/** How often each is named. */
export function counted(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}

function linesOf(file: string, csv: string): Line[] {
  try {
    const lines = parse(csv, { bom: true, trim: true, skipEmptyLines: true, columns: true }) as Line[];
    const lacking = NEEDED.filter((heading) => lines.length > 0 && !(heading in lines[0]));
    if (lines.length === 0 || lacking.length > 0)
      throw new Error(`没有“${(lacking[0] ?? NEEDED[0]) as string}”一列的内容`);
    return lines;
  } catch (error) {
    throw unreadable(file, '', (error as Error).message);
  }
}

function visitOf(line: Line, refuse: (why: string) => Problem): Visit {
  const day = dayOf(line.日期!);
  if (day === undefined) throw refuse(`日期“${line.日期}”不是日期`);
  if (!line.编号) throw refuse('没有编号');
  const count = (heading: Heading) => {
    const text = line[heading] || '0';
    if (!/^\d+$/.test(text)) throw refuse(`${heading}“${text}”不是数`);
    return Number(text);
  };
  const yes = (heading: Heading, otherwise: boolean) => {
    const text = line[heading] || (otherwise ? '是' : '否');
    if (text !== '是' && text !== '否') throw refuse(`${heading}“${text}”不是“是”或“否”`);
    return text === '是';
  };
  const found = { critical: count('严重'), serious: count('较重'), minor: count('轻微') };
  const failed = yes('不合格', found.critical + found.serious > 0);
  const subjects = counted(parted(line.方面));
  return { day, ...found, failed, enforced: yes('采取措施', false), planned: yes('计划内', true), subjects };
}

function unreadable(file: string, where: string, why: string): Problem {
  return new Problem(problems['inspection.visits-not-readable'], { file, where, why });
}
