// Grams: small pieces of names and spellings as 32-bit numbers, so that an index finds names by any part.
// Two pieces may share a number; search compares the text afterwards, so that costs time but never an answer.
import { completions, type Piece, SYLLABLES, syllableNumber, syllablesOf } from './pinyin.ts';

const INITIALS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
const LATIN = INITIALS.map((c) => c.toUpperCase());

/**
 * The grams of a name in search form: each character beyond ASCII, and every three neighbours within it
 * (of a run of one or two, the run).
 */
export function nameGrams(name: string): number[] {
  return [...charactersBeyondAscii(name), ...(name.match(ASCII) ?? []).flatMap(threes).map(latinGram)];
}

/** The grams that every name with this part has: as `nameGrams`, without short runs, which may go on in the name. */
export function partGrams(part: string): number[] {
  const runs = (part.match(ASCII) ?? []).filter((run) => run.length >= 3);
  return [...charactersBeyondAscii(part), ...runs.flatMap(threes).map(latinGram)];
}

const ASCII = /[\0-\x7f]+/g;

function charactersBeyondAscii(text: string): number[] {
  return [...text].map((c) => c.codePointAt(0)!).filter((point) => point > 0x7f);
}

/** The grams of initials (`jxmyyxgs`): every three neighbours, or all of them when they are fewer. */
export function initialsGrams(initials: string): number[] {
  return threes(initials).map(initialsGram);
}

/** The grams of syllables: two neighbours each, and those that have no neighbour with a syllable. */
export function syllableGrams(syllables: readonly (string | undefined)[]): number[] {
  const grams: number[] = [];
  for (let i = 0; i < syllables.length; i++) {
    const [before, syllable, after] = [syllables[i - 1], syllables[i], syllables[i + 1]];
    if (syllable === undefined) continue;
    if (after !== undefined) grams.push(pairGram(syllable, after));
    else if (before === undefined) grams.push(pairGram(syllable));
  }
  return grams;
}

/** Of two Latin letters or digits: grams of which every name that contains them has one. */
export function gramsAroundLatin(two: string): number[] {
  return [two, ...LATIN.flatMap((c) => [two + c, c + two])].map(latinGram);
}

/** Of two initials: grams of which every name that contains them has one. */
export function gramsAroundInitials(two: string): number[] {
  return [two, ...INITIALS.flatMap((c) => [two + c, c + two])].map(initialsGram);
}

/**
 * Of the pieces of typed letters: sets of grams such that every name spelled like them has one gram of each set.
 * However the letters are cut, some piece covers a given letter; it and the piece after it are two neighbouring syllables.
 */
export function spellingGrams(pieces: readonly Piece[]): number[][] {
  const starts = [...new Set(pieces.map((piece) => piece.from))];
  const sets = starts.map((letter) => {
    const covering = pieces.filter((piece) => piece.from <= letter && letter < piece.to);
    if (letter > 0 && covering.some((piece) => piece.unfinished)) return [];
    return covering.flatMap((piece) => (piece.unfinished ? gramsAroundSyllable(piece.text) : gramsFrom(piece, pieces)));
  });
  return sets.filter((set) => set.length > 0);
}

function gramsFrom(piece: Piece, pieces: readonly Piece[]): number[] {
  return pieces
    .filter((next) => next.from === piece.to)
    .flatMap((next) => (next.unfinished ? completions(next.text) : [next.text]))
    .map((next) => pairGram(piece.text, next));
}

function gramsAroundSyllable(start: string): number[] {
  return completions(start).flatMap((s) => [
    pairGram(s),
    ...SYLLABLES.flatMap((t) => [pairGram(s, t), pairGram(t, s)]),
  ]);
}

function threes(text: string): string[] {
  if (text.length <= 3) return text ? [text] : [];
  return Array.from({ length: text.length - 2 }, (_, i) => text.slice(i, i + 3));
}

// Code points end below 2²¹; each kind of gram has a bit of its own above them, and at most 21 bits.
function latinGram(three: string): number {
  return 0x1000000 | packed(three);
}

function initialsGram(three: string): number {
  return 0x2000000 | packed(three);
}

function packed(three: string): number {
  let bits = 0;
  for (let i = 0; i < three.length; i++) bits = (bits << 7) | (three.charCodeAt(i) & 0x7f);
  return bits;
}

function pairGram(a: string, b?: string): number {
  return 0x4000000 | (syllableNumber(a) << 10) | (b === undefined ? 0 : syllableNumber(b));
}

// The endings that most names have choose nothing, and would be a third of the index.
const TOO_COMMON = new Set<number>();
for (const ending of ['有限责任公司', '股份有限公司']) {
  const syllables = syllablesOf(ending);
  const initials = syllables.map((s) => s![0]).join('');
  for (const gram of [...nameGrams(ending), ...syllableGrams(syllables), ...initialsGrams(initials)])
    TOO_COMMON.add(gram);
}

/** Whether a gram is left out of the index because nearly every name has it. */
export function isTooCommon(gram: number): boolean {
  return TOO_COMMON.has(gram);
}
