// Questions that are counted in the whole register: asked again until the counting is over.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnswerOf, Operation } from '../../../src/base/http/operation.ts';
import { call, type Input } from '../api/call.ts';

interface Stated {
  readonly state: 'counting' | 'ready';
}

type Ready<O extends Operation> = Extract<AnswerOf<O>, { readonly state: 'ready' }>;
export type Counting = { readonly phase: 'reading' | 'grading'; readonly done: number; readonly total: number };

/** The service itself holds a question for a second; who leaves the page while it does so is not counted for any more. */
export const AGAIN_MS = 50;

/** The answer when it is there, otherwise how far the counting is. */
export function useCounted<O extends Operation>(operation: O, input: Input<O>, enabled = true) {
  const asked = useQuery({
    queryKey: [operation.id, input],
    queryFn: ({ signal }) => call(operation, input, signal) as Promise<Stated>,
    enabled,
    refetchInterval: ({ state }) => (state.data?.state === 'counting' ? AGAIN_MS : false),
    refetchIntervalInBackground: true,
    placeholderData: keepPreviousData,
  });
  const { data, error, refetch } = asked;
  return {
    data: data?.state === 'ready' ? (data as Ready<O>) : undefined,
    counting: data?.state === 'counting' ? (data as unknown as Counting) : undefined,
    pending: enabled && !error && data?.state !== 'ready',
    /** What is shown is the answer to another question, until this one's is here. */
    former: asked.isPlaceholderData,
    error,
    refetch,
  };
}
