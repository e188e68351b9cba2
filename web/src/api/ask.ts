// Questions to the service as hooks: cached by operation and input.

import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query';
import type { AnswerOf, Operation } from '../../../src/base/http/operation.ts';
import { call, type Input } from './call.ts';
import { statusOf } from './refused.ts';

let heed: (error: unknown) => void = () => {};

/** Tells of every question that was refused. */
export function whenRefused(listener: (error: unknown) => void): void {
  heed = listener;
}

export const client = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => heed(error) }),
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 1 && [0, 502, 503, 504].includes(statusOf(error) ?? -1),
    },
  },
});

interface Manner {
  readonly enabled?: boolean;
  /** Milliseconds for which an answer counts as fresh. */
  readonly fresh?: number;
  /** Shows the former answer until the new one is here. */
  readonly keep?: boolean;
}

/** Asks and keeps the answer; `data`, `error` and `refetch` as react-query gives them. */
export function useAsk<O extends Operation>(
  operation: O,
  input: Input<O>,
  manner: Manner = {},
): UseQueryResult<AnswerOf<O>, Error> {
  const options: UseQueryOptions<unknown> = {
    queryKey: [operation.id, input],
    queryFn: ({ signal }) => call(operation, input, signal),
    enabled: manner.enabled ?? true,
    ...(manner.fresh === undefined ? {} : { staleTime: manner.fresh }),
    ...(manner.keep ? { placeholderData: keepPreviousData } : {}),
  };
  return useQuery(options) as UseQueryResult<AnswerOf<O>, Error>;
}
