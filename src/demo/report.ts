// What the demo prints: receipts, tables of grades and tiers, explained entities, what to try next.

import { relative } from 'node:path';
import { explanationText } from '../grading/explanation-text.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import type { City } from './city-files.ts';
import type { Example } from './examples.ts';
import type { Share, Shares } from './shares.ts';
import { table, width } from './table.ts';

/** What became of one file. */
export interface FileReceipt {
  /** Path of the file. */
  readonly file: string;
  readonly label: string;
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly rejectedFile?: string;
  readonly notes: readonly string[];
}

export function title(text: string): string[] {
  return ['', text, '═'.repeat(width(text))];
}

export function cityReport({ entities, files }: City, folder: string): string[] {
  const records = files.reduce((sum, { rows }) => sum + rows.length, 0) - entities.length;
  return [
    ...title('一、一座虚构的城市'),
    `  金信市：${grouped(entities.length)} 个主体，${grouped(records)} 条记录（2020-11 至 2026-10），写成 ${files.length} 个 CSV 文件，在 ${shown(folder)}/`,
    '  区划和行业代码是真的；企业、人名、案件都是虚构的，信用代码没有发给任何真实企业。',
  ];
}

export function placesReport(folder: string, register: string, areas: number): string[] {
  const more = areas > 0 ? [`  全市划为 ${areas} 个网格，多数主体已认领，留下一些待认领`] : [];
  return [
    `  ${shown(folder)}/  生成的文件和退回的行，可以用表格软件打开`,
    `  ${register}  登记库、台账和等级`,
    ...more,
  ];
}

export function receiptReport(receipts: readonly FileReceipt[]): string[] {
  const total = (of: 'accepted' | 'unchanged' | 'rejected') => receipts.reduce((sum, one) => sum + one[of], 0);
  const rows = receipts.map((one) => [
    shown(one.file),
    one.label,
    ...[one.accepted, one.unchanged, one.rejected].map(grouped),
  ]);
  const sum = ['合计', '', grouped(total('accepted')), grouped(total('unchanged')), grouped(total('rejected'))];
  const notes = receipts.flatMap(({ label, notes }) => notes.map((note) => `  ${label}：${note}`));
  return [
    ...table(['文件', '内容', '新收', '已有', '退回'], ['left', 'left', 'right', 'right', 'right'], [...rows, sum]),
    ...notes,
  ];
}

/** The rows that were given back, the way to mend them, and the command that takes them then. */
export function rejectedReport(receipts: readonly FileReceipt[], reasons: readonly string[], mended: string): string[] {
  const given = receipts.find(({ rejectedFile }) => rejectedFile);
  if (!given) return [];
  return [
    '',
    `有 ${given.rejected} 行是故意写错的，已原样退到 ${shown(given.rejectedFile!)}，“错误”列写着每行的原因和改法：`,
    ...reasons.map((reason) => `  · ${reason}`),
    `改好后直接导入退回的文件即可。已改好的一份在 ${shown(mended)}，可以直接试。`,
  ];
}

/** Levels and tiers under every rulebook, each with its share of the entities covered. */
export function sharesReport(all: readonly Shares[], entities: number): string[] {
  const rows = all.flatMap(({ book, levels, tiers, notCovered }) => {
    const covered = entities - notCovered;
    if (!covered) return [[named(book), '评价范围外', grouped(notCovered), '', '', '', '']];
    const height = Math.max(levels.length, tiers.length);
    return Array.from({ length: height }, (_, i) => [
      i === 0 ? named(book) : i === 1 && notCovered ? `评价范围外 ${grouped(notCovered)} 户` : '',
      ...cells(levels[i], covered),
      ...cells(tiers[i], covered),
    ]);
  });
  return table(
    ['规则书', '等级', '户数', '占比', '监管等级', '户数', '占比'],
    ['left', 'left', 'right', 'right', 'left', 'right', 'right'],
    rows,
  );
}

function cells(share: Share | undefined, of: number): string[] {
  if (!share) return ['', '', ''];
  const { zh } = share.label;
  const word = zh.normalize('NFKC').includes(share.code) ? zh : `${share.code} ${zh}`;
  return [word, grouped(share.count), of ? `${((share.count / of) * 100).toFixed(2)}%` : ''];
}

function named(book: Rulebook): string {
  return `${book.short.zh}（${book.id}）`;
}

export function exampleReport({ title, name, explanation }: Example, book: Rulebook): string[] {
  return ['', `【${title}】`, ...explanationText(explanation, name, book).map((line) => `  ${line}`)];
}

export interface Next {
  readonly what: string;
  readonly command: string;
}

/** Commands to try, each under what it shows; they name the data folder when the demo was told another than usual. */
export function nextReport(all: readonly Next[], dataFolder: string | undefined): string[] {
  const before = dataFolder ? `JINXIN_DATA=${dataFolder} ` : '';
  return all.flatMap(({ what, command }) => [`  ${what}`, `    ${before}npm run -s jinxin -- ${command}`]);
}

/** A path as the user would type it. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
