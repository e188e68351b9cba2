// What search keeps about an entity: its names in search form, how they are spelled, and grams of all that.
import { initialsGrams, isTooCommon, nameGrams, syllableGrams } from './gram.ts';
import { normaliseName } from './name.ts';
import { syllablesOf } from './pinyin.ts';

export interface SearchRow {
  readonly name: string;
  /** Former names, each between line ends; null when there are none. */
  readonly former: string | null;
  /** Each name's syllables, `|jin|xin`, and initials, a line for each name; null when no name has any. */
  readonly pinyin: string | null;
  readonly initials: string | null;
  readonly grams: readonly number[];
}

const HAN = /\p{Script=Han}/u;

/** A name or query as search compares it: normal form, letters and digits of any script only. */
export function searchForm(text: string): string {
  return normaliseName(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What search keeps for a name and former names. */
export function searchRow(name: string, formerNames: readonly string[] = []): SearchRow {
  const current = searchForm(name);
  const former = formerNames.map(searchForm).filter((f) => f && f !== current);
  const grams = new Set<number>();
  const spelled: { pinyin: string; initials: string }[] = [];
  for (const form of [current, ...former]) {
    addAll(grams, nameGrams(form));
    if (HAN.test(form)) spelled.push(spell(form, grams));
  }
  return {
    name: current,
    former: former.length ? `\n${former.join('\n')}\n` : null,
    pinyin: spelled.length ? spelled.map((s) => s.pinyin).join('\n') : null,
    initials: spelled.length ? spelled.map((s) => s.initials).join('\n') : null,
    grams: [...grams],
  };
}

function spell(form: string, grams: Set<number>): { pinyin: string; initials: string } {
  const syllables = syllablesOf(form);
  const characters = [...form];
  const initials = characters.map((c, i) => syllables[i]?.[0] ?? (/[A-Z0-9]/.test(c) ? c.toLowerCase() : '')).join('');
  addAll(grams, syllableGrams(syllables));
  addAll(grams, initialsGrams(initials));
  return { pinyin: syllables.map((s) => `|${s ?? ''}`).join(''), initials };
}

function addAll(grams: Set<number>, more: readonly number[]): void {
  for (const gram of more) if (!isTooCommon(gram)) grams.add(gram);
}
