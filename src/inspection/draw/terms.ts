// What is laid down of a random draw before its seed is known: pools as of a day, how many are drawn and how, where the seed comes from.

/** The formats that can be worked out again, and the one in which draws are laid down. */
export const FORMATS = ['jinxin-draw-1', 'jinxin-draw-2'] as const;
export type Format = (typeof FORMATS)[number];
export const FORMAT: Format = 'jinxin-draw-2';

/** Everything that decides a draw but the seed; its hash is published first. Ids are printable ASCII without blanks. */
export interface Terms {
  /** In the second, changes are chained by hash. */
  readonly format: Format;
  readonly title: string;
  /** The day as of which the pools were made. */
  readonly day: string;
  readonly strata: readonly Stratum[];
  readonly entities: readonly Candidate[];
  readonly officers: readonly Officer[];
  /** Officers of one visit; the law asks for two at least. */
  readonly officersEach: number;
  readonly seed: SeedTerms;
  /** The scorecard by which strata or weights follow from points; none where grades decide. */
  readonly card?: CardTerms;
}

/** What is laid down of a scorecard: enough to work strata and weights out from points. */
export interface CardTerms {
  readonly title: string;
  /** SHA-256 of its file. */
  readonly hash: string;
  /** The last day as of which it draws. */
  readonly until: string;
  /** `bands`: strata are bands of points; `weight`: one stratum, drawn in proportion to the odds that points stand for. */
  readonly by: 'bands' | 'weight';
  readonly bands: readonly { readonly id: string; readonly from: number }[];
  /** So many points double a weight, up to `most` times the least. */
  readonly doubling: number;
  readonly most: number;
}

/** Some of the pool, from which a number of its own is drawn. */
export interface Stratum {
  readonly id: string;
  /** Everybody alike, or in proportion to weight. */
  readonly by: 'chance' | 'weight';
  /** How many of ten thousand, rounded up. */
  readonly share: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** An entity in the pool. */
export interface Candidate {
  readonly id: string;
  readonly name?: string;
  readonly stratum: string;
  /** By the card of the terms. */
  readonly points?: number;
  /** Whole and positive; for strata drawn by weight. */
  readonly weight?: number;
  /** Fields of which one of the officers must know something. */
  readonly needs?: readonly string[];
}

/** An officer with a certificate of enforcement. */
export interface Officer {
  readonly id: string;
  readonly name?: string;
  readonly knows?: readonly string[];
  /** Entities that this officer must not inspect (recusal, 回避). */
  readonly avoids?: readonly string[];
  /** The most visits. */
  readonly most?: number;
}

/** A number that will be published by somebody else, or secrets that several parties have each pledged by a hash. */
export type SeedTerms =
  | { readonly kind: 'public'; readonly source: string; readonly known: string }
  | { readonly kind: 'parties'; readonly parties: readonly Pledge[] };

export interface Pledge {
  readonly party: string;
  /** See `pledge`. */
  readonly hash: string;
}

/** How many a stratum with so many entities gives. */
export function takeOf({ share, atLeast = 0, atMost = Number.MAX_SAFE_INTEGER }: Stratum, entities: number): number {
  const byShare = Math.floor((entities * share + 9_999) / 10_000);
  return Math.min(entities, atMost, Math.max(atLeast, byShare));
}

/** By id, character by character: the order in which a file lists its pools decides nothing. */
export function byId<T extends { readonly id: string }>(pool: readonly T[]): T[] {
  return pool.toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}
