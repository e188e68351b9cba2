// The page that tells of every article where it lives and what proves it; one that lives nowhere, or that nothing proves, is told as missing.

import type { Catalogue } from '../../src/ledger/catalogue.ts';
import { allCited, articlesIn, type Cited, loadSources, type Source } from './articles.ts';
import { both, generatedNote, table } from './markdown.ts';

/** What is missing: articles that live nowhere, that nothing proves, or of which a rule has no case. */
export function missingIn({ articles, named }: Source, cited: readonly Cited[]): string[] {
  const own = cited.filter(({ document }) => document.includes(named));
  return articles.map((article) => toldOf(article, own)).flatMap(({ of, lacks }) => (lacks ? [`${of}：${lacks}`] : []));
}

/** The page, as Markdown. */
export function articlesPage(root: string, catalogue: Catalogue): string {
  const cited = allCited(root, catalogue);
  return `${[
    '# 条文对照 · Articles',
    generatedNote,
    '每一条在哪里、凭什么证明：规则书、期限单、预警单和标注里写明条号的自动列入，其余写在 [supervision/articles.yaml](../../supervision/articles.yaml)。案例后面的数字是用到它的案例数。\n\nWhere each article lives and what proves it: what names its article in rulebooks, duty and warning sheets and tagging is found by itself, the rest is said in supervision/articles.yaml. The number behind a file of cases is how many of them it has a part in.',
    ...loadSources(root).flatMap((source) => sectionOf(source, cited)),
  ].join('\n\n')}\n`;
}

interface Told {
  readonly of: string;
  readonly cells: readonly string[];
  readonly lacks: string | undefined;
}

function sectionOf(source: Source, cited: readonly Cited[]): string[] {
  const own = cited.filter(({ document }) => document.includes(source.named));
  const told = source.articles.map((article) => toldOf(article, own));
  const missing = missingIn(source, cited).map((one) => `- ${one}`);
  return [
    `## ${both(source.title)}`,
    table(
      ['条 article', '意思 sense', '在哪里 where it lives', '凭什么证明 what proves it', '还没有做的 not made yet'],
      told.map(({ cells }) => cells),
    ),
    `### 缺少的 · Missing\n\n${missing.length ? missing.join('\n') : '没有。 None.'}`,
  ];
}

function toldOf({ of, sense, lives, proof, left }: Source['articles'][number], cited: readonly Cited[]): Told {
  const found = cited.filter(({ article }) =>
    /^\d+$/.test(of) ? articlesIn(article).includes(of) : article.includes(of),
  );
  const where = [...found.map(({ file, id }) => `${file}: ${id}`), ...lives];
  const counts = new Map<string, number>();
  for (const { cases } of found) for (const [file, count] of cases) counts.set(file, (counts.get(file) ?? 0) + count);
  const proofs = [...[...counts].map(([file, count]) => `${file} (${count})`), ...proof];
  const bare = found
    .filter(({ cases, file }) => cases.size === 0 && !file.endsWith('tagging.yaml'))
    .map(({ id }) => id);
  return {
    of,
    cells: [of, both(sense), listed(where), listed(proofs), left ? both(left) : ''],
    lacks: lackOf(where.length > 0, proofs.length > 0, bare),
  };
}

function listed(all: readonly string[]): string {
  return [...new Set(all)].map((one) => `\`${one}\``).join('<br>');
}

function lackOf(lives: boolean, proven: boolean, bare: readonly string[]): string | undefined {
  if (!lives) return '还没有做 not made yet';
  if (!proven) return '没有案例或测试 no case or test';
  return bare.length > 0 ? `没有案例 no case: ${bare.join(', ')}` : undefined;
}
