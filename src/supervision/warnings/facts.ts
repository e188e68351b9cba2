// What warnings about an entity follow from: what duties follow from, and besides what was raised by hand and what is shared.

import type { Day } from '../../base/day.ts';
import type { Facts } from '../../duties/facts.ts';
import type { Raising } from './sheet.ts';

/** Raised by hand about the entity itself, or about somebody who holds a post in it. */
export interface Raised {
  readonly number: number;
  readonly rule: string;
  readonly from: Day;
  /** The first day on which it no longer holds by itself: its period is over, or the post is given up. */
  readonly until: Day;
  readonly lifted: Day | undefined;
}

/** What people did about a duty. */
export interface DutyDone {
  readonly rule: string;
  readonly cause: string;
  readonly extended: Day | undefined;
  readonly said: Day | undefined;
  readonly waived: Day | undefined;
}

/** With how many others an entity shares an address or a legal representative; `key` tells groups apart. */
export interface SharedBy {
  readonly what: Extract<Raising, { by: 'shared' }>['what'];
  readonly key: string;
  /** The days on which they came to be so, in order; one for each entity, itself included. */
  readonly days: readonly Day[];
}

/** Somebody who holds a post here and held one at another entity; `runs` are the other's standings. */
export interface Associate extends Pick<Facts, 'runs'> {
  /** The masked name. */
  readonly person: string;
  readonly post: string;
  readonly from: Day;
  readonly until: Day;
  readonly other: number;
  readonly held: string;
  readonly heldFrom: Day;
  readonly heldUntil: Day;
}

export interface WarningFacts extends Facts {
  readonly raised: readonly Raised[];
  readonly duties: readonly DutyDone[];
  readonly shared: readonly SharedBy[];
  readonly associates: readonly Associate[];
  /** When one investor held all shares. */
  readonly sole: readonly { readonly from: Day; readonly until: Day }[];
}
