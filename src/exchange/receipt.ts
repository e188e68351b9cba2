// What became of the rows of one import.

import type { Lang, Problem } from '../base/problem.ts';
import { sentence } from '../base/problem.ts';
import type { Label } from '../ledger/code-list.ts';

export interface Counts {
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Passed over because the mapping says so. */
  readonly skipped: number;
}

export interface Receipt extends Counts {
  /** The file of the rows that were given back; undefined when none was. */
  readonly rejectedFile?: string;
  /** Why the file could not be read to its end; what was read before is taken. */
  readonly cutOff?: Problem;
  /** Sentences about the file: columns not taken, title rows, warnings. */
  readonly notes: readonly Label[];
}

/** 0 all in, 2 some given back or the rest of the file unreadable (1, nothing could be read, is a thrown `Problem`). */
export function exitCode({ rejected, cutOff }: Receipt): number {
  return rejected > 0 || cutOff ? 2 : 0;
}

/** The receipt as printed; its first line is a contract. */
export function receiptLines({ accepted, unchanged, rejected, ...receipt }: Receipt, lang: Lang): string[] {
  const { skipped, rejectedFile, cutOff, notes } = receipt;
  const lines = [`accepted ${accepted}, unchanged ${unchanged}, rejected ${rejected}`];
  const say = (zh: string, en: string) => lines.push(lang === 'en' ? en : zh);
  if (lang === 'zh') lines.push(`收下 ${accepted} 行，已有 ${unchanged} 行，退回 ${rejected} 行。`);
  if (skipped) say(`按映射略过 ${skipped} 行。`, `Passed over by the mapping: ${skipped} rows.`);
  if (accepted + unchanged + rejected + skipped === 0) {
    say('文件只有表头，没有数据行。', 'The file has headings but no rows.');
  }
  if (rejectedFile) {
    say(
      `退回的行在 ${rejectedFile}，“错误”列写明了原因；改好后直接导入该文件即可。`,
      `Rejected rows are in ${rejectedFile}, each with its reason (错误); mend them there and import that file.`,
    );
  }
  if (cutOff) {
    const why = sentence(cutOff.code, cutOff.params, lang);
    say(`${why} 损坏之前的行已经处理。`, `${why} The rows before that place are done.`);
  }
  return [...lines, ...notes.map((note) => note[lang])];
}
