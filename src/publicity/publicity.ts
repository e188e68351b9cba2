// What the publicity of a record amounts to: where it is shown from when to when, why it ends, and how it can be repaired.

import type { Day } from '../base/day.ts';
import type { Label } from '../duties/sheet.ts';
import type { Channel, Gravity } from './sheet.ts';

/**
 * Why a record is no longer shown: its longest period is over, the ceiling of all periods, it was taken off its list, its
 * own validity, a repair, a repair for the time being, another regime; `open` while no end is known.
 */
export const ENDINGS = [
  ...(['period', 'ceiling', 'removed', 'validity', 'repaired', 'repaired-for-now', 'regime', 'open'] as const),
] as const;
export type Ending = (typeof ENDINGS)[number];

/** A time in which a record is shown on a channel, `[from, until)`; `until` is `NEVER` while no end is known. */
export interface ShownSpan {
  readonly channel: Channel;
  readonly from: Day;
  readonly until: Day;
  readonly ends: Ending;
}

/** `shown` today, `ahead` from a later day on, `ended`, or `never`. */
export const SHOWN_STATES = ['shown', 'ahead', 'ended', 'never'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

export interface ConditionMet {
  readonly id: string;
  readonly label: Label;
  readonly article: string;
  /** `unknown`: a person must verify it. */
  readonly met: boolean | 'unknown';
  readonly remedy: Label;
}

/** Whether and when a record can be repaired, as it stands on the day that was asked. */
export interface RepairOutlook {
  /** Whether the terms allow it at all. */
  readonly possible: boolean;
  /** The first day on which it can be repaired. */
  readonly earliest?: Day;
  /** The day on which it is no longer shown without anybody asking. */
  readonly automatic?: Day;
  /** Why it can never be repaired before its time. */
  readonly never?: Label;
  readonly conditions: readonly ConditionMet[];
  readonly materials: readonly Label[];
  readonly article: string;
}

/** The repair that hides a record on the day that was asked. */
export interface Repaired {
  readonly number: string;
  readonly kind: 'final' | 'temporary';
  readonly on: Day;
  readonly until?: Day;
}

/** What one regime says of a record on one channel. */
export interface ChannelPublicity {
  readonly channel: Channel;
  readonly sheet: string;
  readonly rule: string;
  readonly document: string;
  readonly article: string;
  readonly label: Label;
  readonly sense: Label;
  readonly assumption?: Label;
  readonly kind: Gravity;
  readonly list?: string;
  readonly state: ShownState;
  readonly ends: Ending;
  /** Why it is never shown. */
  readonly never?: Label;
  readonly shown: readonly ShownSpan[];
  readonly repair: RepairOutlook;
}

/** The publicity of one record, as asked on a day. What stands beside `channels` is that of the first of them. */
export interface RecordPublicity extends Omit<ChannelPublicity, 'channel' | 'shown'> {
  readonly recordId: number;
  readonly type: string;
  readonly number: string;
  readonly recognizedOn: Day;
  /** On all channels. */
  readonly shown: readonly ShownSpan[];
  readonly disputed: boolean;
  readonly repaired?: Repaired;
  readonly channels: readonly ChannelPublicity[];
}
