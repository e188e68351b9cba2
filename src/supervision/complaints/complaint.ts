// The nouns of complaints (投诉) and reports (举报), and what each act makes of one: its states, pure.

import { Problem } from '../../base/problem.ts';
import { problems } from './problems.ts';

export const KINDS = ['complaint', 'report'] as const;
export type Kind = (typeof KINDS)[number];

export const STATES = ['received', 'accepted', 'refused', 'closed', 'transferred', 'repeated', 'void'] as const;
export type State = (typeof STATES)[number];

/** What still waits for somebody. */
export const OPEN: readonly State[] = ['received', 'accepted'];

/** What counts for nothing: sent twice, or entered by mistake. */
export const GONE: readonly State[] = ['repeated', 'void'];

/** What becomes of what was taken up, by kind. */
export const OUTCOMES: Readonly<Record<Kind, readonly string[]>> = {
  complaint: ['mediated', 'settled', 'withdrawn', 'ended'],
  report: ['case-closed', 'no-breach'],
};

/** What of a complaint changes with acts, days as ISO texts. */
export interface Standing {
  readonly kind: Kind;
  readonly state: State;
  readonly received: string;
  readonly decided: string | null;
  readonly accepted: string | null;
  readonly closed: string | null;
  readonly told: string | null;
  readonly outcome: string | null;
  readonly ground: string | null;
  readonly upheld: boolean | null;
  readonly loss: number | null;
  readonly reply: string;
  readonly handedTo: string | null;
}

/** An act that moves a complaint on; `on` is the day on which it was done. */
export type Move =
  | { readonly act: 'accept'; readonly on: string }
  | { readonly act: 'refuse'; readonly on: string; readonly ground: string | null }
  | {
      readonly act: 'close';
      readonly on: string;
      readonly outcome: string;
      readonly ground: string | null;
      readonly upheld: boolean;
      readonly loss: number | null;
      readonly reply: string;
    }
  | { readonly act: 'tell'; readonly on: string }
  | { readonly act: 'transfer'; readonly on: string; readonly to: string }
  | { readonly act: 'reopen' };

const FROM: Readonly<Record<Move['act'], readonly State[]>> = {
  accept: ['received'],
  refuse: ['received'],
  close: ['accepted'],
  tell: ['refused', 'closed', 'accepted', 'transferred'],
  transfer: ['received', 'accepted'],
  reopen: ['refused', 'closed', 'transferred'],
};

/** What a complaint becomes by an act; refuses one that its state does not allow, and days out of order. */
export function moved(standing: Standing, move: Move, today: string): Standing {
  const { kind, state } = standing;
  if (!FROM[move.act].includes(state)) throw new Problem(problems['complaints.not-now'], { act: move.act, state });
  if (move.act === 'reopen') return reopened(standing);
  checkDay(move.on, move.act === 'tell' ? lastDay(standing) : earliest(standing), today);
  switch (move.act) {
    case 'accept':
      return { ...standing, state: 'accepted', decided: move.on, accepted: move.on };
    case 'refuse':
      if (kind === 'complaint' && move.ground === null) throw new Problem(problems['complaints.ground-missing']);
      return {
        ...standing,
        state: 'refused',
        ...{ decided: move.on, closed: move.on, ground: move.ground, upheld: false },
        outcome: kind === 'report' ? 'no-case' : 'refused',
      };
    case 'close':
      return closed(standing, move);
    case 'tell':
      return { ...standing, told: move.on };
    case 'transfer':
      return { ...standing, state: 'transferred', closed: move.on, outcome: 'transferred', handedTo: move.to };
  }
}

function closed(standing: Standing, move: Extract<Move, { act: 'close' }>): Standing {
  const { on, outcome, ground, upheld, loss, reply } = move;
  if (!OUTCOMES[standing.kind].includes(outcome)) throw new Problem(problems['complaints.outcome-wrong'], { outcome });
  if (outcome === 'ended' && ground === null) throw new Problem(problems['complaints.ground-missing']);
  return {
    ...standing,
    ...{ state: 'closed', closed: on, outcome, upheld, loss, reply },
    ground: outcome === 'ended' ? ground : null,
  };
}

/** As it was before it was decided to end it; the days of a decision that still stands are kept. */
function reopened(standing: Standing): Standing {
  const again = standing.accepted !== null;
  return {
    ...standing,
    state: again ? 'accepted' : 'received',
    decided: again ? standing.decided : null,
    ...{ closed: null, told: null, outcome: null, ground: null, upheld: null, loss: null, handedTo: null },
  };
}

function earliest({ received, accepted }: Standing): string {
  return accepted ?? received;
}

function lastDay({ received, decided, closed: ended }: Standing): string {
  return ended ?? decided ?? received;
}

function checkDay(on: string, from: string, today: string): void {
  if (on < from || on > today) throw new Problem(problems['complaints.day-wrong'], { from, today });
}
