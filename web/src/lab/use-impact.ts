// The impact of a draft, asked for again while the service reads and grades the register; given up when the page is left.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf, InputOf } from '../../../src/base/http/operation.ts';
import { tryDraft } from '../../../src/lab/impact-api.ts';
import { call } from '../api/call.ts';

type Tried = AnswerOf<typeof tryDraft>;
export type Impact = Extract<Tried, { state: 'done' }>['impact'];
export type Question = InputOf<typeof tryDraft>['body'];
export type Waiting = Exclude<Tried, { state: 'done' }>;

export interface ImpactState {
  readonly impact: Impact | undefined;
  /** What it was asked with. */
  readonly question: Question | undefined;
  /** How far the service is; undefined when nothing is under way. */
  readonly waiting: Waiting | undefined;
  /** What was asked last was given up before it was answered. */
  readonly cancelled: boolean;
  readonly error: unknown;
  readonly ask: (question: Question) => void;
  readonly cancel: () => void;
}

export function useImpact(id: string): ImpactState {
  const [done, setDone] = useState<{ impact: Impact; question: Question }>();
  const [waiting, setWaiting] = useState<Waiting>();
  const [cancelled, setCancelled] = useState(false);
  const [error, setError] = useState<unknown>();
  const under = useRef<AbortController>(undefined);
  useEffect(() => () => under.current?.abort(), []);
  const ask = useCallback(
    (question: Question) => {
      under.current?.abort();
      const way = new AbortController();
      under.current = way;
      setError(undefined);
      setCancelled(false);
      setWaiting({ state: 'reading', done: 0, of: 0 });
      const again = () => call(tryDraft, { params: { id }, body: question }, way.signal);
      untilDone(again, setWaiting)
        .then(({ impact }) => setDone({ impact, question }))
        .catch((failure) => !way.signal.aborted && setError(failure))
        .finally(() => !way.signal.aborted && setWaiting(undefined));
    },
    [id],
  );
  const cancel = useCallback(() => {
    under.current?.abort();
    setWaiting(undefined);
    setCancelled(true);
  }, []);
  return { impact: done?.impact, question: done?.question, waiting, cancelled, error, ask, cancel };
}

/**
 * Asks until it is done. Each time the service waits a second before it says how far it is, so that whoever gives up does so
 * while it waits: it sees the connection closed, and stops counting.
 */
export async function untilDone<D extends { readonly state: 'done' }>(
  ask: () => Promise<D | Waiting>,
  tell: (waiting: Waiting) => void,
): Promise<D> {
  for (;;) {
    const answer = await ask();
    if (answer.state === 'done') return answer;
    tell(answer);
  }
}
