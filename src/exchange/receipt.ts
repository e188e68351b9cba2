// What became of the rows of one import.

export interface Counts {
  accepted: number;
  unchanged: number;
  rejected: number;
  /** Passed over because the mapping says so. */
  skipped: number;
}

export interface Receipt extends Counts {
  /** The file of the rows that were given back; undefined when none was. */
  readonly rejectedFile?: string;
  /** Sentences about the file: columns not taken, title rows, warnings. */
  readonly notes: readonly { readonly zh: string; readonly en: string }[];
}

export function noCounts(): Counts {
  return { accepted: 0, unchanged: 0, rejected: 0, skipped: 0 };
}

/** 0 all in, 2 some given back, 1 nothing could be read. */
export function exitCode({ accepted, unchanged, rejected }: Counts): number {
  if (!rejected) return 0;
  return accepted + unchanged ? 2 : 1;
}
