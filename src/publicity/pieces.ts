// Pieces of time in which something is shown, half-open and in order, with the reason why each ends.

import { type Day, EVER, NEVER } from '../base/day.ts';
import type { Ending } from './publicity.ts';

export interface Piece {
  readonly from: Day;
  readonly until: Day;
  readonly ends: Ending;
}

/** What of pieces lies in `[from, until)`; one that is cut off ends for that reason. */
export function within(pieces: readonly Piece[], from: Day, until: Day, why: Ending): Piece[] {
  return pieces.flatMap((piece) => {
    const cut = piece.until > until;
    const one = { from: Math.max(piece.from, from), until: Math.min(piece.until, until), ends: cut ? why : piece.ends };
    return one.from < one.until ? [one] : [];
  });
}

/** Where both are; the earlier end counts, with its reason. */
export function both(one: readonly Piece[], other: readonly Piece[]): Piece[] {
  return one.flatMap((piece) => within(other, piece.from, piece.until, piece.ends));
}

/** Where either is; pieces that touch are one, and end as the later of them does. */
export function either(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.from - b.from || a.until - b.until)) {
    const last = joined.at(-1);
    if (!last || last.until < piece.from) joined.push(piece);
    else if (piece.until > last.until) joined[joined.length - 1] = { ...piece, from: last.from };
  }
  return joined;
}

/** What is left outside of `[from, until)`. */
export function without(pieces: readonly Piece[], { from, until, ends }: Piece): Piece[] {
  return [...within(pieces, EVER, from, ends), ...within(pieces, until, NEVER, ends)];
}
