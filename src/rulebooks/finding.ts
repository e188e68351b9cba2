// One thing that a check of a rulebook found, for the person who writes it.

import type { Bilingual, Rule, Rulebook, Written } from './rulebook.ts';

/** error: the book does not mean what it says; warning: something may be missing; note: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

export const findingKinds = {
  name: { zh: '名称不存在', en: 'unknown name' },
  unreachable: { zh: '永远轮不到', en: 'unreachable' },
  gap: { zh: '空缺', en: 'gap' },
  overlap: { zh: '重叠', en: 'overlap' },
  'missing-case': { zh: '缺少案例', en: 'missing case' },
  citation: { zh: '缺少出处', en: 'no citation' },
  unused: { zh: '没有用到', en: 'unused' },
} as const satisfies Record<string, Bilingual>;
export type FindingKind = keyof typeof findingKinds;

export interface Finding extends Written, Bilingual {
  readonly severity: Severity;
  readonly kind: FindingKind;
}

/** Gathers findings; the same one is kept once, though several editions list the rule. */
export class Findings {
  readonly #found = new Map<string, Finding>();

  add(severity: Severity, kind: FindingKind, { file, line }: Written, zh: string, en: string): void {
    this.#found.set(`${file}:${line} ${zh}`, { severity, kind, file, line, zh, en });
  }

  /** By file and line. */
  list(): Finding[] {
    return [...this.#found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  }
}

/** The rules of a book's own files, each once; those of a book that it extends are checked there. */
export function ownRules(book: Rulebook): Rule[] {
  const folder = book.file.slice(0, book.file.lastIndexOf('/') + 1);
  const rules = book.editions.flatMap((edition) => edition.rules).filter((rule) => rule.file.startsWith(folder));
  return [...new Set(rules)];
}

const severities: Record<Severity, Bilingual> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '提醒', en: 'warning' },
  note: { zh: '备考', en: 'note' },
};

/** A finding on one line: file, line, how grave, of what kind, and the sentence. */
export function findingText(finding: Finding, lang: 'zh' | 'en'): string {
  const { file, line, severity, kind } = finding;
  return `${file}:${line} ${severities[severity][lang]}（${findingKinds[kind][lang]}）${finding[lang]}`;
}
