// What is sent must be storable: no character that a database or JSON cannot hold, no nest deeper than anybody needs.

import type { Lang } from '../problem.ts';

/** Far more than any record or draft has. */
const DEEPEST = 32;

const SENTENCES = {
  text: { zh: '含有不能保存的字符（可能是编码转换出错）', en: 'holds characters that cannot be stored' },
  deep: { zh: '嵌套太深', en: 'is nested too deeply' },
} as const;

export interface Unsound {
  readonly path: readonly string[];
  readonly why: keyof typeof SENTENCES;
}

/** The first place in a value that could not be stored. */
export function unsound(value: unknown, path: readonly string[] = []): Unsound | undefined {
  if (typeof value === 'string') return isSound(value) ? undefined : { path, why: 'text' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length > DEEPEST) return { path: path.slice(0, 3), why: 'deep' };
  for (const [name, inner] of Object.entries(value)) {
    if (!isSound(name)) return { path, why: 'text' };
    const found = unsound(inner, [...path, name]);
    if (found) return found;
  }
  return undefined;
}

export function unsoundSentence({ why }: Unsound, lang: Lang): string {
  return SENTENCES[why][lang];
}

function isSound(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
