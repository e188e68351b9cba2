// Grams: small pieces of names and spellings as 32-bit numbers, so that an index finds names by any part.
// Two pieces may share a number; search compares the text afterwards, so that costs time but never an answer.
import { completions, SYLLABLE_NUMBERS } from './pinyin.ts';

// Pieces of the ending that most names have: they choose nothing and would be a third of the index.
const TOO_COMMON = new Set([
  ...[...'有限公司', ...adjacent('有限公司'), ...adjacent('有限责任公司'), ...adjacent('股份有限')].map((p) =>
    pieceNumber(p),
  ),
  ...adjacent('yxgs', 3).map(initialsNumber),
  ...[
    ['you', 'xian'],
    ['xian', 'gong'],
    ['gong', 'si'],
  ].map(([a, b]) => syllablesNumber(a, b)),
] as number[]);

function adjacent(text: string, size = 2): string[] {
  return Array.from({ length: text.length - size + 1 }, (_, i) => text.slice(i, i + size));
}

/** One character beyond ASCII, two neighbours of which one is beyond ASCII, or three of ASCII. */
function pieceNumber(piece: string): number {
  if (piece.length === 3) return (piece.charCodeAt(0) << 14) | (piece.charCodeAt(1) << 7) | piece.charCodeAt(2);
  return piece.length === 1 ? piece.charCodeAt(0) : (piece.charCodeAt(0) << 16) | piece.charCodeAt(1);
}

function initialsNumber(three: string): number {
  const [a, b, c] = [three.charCodeAt(0), three.charCodeAt(1), three.charCodeAt(2)];
  return ~(0x200000 | ((a & 0x7f) << 14) | ((b & 0x7f) << 7) | (c & 0x7f));
}

function syllablesNumber(a: string, b: string): number | undefined {
  const [first, second] = [SYLLABLE_NUMBERS.get(a), SYLLABLE_NUMBERS.get(b)];
  return first === undefined || second === undefined ? undefined : ~((first << 9) | second);
}

/** Adds the grams of a name in normal form; with `single`, those of single characters too. */
export function addNameGrams(grams: Set<number>, name: string, single: boolean): void {
  for (let i = 0; i < name.length; i++) {
    const [a, b, c] = [name.charCodeAt(i), name.charCodeAt(i + 1), name.charCodeAt(i + 2)];
    if (single && a > 0x7f) add(grams, a);
    if (i + 1 < name.length && (a > 0x7f || b > 0x7f)) add(grams, (a << 16) | b);
    if (i + 2 < name.length && a <= 0x7f && b <= 0x7f && c <= 0x7f) add(grams, (a << 14) | (b << 7) | c);
  }
}

/** Adds the grams of initials (`jxmyyxgs`): three neighbours each. */
export function addInitialsGrams(grams: Set<number>, initials: string): void {
  for (const three of adjacent(initials, 3)) add(grams, initialsNumber(three));
}

/** Adds the grams of syllables: two neighbours each, not across a character without a syllable. */
export function addSyllableGrams(grams: Set<number>, syllables: readonly (string | undefined)[]): void {
  for (let i = 0; i + 1 < syllables.length; i++) {
    const [a, b] = [syllables[i], syllables[i + 1]];
    if (a !== undefined && b !== undefined) add(grams, syllablesNumber(a, b));
  }
}

/** The grams of a finished syllable followed by each syllable that the unfinished one may become. */
export function unfinishedGrams(syllable: string, start: string): number[] {
  const grams = new Set<number>();
  for (const completion of completions(start)) add(grams, syllablesNumber(syllable, completion));
  return [...grams];
}

function add(grams: Set<number>, gram: number | undefined): void {
  if (gram !== undefined && !TOO_COMMON.has(gram)) grams.add(gram);
}
