// The page of all refusals: code, HTTP status, the Chinese and the English sentence.

import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { allRefusals } from '../../src/base/problem.ts';
import { generatedNote, table } from './markdown.ts';

/** The page, as Markdown, with every code declared in a `problems.ts` of some room. */
export async function errorsPage(root: string): Promise<string> {
  for (const file of globSync('src/**/problems.ts', { cwd: root }).sort())
    await import(pathToFileURL(join(root, file)).href);
  const rooms = Map.groupBy(allRefusals(), ([code]) => code.split('.')[0]);
  const sections = [...rooms].map(([room, refusals]) => {
    const rows = refusals.map(([code, { status, zh, en }]) => [`\`${code}\``, String(status), zh, en]);
    return `## ${room}\n\n${table(['代码 code', '状态 status', '中文', 'English'], rows)}`;
  });
  const intro =
    '大括号里的是随情况填入的内容；状态 200 的是提示，不是拒绝。 Words in braces are filled in; status 200 marks a note, not a refusal.';
  return `${['# 错误代码 · Error codes', generatedNote, intro, ...sections].join('\n\n')}\n`;
}
