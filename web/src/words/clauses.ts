// Written text taken apart at its marks, full width or half: parts of a list, and the first clause of a sentence.

/** Between the parts of a list, as people type it. */
export const BETWEEN = /[,，、\s]+/;

/** Beginnings of division codes, as people type them. */
export const REACH_WRITTEN = /^\s*(\d{2,12}(\s*[,，、]\s*\d{2,12})*)?\s*$/;

/** The first words of a rule's sense. */
export function heart(sense: string): string {
  const first = sense.split(/[；;。，.]/)[0];
  // Letters are half as wide as characters.
  return cut(first, /^[\x20-\x7e]/.test(first) ? 48 : 24);
}

/** What happened without the kind of record before it, and without what follows the first of several. */
export function shortened(what: string): string {
  return cut(
    what
      .replace(/^[^：:]*[：:]\s*/, '')
      .split(/[（(；;，、]/)[0]
      .trim(),
    22,
  );
}

/** An act without the remarks after it. */
export function act(summary: string): string {
  return summary.split(/[；;]/)[0];
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
