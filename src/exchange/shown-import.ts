// How imports, looks and rejected rows are shown to whoever asks.

import type { AnswerOf } from '../base/http/operation.ts';
import type { Lang } from '../base/problem.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import type { listImports, listRejected, lookAtImport, readImport } from './api.ts';
import type { Told } from './fault.ts';
import type { Look } from './look.ts';
import { ENTITIES } from './mapping.ts';
import type { NotedImport } from './noted-import.ts';
import { type rejectedAfter, type rejectedByCode, said } from './rejected-rows.ts';
import { toldOf } from './run-import.ts';
import type { WordCount } from './seen-words.ts';
import { targetsOf } from './target.ts';

type Line = AnswerOf<typeof listImports>['items'][number];

/** An import as lists show it. */
export function importLine(noted: NotedImport, catalogue: Catalogue, account: string): Line {
  const { id, source, size, state, by, began, ended, read, accepted, unchanged, rejected, skipped, partOf } = noted;
  const counts = { accepted, unchanged, rejected, skipped };
  return {
    ...{
      id,
      source,
      size,
      state,
      by,
      own: noted.who === account,
      began,
      ended,
      read: Math.min(read, size),
      ...counts,
      partOf,
    },
    type: typeOf(noted.type, catalogue),
    file: noted.file.split('/').pop()!,
  };
}

function typeOf(type: string | null, catalogue: Catalogue): Line['type'] {
  if (type === null) return null;
  const set = type === ENTITIES ? catalogue.entity : catalogue.type(type);
  return { id: type, label: set?.label ?? { zh: type, en: type } };
}

/** An import with its receipt. */
export function importReceipt(
  noted: NotedImport,
  catalogue: Catalogue,
  account: string,
  lang: Lang,
  more: { reasons: Awaited<ReturnType<typeof rejectedByCode>>; mended: readonly NotedImport[] },
): AnswerOf<typeof readImport> {
  const { sheet, mapping, correct, headings, notes, cutOff, failure } = noted;
  const told = (one: Told | null) => one && said(one, lang);
  return {
    ...importLine(noted, catalogue, account),
    ...{ sheet, mapping, correct, headings: headings && [...headings], notes: [...(notes ?? [])] },
    cutOff: told(cutOff),
    failure: told(failure),
    reasons: more.reasons.map(({ count, line, first }) => ({
      code: first.code,
      count,
      line,
      text: said(first, lang, line),
    })),
    mended: more.mended.map((one) => importLine(one, catalogue, account)),
  };
}

/** A rejected row with the columns that its faults are in. */
export function rejectedLine(
  { line, cells, faults }: Awaited<ReturnType<typeof rejectedAfter>>[number],
  lang: Lang,
): AnswerOf<typeof listRejected>['items'][number] {
  return { line, cells: [...cells], faults: faults.map((fault) => shownFault(fault, line, lang)) };
}

function shownFault(fault: Told, line: number, lang: Lang) {
  const { column } = fault.params;
  return { column: column === undefined ? null : String(column), text: said(fault, lang, line) };
}

/** What a look found. */
export function shownLook(
  look: Look,
  catalogue: Catalogue,
  kept: string | undefined,
  lang: Lang,
): AnswerOf<typeof lookAtImport> {
  const { sheet, type, set, mapping, columns, problems, flaws, looked, sound } = look;
  const flawed = toldOf(flaws);
  return {
    ...{ format: sheet.format, encoding: sheet.encoding(), sheet: sheet.sheet ?? null, sheets: [...sheet.sheets] },
    ...{ notes: [...sheet.notes], type: type ?? null, mapping: mapping ?? null, kept: kept ?? null, looked, sound },
    columns: columns.map(({ samples, targets, by = null, ...column }) => ({
      ...column,
      ...{ samples: [...samples], targets: [...targets], by },
    })),
    targets: set ? targetsOf(catalogue, set) : [],
    problems: [...problems, ...(flawed ? [flawed] : [])].map((problem) => said(problem, lang)),
    rows: look.rows.map(({ line, cells }) => ({ line, cells: cells.map(String) })),
    faults: look.faults.map(({ line, fault }) => ({ line, ...shownFault(fault, line, lang) })),
    words: look.words.map(shownWords),
    counted: look.counted,
  };
}

const TRUTHS = [
  { code: 'true', label: { zh: '是', en: 'yes' }, retired: false },
  { code: 'false', label: { zh: '否', en: 'no' }, retired: false },
];
/** How many words of a column are shown, and how long these are: longer ones are texts, not words. */
const WORDS = { most: 100, longest: 200 };

function shownWords({ column: { target, column, several, list }, seen }: WordCount) {
  return {
    ...{ target, column, several, kinds: seen.length, unknown: seen.filter(({ by }) => !by).length },
    codes: list?.codes.map(({ code, label, retired }) => ({ code, label, retired })) ?? TRUTHS,
    seen: seen
      .filter(({ text }) => text.length <= WORDS.longest)
      .slice(0, WORDS.most)
      .map(({ codes, maybe, by = null, ...word }) => ({ ...word, by, codes: [...codes], maybe: [...maybe] })),
  };
}
