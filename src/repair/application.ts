// The noun of an application for repair, and what each act makes of one: its states, pure.

import { Problem } from '../base/problem.ts';
import type { STATES } from './api.ts';
import { problems } from './problems.ts';

export type State = (typeof STATES)[number];

/** What still waits for somebody. */
export const OPEN: readonly State[] = ['filed', 'incomplete', 'accepted'];

export interface Check {
  readonly id: string;
  readonly met: boolean;
  readonly how: string;
}

/** What of an application changes with acts; days as ISO texts. */
export interface Standing {
  readonly state: State;
  readonly applied: string;
  readonly asked: string | null;
  readonly completed: string;
  readonly accepted: string | null;
  readonly verified: string | null;
  readonly decided: string | null;
  readonly told: string | null;
  readonly extended: boolean;
  readonly ground: string | null;
  readonly reason: string;
  readonly checks: readonly Check[];
}

/** An act that moves an application on; `on` is the day on which it was done. */
export type Move =
  | { readonly act: 'ask'; readonly on: string; readonly why: string }
  | { readonly act: 'supplement'; readonly on: string; readonly why: string }
  | { readonly act: 'accept'; readonly on: string; readonly why: string }
  | { readonly act: 'refuse'; readonly on: string; readonly ground: string; readonly why: string }
  | { readonly act: 'verify'; readonly on: string; readonly checks: readonly Check[]; readonly why: string }
  | { readonly act: 'extend'; readonly on: string; readonly why: string }
  | { readonly act: 'tell'; readonly on: string; readonly why: string }
  | { readonly act: 'withdraw'; readonly on: string; readonly why: string };

const FROM: Readonly<Record<Move['act'], readonly State[]>> = {
  ask: ['filed'],
  supplement: ['incomplete'],
  accept: ['filed'],
  refuse: ['filed', 'incomplete'],
  verify: ['accepted'],
  extend: ['accepted'],
  tell: ['granted', 'denied', 'refused', 'reversed'],
  withdraw: OPEN,
};

/** What an application becomes by an act; refuses one that its state does not allow, and days out of order. */
export function moved(standing: Standing, move: Move, today: string): Standing {
  const { state } = standing;
  const { act, on, why } = move;
  const often = (act === 'ask' && standing.asked !== null) || (act === 'extend' && standing.extended);
  if (often) throw new Problem(problems['repair.once-only'], { act });
  if (!FROM[act].includes(state)) throw new Problem(problems['repair.not-now'], { act, state });
  checkDay(on, lastDone(standing), today);
  switch (move.act) {
    case 'ask':
      return { ...standing, state: 'incomplete', asked: on, reason: why };
    case 'supplement':
      return { ...standing, state: 'filed', completed: on };
    case 'accept':
      return { ...standing, state: 'accepted', accepted: on };
    case 'refuse':
      return { ...standing, state: 'refused', decided: on, ground: move.ground, reason: why };
    case 'verify':
      return { ...standing, verified: on, checks: move.checks };
    case 'extend':
      return { ...standing, extended: true };
    case 'tell':
      return { ...standing, told: on };
    case 'withdraw':
      return { ...standing, state: 'withdrawn', decided: on, reason: why };
  }
}

/** The day before which nothing more is done. */
export function lastDone({ applied, asked, completed, accepted, verified, decided }: Standing): string {
  return [applied, asked, completed, accepted, verified, decided].reduce<string>(
    (last, one) => (one !== null && one > last ? one : last),
    applied,
  );
}

function checkDay(on: string, from: string, today: string): void {
  if (on < from || on > today) throw new Problem(problems['repair.day-wrong'], { from, today });
}

/** The number of an application as people write it. */
export function applicationNumber(number: number, takenOn: string): string {
  return `XF-${takenOn.slice(0, 4)}-${String(number).padStart(6, '0')}`;
}

/** The number of a decision on one of the records of an application. */
export function decisionNumber(number: number, place: number, on: string, kind: 'grant' | 'final' | 'reverse'): string {
  const mark = { grant: '', final: '终', reverse: '撤' }[kind];
  return `信修${mark}〔${on.slice(0, 4)}〕${number}-${place}号`;
}
