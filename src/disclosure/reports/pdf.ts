// A report as the template reads it, in Chinese, with the square that leads to its verification.

import { encode } from 'uqr';
import { parts, shanghaiDay, shanghaiTime } from '../../base/day.ts';
import type { ReportContent } from './content.ts';

const WORDS = {
  number: '编号',
  issued: '签发',
  page: '第',
  notes: '说明',
  heads: ['认定日期', '文号', '内容', '标注'],
};

const VERIFY = [
  '本报告经数字签名（Ed25519）：文件改动任何一个字节都能查出。扫描二维码查看报告是否仍是最新，并打开验证页面；把本文件拖进验证页面即可验证，页面可以保存下来离线使用。',
  '标注“已修复”的，失信行为已经纠正并依法修复。没有记录只说明所查范围内没有已报送的记录。个别生僻字以〓代替，JSON 文件中是原字。',
];

/** What `report.typ` reads. */
export function letterOf(report: ReportContent, signature: string) {
  const issued = new Date(report.issued);
  const { year, month, day } = parts(shanghaiDay(issued));
  const { entity } = report;
  return {
    ...{ title: report.title.zh, number: report.number, issuer: report.issuer, signature, words: WORDS },
    ...{ date: [year, month, day], issued: shanghaiTime(issued), qr: square(report) },
    facts: [
      ['名称', entity.name],
      ['统一社会信用代码', entity.uscc ?? '（没有）'],
      ...entity.facts.map(({ label, value }) => [label.zh, value.zh]),
      ['范围', report.scope.said.zh],
      ['用途', report.purpose],
      ['依据', report.basis],
    ],
    sections: report.sections.map(({ label, said, items }) => ({
      ...{ label: label.zh, said: said.zh },
      items: items.map(({ type, number, on, what, authority, marks }) => [
        ...[on, number, `${what.zh.startsWith(type.zh) ? '' : `${type.zh}：`}${what.zh}（${authority}）`],
        marks.map(({ zh }) => zh).join('、'),
      ]),
    })),
    notes: [...report.notes.map(({ zh }) => zh), ...VERIFY],
  };
}

/** Leads to the page where its state is told; where the office has no address, it holds the number. */
function square({ verify, number }: ReportContent): string {
  const { data, size } = encode(verify || number, { border: 0 });
  // One path of runs: a box for each module takes the typesetter longer than all the text.
  const runs = data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${runs.join('')}"/></svg>`;
}

/** Where dark runs of a row begin, and how long they are. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    if (!dark) return;
    const last = runs.at(-1);
    if (last && last[0] + last[1] === x) last[1]++;
    else runs.push([x, 1]);
  });
  return runs;
}
