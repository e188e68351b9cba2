// The nouns of a rulebook: dimensions with their levels, dated parameters, rules in eight forms, editions.

import type { Day, Period } from '../base/day.ts';
import type { FactName } from '../registry/subject.ts';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Where something is written, for findings that send a person there. */
export interface Written {
  readonly file: string;
  readonly line: number;
}

/** One step of a scale; scales run from best (least severe) to worst. */
export interface Level {
  readonly code: string;
  readonly label: Bilingual;
  readonly card?: string;
}

/** How points become a level: the first band (in the scale's order) whose lower bound the score reaches. */
export interface Points {
  readonly base: number;
  readonly bands: readonly { readonly atLeast: number; readonly level: string; readonly assumption?: Bilingual }[];
  /** The most that an indicator can add or take away, by indicator; in absolute points. */
  readonly caps: Readonly<Record<string, number>>;
  readonly indicators: Readonly<Record<string, Bilingual>>;
  /** Of the base and the caps, where the document gives none; bands carry their own. */
  readonly assumption?: Bilingual;
}

/** One thing a rulebook says about an entity. `level` is the grade, `tier` the supervision tier; others explain them. */
export interface Dimension extends Written {
  readonly id: string;
  readonly label: Bilingual;
  readonly role: 'level' | 'tier' | 'other';
  readonly levels: readonly Level[];
  /** Level of an entity about which no rule says anything; null: not covered. */
  readonly fallback: string | null;
  /** A dimension made from others: level of another dimension → level here; the worst wins. */
  readonly from: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly points?: Points;
  readonly article?: string;
}

export type Scalar = string | number | boolean;

/** A parameter's value from a day on; `cases` differ by the entity attribute named in `by`. */
export interface DatedValue extends Written {
  readonly from: Day;
  readonly value: number;
  readonly cases: Readonly<Record<string, number>>;
  readonly article: string;
  readonly assumption?: Bilingual;
}

export interface Parameter extends Written {
  readonly id: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly by?: FactName;
  readonly values: readonly DatedValue[];
}

export const operators = ['is', 'in', 'not_in', 'over', 'at_least', 'under', 'at_most', 'known'] as const;
export type Operator = (typeof operators)[number];

/** A condition on one field of the record; `parameter` names a dated parameter in place of a constant. */
export interface Condition {
  readonly field: string;
  readonly op: Operator;
  readonly values: readonly Scalar[];
  readonly parameter?: string;
  readonly line: number;
}

/** What a matching record gives. */
export type Outcome =
  | { readonly to: 'level'; readonly level: string }
  | { readonly to: 'level-field'; readonly field: string }
  | { readonly to: 'points'; readonly points: number; readonly indicator: string }
  | { readonly to: 'undetermined' }
  | { readonly to: 'nothing' };

/** One line of a rule: the first line whose conditions hold decides. */
export interface Case {
  readonly when: readonly Condition[];
  readonly gives: Outcome;
  readonly line: number;
}

/** A number made from fields of the same record: missing when one of them is. */
export interface Derived {
  readonly how: 'sum' | 'max' | 'min';
  readonly of: readonly string[];
}

/** How long an effect lasts from the day of its cause. */
export type Lasts =
  | { readonly kind: 'period'; readonly period: Period }
  /** From the cause until a dated field plus a period; open while the field is empty. */
  | { readonly kind: 'field'; readonly field: string; readonly plus?: Period; readonly otherwise?: Period }
  | { readonly kind: 'next' }
  | { readonly kind: 'ever' };

interface RuleHead extends Written {
  readonly id: string;
  readonly article: string;
  readonly sense: Bilingual;
  readonly dimension: string;
  readonly assumption?: Bilingual;
  readonly doubt?: Bilingual;
  /** False: the effect gives its level without being named as a cause (“otherwise”, while something else holds). */
  readonly cause: boolean;
}

export interface RecordRule extends RuleHead {
  readonly form: 'record' | 'honour' | 'adjustment';
  readonly of: string;
  readonly let: Readonly<Record<string, Derived>>;
  readonly cases: readonly Case[];
  readonly lasts: Lasts;
  readonly chained: boolean;
  /** An undetermined outcome is dropped when the same record gives a level through another measure. */
  readonly alone: boolean;
}

export interface FactRule extends RuleHead {
  readonly form: 'fact';
  readonly attribute: FactName;
  readonly map: Readonly<Record<string, string>>;
  /** Points in place of levels, by value. */
  readonly points: Readonly<Record<string, number>>;
  readonly indicator?: string;
  readonly unless?: { readonly attribute: FactName; readonly startsWith: readonly string[] };
}

export interface CountRule extends RuleHead {
  readonly form: 'count';
  readonly of: string;
  readonly let: Readonly<Record<string, Derived>>;
  readonly cases: readonly Case[];
  readonly atLeast: number;
  readonly within: Period;
}

export interface AbsenceRule extends RuleHead {
  readonly form: 'absence';
  readonly of: string;
  readonly let: Readonly<Record<string, Derived>>;
  readonly due: string;
  readonly fulfilled: string;
  readonly cases: readonly Case[];
}

export interface StagesRule extends RuleHead {
  readonly form: 'stages';
  readonly of: string;
  readonly since: string;
  readonly until: string;
  readonly stages: readonly { readonly after: Period; readonly level: string }[];
}

export interface ClauseRule extends RuleHead {
  readonly form: 'clause';
  readonly of: string;
  readonly field: string;
  readonly table: string;
  /** Level of the table → level of this dimension. */
  readonly levels: Readonly<Record<string, string>>;
  readonly lasts: Lasts;
  readonly chained: boolean;
}

export type Rule = RecordRule | FactRule | CountRule | AbsenceRule | StagesRule | ClauseRule;
export const forms = ['record', 'fact', 'count', 'honour', 'absence', 'stages', 'clause', 'adjustment'] as const;

/** A dated edition; immutable once issued. It governs the days from `inForce` until the next edition's. */
export interface Edition extends Written {
  readonly id: string;
  readonly inForce: Day;
  readonly until: Day;
  /** `asked-day`: this edition judges every record; `recognised-day`: older records stay with the edition of their day. */
  readonly transition: 'asked-day' | 'recognised-day';
  /** What puts the edition in force; an assumption where the document does not say. */
  readonly article?: string;
  readonly assumption?: Bilingual;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly rules: readonly Rule[];
}

export interface Rulebook extends Written {
  readonly id: string;
  readonly title: Bilingual;
  readonly short: Bilingual;
  readonly document: string;
  readonly issuer: string;
  readonly notice?: Bilingual;
  readonly covers: Readonly<Record<string, readonly string[]>>;
  /** The book whose rules stand below its own. */
  readonly extends?: string;
  readonly dimensions: readonly Dimension[];
  readonly editions: readonly Edition[];
}

/** The dimension that carries the grade. */
export function levelDimension(book: Rulebook): Dimension {
  return book.dimensions.find((d) => d.role === 'level')!;
}

/** The dimension that carries the supervision tier, where the book has one. */
export function tierDimension(book: Rulebook): Dimension | undefined {
  return book.dimensions.find((d) => d.role === 'tier');
}
