// Pages of entities of areas, one after the other.

import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf, Operation } from '../../../src/base/http/operation.ts';
import { call, type Input } from '../api/call.ts';

type Named = Readonly<Record<string, unknown>>;

/** The pages read so far of a list that goes on with `after`. */
export function usePages<O extends Operation>(operation: O, query: Named, params: Named = {}) {
  const asked = useInfiniteQuery({
    queryKey: [operation.id, 'pages', query, params],
    queryFn: ({ pageParam, signal }) =>
      call(operation, { params, query: { ...query, after: pageParam } } as unknown as Input<O>, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page as { next: string | null }).next ?? undefined,
  });
  const pages = (asked.data?.pages ?? []) as AnswerOf<O>[];
  return { ...asked, pages };
}
