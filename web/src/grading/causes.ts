// The records that decide a standing, numbered by day: the same number stands on the band and at the reason.

import type { Both } from '../words/use-words.ts';

export interface Cause {
  readonly record: number;
  readonly on: string;
  readonly label: Both;
  readonly what: Both;
  /** An objection to it is open. */
  readonly disputed?: boolean;
}

export interface Numbered extends Cause {
  readonly number: number;
}

interface Caused {
  readonly spans: readonly { readonly causes: readonly number[] }[];
}

/** Those that some span of the rulebook names, by day. */
export function numberedCauses(book: Caused, records: readonly Cause[]): Numbered[] {
  const named = new Set(book.spans.flatMap((span) => span.causes));
  return records
    .filter(({ record }) => named.has(record))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.record - b.record))
    .map((cause, i) => ({ ...cause, number: i + 1 }));
}

/** Spans that a disputed record decides are hatched on the band. */
export function withDisputes<S extends { readonly causes: readonly number[] }>(
  spans: readonly S[],
  causes: readonly Cause[],
): (S & { readonly disputed: boolean })[] {
  const disputed = new Set(causes.flatMap((cause) => (cause.disputed ? [cause.record] : [])));
  return spans.map((span) => ({ ...span, disputed: span.causes.some((record) => disputed.has(record)) }));
}

/** ① to ⑳, then numbers in brackets. */
export function circled(n: number): string {
  return n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`;
}
