// A warning sheet: the warnings of one document as data, each with its article, what raises it and its stages by elapsed time.

import type { Day, Period } from '../../base/day.ts';
import type { Label, Where, Written } from '../../duties/sheet.ts';

/** Colours are the source's own; how much a warning presses is said beside them, from 1 to 3. */
export const COLOURS = ['notice', 'green', 'blue', 'yellow', 'red', 'black'] as const;
export type Colour = (typeof COLOURS)[number];
export const URGENCIES = [1, 2, 3] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What lists are filtered by. */
export const GROUPS = [
  ...(['fees', 'approvals', 'complaints', 'reports', 'registration', 'cases', 'standing'] as const),
  ...(['subject', 'persons', 'name', 'campaign', 'liquidation', 'other'] as const),
] as const;
export type Group = (typeof GROUPS)[number];

export const SHARED = ['address', 'legal-representative'] as const;

/** What raises a warning. */
export type Raising =
  /** Each record, counted from one of its days; gone on the day that its field `cured` names. */
  | {
      readonly by: 'record';
      readonly type: string;
      readonly where: Where;
      readonly from: string;
      readonly cured?: string;
    }
  /** A duty that is overdue; gone when it is fulfilled or waived. */
  | { readonly by: 'duty'; readonly duty: string }
  /** So many records within so many days; gone when there are fewer. */
  | {
      readonly by: 'count';
      readonly type: string;
      readonly where: Where;
      readonly atLeast: number;
      readonly days: number;
    }
  /** As long as attributes and standings (`rulebook/dimension`) are as said. */
  | { readonly by: 'standing'; readonly where: Where }
  /** So many entities at one address, or of one legal representative. */
  | { readonly by: 'shared'; readonly what: (typeof SHARED)[number]; readonly atLeast: number }
  /**
   * Somebody who holds one of `posts` here held one of `held` at another entity on the day on which that came to stand as
   * asked, as long as both last.
   */
  | {
      readonly by: 'associate';
      readonly posts: readonly string[];
      readonly held: readonly string[];
      readonly where: Where;
    }
  /** As long as one investor holds all shares. */
  | { readonly by: 'sole-investor' }
  /** A person of the office, about the entity or about somebody who holds a post in it. */
  | {
      readonly by: 'hand';
      readonly about: 'entity' | 'person';
      /** The posts at which a person warns. */
      readonly posts: readonly string[];
      /** What the stated first day is; without it, it is the day of raising. */
      readonly from?: Label;
      /** How long it lasts from the stated day; without it, until the day that is named or until it is lifted. */
      readonly lasts?: Period;
    };

export interface Stage {
  /** After the day that is counted from; negative: before it. */
  readonly after: Period;
  readonly colour: Colour;
  readonly urgency: Urgency;
  /** What is to be done. */
  readonly remedy: Label;
}

export interface WarningRule extends Written {
  readonly id: string;
  readonly group: Group;
  readonly label: Label;
  readonly article: string;
  readonly sense: Label;
  readonly assumption?: Label;
  /** Disclosure class, where it is none of a record. */
  readonly class: number;
  /** Whom it can be about at all; gone when that is over. */
  readonly of: Where;
  readonly raised: Raising;
  readonly stages: readonly Stage[];
}

/** What registration clerks must do about entities as they stand (重点审查). */
export interface Review extends Written {
  readonly id: string;
  readonly label: Label;
  readonly article: string;
  readonly sense: Label;
  readonly assumption?: Label;
  readonly where: Where;
}

export interface WarningSheet extends Written {
  readonly id: string;
  readonly title: Label;
  readonly document: string;
  /** Warnings that were over before are not kept. */
  readonly from: Day;
  readonly rules: readonly WarningRule[];
  readonly reviews: readonly Review[];
}

export type HandRule = WarningRule & { readonly raised: Extract<Raising, { by: 'hand' }> };

export function byHand(rule: WarningRule): rule is HandRule {
  return rule.raised.by === 'hand';
}
