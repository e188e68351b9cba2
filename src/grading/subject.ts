// What grading reads about an entity besides its records: dated attributes.

export type FactValue = string | boolean | readonly string[];

/** One attribute's value over a half-open interval of days; `null` = no known beginning or end. */
export interface Fact {
  /** `kind`, `status`, `tags` (重点行业), `keyRegion` (重点区域), `industries`, `division`. */
  readonly attribute: string;
  readonly value: FactValue;
  readonly from: string | null;
  readonly until: string | null;
}

/** An entity as grading sees it. */
export interface Subject {
  readonly entityId: number;
  readonly facts: readonly Fact[];
}
