// The page that shows which record types and entity attributes answer each of the 39 indicators of 工商企字〔2003〕131号.

import { answers } from '../../src/ledger/answers.ts';
import type { Catalogue, Indicator } from '../../src/ledger/catalogue.ts';
import { both, generatedNote, table } from './markdown.ts';

const groups: Record<Indicator['group'], string> = {
  access: '市场准入指标 · Market access',
  conduct: '经营行为指标 · Conduct',
  exit: '市场退出指标 · Exit',
  reference: '参照指标 · Reference (shown beside the grade, never deciding it)',
};

/** The page, as Markdown. */
export function indicatorsPage(catalogue: Catalogue): string {
  const sections = Object.entries(groups).map(([group, title]) => {
    const rows = catalogue.indicators
      .filter((indicator) => indicator.group === group)
      .map((indicator) => [String(indicator.number), both(indicator.label), answered(catalogue, indicator.id)]);
    return `## ${title}\n\n${table(['序号 no.', '指标 indicator', '由何记录或登记事项反映 answered by'], rows)}`;
  });
  return `${['# 131号文指标与目录的对应 · Indicators', generatedNote, ...sections].join('\n\n')}\n`;
}

function answered(catalogue: Catalogue, id: string): string {
  return answers(catalogue, id)
    .map(({ set, field, where }) => {
      const place = field ? `${set.id}.${field.name}（${both(field.label)}）` : `${set.id}（${both(set.label)}）`;
      return where ? `${place}，${where.field} = ${where.codes.join(' / ')}` : place;
    })
    .join('；');
}
