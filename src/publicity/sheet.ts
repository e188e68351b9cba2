// A publicity sheet: what one document says of showing records as data, each rule with its article, class, clock, periods and repair.

import type { Day, Period } from '../base/day.ts';
import type { Label, Where, Written } from '../duties/sheet.ts';

/** Where a record is shown: `market` is the publicity system, our own public site; `credit` what is sent to the credit site. */
export const CHANNELS = ['market', 'credit'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How grave a record is for its publicity; `none` is nothing held against anybody. */
export const GRAVITIES = ['none', 'minor', 'general', 'serious'] as const;
export type Gravity = (typeof GRAVITIES)[number];

/** What a record must be for a rule to be about it. All conditions of a rule hold. */
export type Condition =
  /** Every row has a value among these. */
  | { readonly form: 'only'; readonly where: Where }
  /** Some row has a value among these. */
  | { readonly form: 'some'; readonly where: Where }
  /** A text field holds one of these words. */
  | { readonly form: 'has'; readonly field: string; readonly words: readonly string[] }
  /** The sum of a field over the rows that fit, against an amount that the office's place sets. */
  | {
      readonly form: 'sum';
      readonly field: string;
      readonly of: Where;
      readonly side: 'below' | 'from';
      readonly parameter: string;
    };

/** How long a record is shown. */
export type Shown =
  | { readonly form: 'never'; readonly why: Label }
  | {
      readonly form: 'period';
      /** At most so long from the clock's day; undefined: as long as it is in force. */
      readonly longest?: Period;
      /** A date field whose day is the last one all the same when it is later (a ban). */
      readonly atLeastThrough?: string;
      /** Date fields: the first day without it, and its last day. */
      readonly until?: string;
      readonly through?: string;
    };

/** By what an engine can tell whether a condition of repair is met; what has no test a person must verify. */
export type RepairTest =
  | { readonly form: 'field'; readonly field: string }
  | { readonly form: 'not-listed'; readonly types: readonly string[] }
  | { readonly form: 'no-later'; readonly type: string; readonly same?: string };

export interface RepairCondition {
  readonly id: string;
  readonly label: Label;
  readonly article: string;
  /** What the entity can do about it. */
  readonly remedy: Label;
  readonly test?: RepairTest;
}

/** Whether and how a record can be repaired before its time. */
export type RepairTerms =
  | { readonly form: 'never'; readonly why: Label; readonly article: string }
  | {
      readonly form: 'after';
      /** How long it is shown at least; undefined: as soon as the conditions are met. */
      readonly shortest?: Period;
      readonly article: string;
      readonly conditions: readonly RepairCondition[];
      readonly materials: readonly Label[];
    };

export interface PublicityRule extends Written {
  readonly id: string;
  readonly label: Label;
  readonly article: string;
  readonly sense: Label;
  readonly assumption?: Label;
  readonly record: string;
  /** Attributes of the subject. */
  readonly of: Where;
  readonly when: readonly Condition[];
  readonly gravity: Gravity;
  /** The public list that the record is an entry of. */
  readonly list?: string;
  /** Date fields in order, `legal-day` the last: the first that is there starts the clock. */
  readonly clock: readonly string[];
  readonly shown: Shown;
  readonly repair?: RepairTerms;
}

/** An amount of money of one place, for some subjects from some day. */
export interface Parameter {
  readonly name: string;
  readonly of: Where;
  readonly from: Day;
  /** Yuan. */
  readonly value: number;
  /** Whether the amount itself still counts as below. */
  readonly inclusive: boolean;
  readonly article: string;
}

/** What a document does to records from before it: nothing, it governs from its day on, or whatever ends earlier does. */
export const EARLIER = ['old', 'new', 'shorter'] as const;

export interface PublicitySheet extends Written {
  readonly id: string;
  readonly title: Label;
  readonly document: string;
  readonly from: Day;
  readonly channels: readonly Channel[];
  /** An office chooses one such sheet; all others hold everywhere. */
  readonly local: boolean;
  readonly earlier: (typeof EARLIER)[number];
  readonly transition?: Label;
  /** After a repair was reversed the period goes on, or begins anew. */
  readonly reversed: 'resume' | 'restart';
  /** No adverse record that has a period is shown longer than this from its legal day. */
  readonly ceiling?: {
    readonly period: Period;
    readonly article: string;
    readonly sense: Label;
    readonly assumption?: Label;
  };
  /** Subjects of whom nothing is shown anywhere. */
  readonly withheld?: {
    readonly of: Where;
    readonly article: string;
    readonly sense: Label;
    readonly assumption?: Label;
  };
  readonly parameters: readonly Parameter[];
  readonly rules: readonly PublicityRule[];
}
