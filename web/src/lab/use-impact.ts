// The impact of a draft, asked for again while the service reads and grades the register; left when the page is.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf, InputOf } from '../../../src/base/http/operation.ts';
import { tryDraft } from '../../../src/lab/impact-api.ts';
import { call } from '../api/call.ts';

type Tried = AnswerOf<typeof tryDraft>;
export type Impact = Extract<Tried, { state: 'done' }>['impact'];
export type Question = InputOf<typeof tryDraft>['body'];

const AGAIN_MS = 400;

export interface ImpactState {
  readonly impact: Impact | undefined;
  /** What it was asked with. */
  readonly question: Question | undefined;
  /** How far the service is; undefined when nothing is under way. */
  readonly waiting: { readonly state: 'reading' | 'grading'; readonly done: number; readonly of: number } | undefined;
  readonly error: unknown;
  readonly ask: (question: Question) => void;
}

export function useImpact(id: string): ImpactState {
  const [done, setDone] = useState<{ impact: Impact; question: Question }>();
  const [waiting, setWaiting] = useState<ImpactState['waiting']>();
  const [error, setError] = useState<unknown>();
  const under = useRef<AbortController>(undefined);
  useEffect(() => () => under.current?.abort(), []);
  const ask = useCallback(
    (question: Question) => {
      under.current?.abort();
      const way = new AbortController();
      under.current = way;
      setError(undefined);
      setWaiting({ state: 'reading', done: 0, of: 0 });
      answered(id, question, way.signal, setWaiting)
        .then((impact) => setDone({ impact, question }))
        .catch((failure) => !way.signal.aborted && setError(failure))
        .finally(() => !way.signal.aborted && setWaiting(undefined));
    },
    [id],
  );
  return { impact: done?.impact, question: done?.question, waiting, error, ask };
}

async function answered(
  id: string,
  body: Question,
  signal: AbortSignal,
  tell: (waiting: ImpactState['waiting']) => void,
): Promise<Impact> {
  for (;;) {
    const answer = await call(tryDraft, { params: { id }, body }, signal);
    if (answer.state === 'done') return answer.impact;
    tell(answer);
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    signal.throwIfAborted();
  }
}
