// Pages of entities that a count found, asked for one after the other; while the register is counted, asked again.

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf, Operation } from '../../../src/base/http/operation.ts';
import type { listHeld } from '../../../src/grading/census-api.ts';
import { call, type Input } from '../api/call.ts';
import { AGAIN_MS, type Counting } from './use-counted.ts';

type Answer = AnswerOf<typeof listHeld>;
type Ready = Extract<Answer, { state: 'ready' }>;

export function useHeldPages<O extends Operation>(operation: O, input: Input<O>, enabled = true) {
  const asked = useInfiniteQuery({
    queryKey: [operation.id, 'pages', input],
    queryFn: ({ pageParam, signal }) => {
      const { query } = input as { query?: object };
      return call(
        operation,
        { ...input, query: { ...query, after: pageParam } } as Input<O>,
        signal,
      ) as Promise<Answer>;
    },
    enabled,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.state === 'ready' ? (page.next ?? undefined) : undefined),
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.state === 'counting') ? AGAIN_MS : false),
    refetchIntervalInBackground: true,
    placeholderData: keepPreviousData,
  });
  const pages = asked.data?.pages ?? [];
  const ready = pages.filter((page): page is Ready => page.state === 'ready');
  const counting = pages.find((page) => page.state === 'counting') as Counting | undefined;
  return {
    rows: ready.flatMap((page) => page.items),
    total: ready[0]?.total,
    asOf: ready[0]?.asOf,
    on: ready[0]?.on,
    counting,
    pending: enabled && !asked.error && (counting !== undefined || ready.length === 0),
    error: asked.error,
    retry: asked.refetch,
    reading: asked.isFetchingNextPage,
    more: asked.hasNextPage ? asked.fetchNextPage : undefined,
  };
}
