// Grams: small pieces of names and spellings as 32-bit numbers, so that an index finds names by any part.
// Two pieces may share a number; search compares the text afterwards, so that costs time but never an answer.
import { completions, SYLLABLE_NUMBERS, syllablesOf } from './pinyin.ts';

// The endings that most names have choose nothing, and would be a third of the index.
const COMMON_ENDINGS = ['有限责任公司', '股份有限公司'];
const TOO_COMMON = new Set<number>();
for (const ending of COMMON_ENDINGS) {
  const syllables = syllablesOf(ending);
  const grams = [
    ...nameGrams(ending),
    ...syllableGrams(syllables),
    ...initialsGrams(syllables.map((s) => s![0]).join('')),
  ];
  for (const gram of grams) TOO_COMMON.add(gram);
}

/** The grams of a name in normal form: each character beyond ASCII, and every three neighbours within it. */
export function nameGrams(name: string): number[] {
  const grams: number[] = [];
  for (let i = 0; i < name.length; i++) {
    const [a, b, c] = [name.charCodeAt(i), name.charCodeAt(i + 1), name.charCodeAt(i + 2)];
    if (a > 0x7f) push(grams, a);
    else if (b <= 0x7f && c <= 0x7f) push(grams, threeOf(a, b, c));
  }
  return grams;
}

/** The grams of initials (`jxmyyxgs`): every three neighbours. */
export function initialsGrams(initials: string): number[] {
  const grams: number[] = [];
  for (let i = 0; i + 2 < initials.length; i++) {
    push(grams, ~threeOf(initials.charCodeAt(i), initials.charCodeAt(i + 1), initials.charCodeAt(i + 2)));
  }
  return grams;
}

/** The grams of syllables: two neighbours each, not across a character without a syllable. */
export function syllableGrams(syllables: readonly (string | undefined)[]): number[] {
  const grams: number[] = [];
  for (let i = 0; i + 1 < syllables.length; i++) {
    const [a, b] = [syllables[i], syllables[i + 1]];
    if (a !== undefined && b !== undefined) push(grams, pairOf(a, b));
  }
  return grams;
}

/** The grams of a finished syllable followed by each syllable that the unfinished one may become. */
export function unfinishedGrams(syllable: string, start: string): number[] {
  return completions(start).flatMap((completion) => syllableGrams([syllable, completion]));
}

// Three ASCII characters: 14 to 21 bits, above every single character.
function threeOf(a: number, b: number, c: number): number {
  return 0x1000000 | (a << 14) | (b << 7) | c;
}

function pairOf(a: string, b: string): number {
  return 0x2000000 | ((SYLLABLE_NUMBERS.get(a) ?? 0) << 9) | (SYLLABLE_NUMBERS.get(b) ?? 0);
}

function push(grams: number[], gram: number): void {
  if (!TOO_COMMON.has(gram)) grams.push(gram);
}
