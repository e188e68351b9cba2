// Code lists: closed sets of values, each with its names, and how a value written by hand finds its code.

export interface Label {
  readonly zh: string;
  readonly en: string;
}

export interface Code {
  readonly code: string;
  readonly label: Label;
  /** Other ways in which people write it; one that ends in `*` stands for everything that begins so. */
  readonly aliases: readonly string[];
  /** No longer used for new records; kept because old records carry it. */
  readonly retired: boolean;
}

/** A name that covers several codes and says not which: people are asked to choose. */
export interface Ambiguous {
  readonly texts: readonly string[];
  readonly choices: readonly string[];
}

export interface CodeList {
  readonly id: string;
  readonly label: Label;
  readonly basis: string;
  /** Order counts: grading keeps a code as its place in this list, so new codes go to the end. */
  readonly codes: readonly Code[];
  readonly ambiguous: readonly Ambiguous[];
  readonly positions: ReadonlyMap<string, number>;
  /** Simplified spelling of every code, name and alias → the code, or the choices when it is ambiguous. */
  readonly spellings: ReadonlyMap<string, string | readonly string[]>;
  /** Simplified beginnings of aliases that end in `*` → the code. */
  readonly beginnings: readonly (readonly [string, string])[];
}

export type CodeReading =
  | { readonly codes: readonly string[] }
  | { readonly text: string; readonly choices: readonly string[] };

/** How spellings are compared: NFKC, without white space, lower case. */
export function simplified(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** Builds a list with its indexes; the first spelling met keeps its meaning. */
export function codeList(list: Omit<CodeList, 'positions' | 'spellings' | 'beginnings'>): CodeList {
  const spellings = new Map<string, string | readonly string[]>();
  const add = (text: string, meaning: string | readonly string[]) => {
    const key = simplified(text);
    if (!spellings.has(key)) spellings.set(key, meaning);
  };
  const beginnings: [string, string][] = [];
  for (const { code, label, aliases } of list.codes)
    for (const text of [code, label.zh, label.en, ...aliases])
      if (text.endsWith('*')) beginnings.push([simplified(text.slice(0, -1)), code]);
      else add(text, code);
  for (const { texts, choices } of list.ambiguous) for (const text of texts) add(text, choices);
  return { ...list, spellings, beginnings, positions: new Map(list.codes.map(({ code }, i) => [code, i])) };
}

/** Reads one code written by hand; `choices` is empty when nothing in the list is spelled so. */
export function readCode(list: CodeList, text: string): CodeReading {
  const key = simplified(text);
  const meaning = list.spellings.get(key) ?? list.beginnings.find(([beginning]) => key.startsWith(beginning))?.[1];
  return typeof meaning === 'string' ? { codes: [meaning] } : { text: text.trim(), choices: meaning ?? [] };
}

/**
 * Reads several codes joined by `;` or another mark of enumeration, each code once, in the order written.
 * A piece is looked up whole before it is cut further, because a name may itself hold `、`.
 */
export function readCodes(list: CodeList, text: string): CodeReading {
  const codes = new Set<string>();
  for (const piece of pieces(text, /[;；\n]+/u)) {
    const whole = readCode(list, piece);
    const readings =
      'codes' in whole || whole.choices.length
        ? [whole]
        : pieces(piece, /[、，,|/+]+/u).map((part) => readCode(list, part));
    for (const reading of readings) {
      if (!('codes' in reading)) return reading;
      for (const code of reading.codes) codes.add(code);
    }
  }
  return { codes: [...codes] };
}

function pieces(text: string, separators: RegExp): string[] {
  return text
    .split(separators)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
