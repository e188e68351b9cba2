// A duty sheet: the deadlines of one document as data, each with its article, what opens it, its clock and what fulfils it.

import type { Day, Period } from '../base/day.ts';

export interface Label {
  readonly zh: string;
  readonly en: string;
}

/** Where something is written. */
export interface Written {
  readonly file: string;
  readonly line: number;
}

/** Values that a field or an attribute may have. */
export type Where = Readonly<Record<string, readonly (string | boolean)[]>>;

/** Until when. `moves`: a last day that is off goes to the next working day (Civil Code 203). */
export type Clock =
  | { readonly form: 'working-days'; readonly count: number }
  | { readonly form: 'period'; readonly period: Period; readonly moves: boolean }
  | { readonly form: 'day-of-year'; readonly month: number; readonly day: number; readonly moves: boolean }
  | { readonly form: 'stated'; readonly field: string; readonly otherwise?: Clock }
  | { readonly form: 'period-end' }
  /** The case states it: counted by the rules of the room that handles it (`case.ts`). */
  | { readonly form: 'case' };

export const EACH = ['year', 'half-year', 'quarter', 'month'] as const;
export type Each = (typeof EACH)[number];

/** What opens a duty. */
export type Opening =
  | { readonly by: 'registration'; readonly where: Where }
  | {
      readonly by: 'record';
      readonly type: string;
      readonly where: Where;
      /** `legal-day`, `entered`, or a date field. */
      readonly from: string;
    }
  | {
      readonly by: 'period';
      readonly each: Each;
      /** Attributes, and standings as `rulebook/dimension`, that must hold. */
      readonly where: Where;
      /** Owed by whoever is there on the period's first day, or for whom it holds at least half of the period. */
      readonly share: 'first-day' | 'half';
    }
  /** A step of a case of a room above. */
  | { readonly by: 'case'; readonly of: string; readonly step: string };

/** What fulfils a duty. */
export type Fulfilment =
  | { readonly by: 'field'; readonly field: string }
  | { readonly by: 'entered' }
  | { readonly by: 'word' }
  /** The case says so. */
  | { readonly by: 'case' }
  | {
      readonly by: 'record';
      readonly type: string;
      readonly where: Where;
      readonly on: string;
      /** A number field that must name the year before the period's. */
      readonly previousYear?: string;
    };

export const OWNERS = ['place', 'source', 'entity', 'case'] as const;
export const DUTY_ROLES = ['registrar', 'area-officer', 'station-head', 'bureau-chief', 'department-user'] as const;

export interface Escalation {
  /** Calendar days after the due day. */
  readonly after: number;
  readonly to: (typeof DUTY_ROLES)[number];
}

export interface DutyRule extends Written {
  readonly id: string;
  readonly label: Label;
  readonly article: string;
  readonly sense: Label;
  readonly assumption?: Label;
  /** Who owes it: the unit that answers for the entity's place, the source of the record, the entity itself, or whoever handles the case. */
  readonly owner: (typeof OWNERS)[number];
  /** The role in that unit that does it, or sees to it. */
  readonly role: (typeof DUTY_ROLES)[number];
  readonly opened: Opening;
  readonly due: Clock;
  readonly fulfilled: readonly Fulfilment[];
  /** For how many days before its due day it counts as approaching. */
  readonly approaching: number;
  readonly escalation: readonly Escalation[];
  /** By how many days it may be put off in all; none when it may not be. */
  readonly extension?: { readonly days: number; readonly approval: boolean };
  readonly waiver?: { readonly approval: boolean };
}

export interface Sheet extends Written {
  readonly id: string;
  readonly title: Label;
  readonly document: string;
  /** Duties opened before are not kept. */
  readonly from: Day;
  /** An office chooses whether it works by it; all others hold everywhere. */
  readonly local: boolean;
  readonly rules: readonly DutyRule[];
}
