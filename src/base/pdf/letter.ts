// A letter of an office on A4: to whom, what it says, where the seal goes, how it was received; in Chinese, an act of a Chinese office.

import { join } from 'node:path';
import type { AnsweredFile } from '../http/operation.ts';
import type { Typesetter } from './typeset.ts';

/** Paragraphs stand before and behind the numbered items; those without a text are left out. */
export interface Letter {
  readonly office: string;
  readonly title: string;
  readonly number: string;
  readonly to: string;
  readonly before: readonly (string | undefined)[];
  readonly items: readonly string[];
  readonly after: readonly (string | undefined)[];
  readonly seal: string;
  readonly issued: string;
  /** What is written in when it is handed over, by name. */
  readonly receipt: readonly (readonly [what: string, value: string])[];
  readonly note: string | undefined;
}

const TEMPLATE = join(import.meta.dirname, 'letter.typ');

/** The letter as PDF/A, with its fonts; the same letter at the same instant gives the same bytes. */
export async function letterFile(typesetter: Typesetter, letter: Letter, made: Date): Promise<AnsweredFile> {
  const { before, after, note, ...rest } = letter;
  const data = { ...rest, before: said(before), after: said(after), note: note ?? '', date: dateOf(made) };
  const pdf = await typesetter.typeset(TEMPLATE, data, made);
  return { name: `${letter.number}.pdf`, type: 'application/pdf', content: [new Uint8Array(pdf)] };
}

function said(paragraphs: Letter['before']): string[] {
  return paragraphs.flatMap((one) => one ?? []);
}

function dateOf(made: Date): number[] {
  return [made.getUTCFullYear(), made.getUTCMonth() + 1, made.getUTCDate()];
}
