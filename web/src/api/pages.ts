// Lists that go on with `after`, read page after page.

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AnswerOf, Operation } from '../../../src/base/http/operation.ts';
import { call, type Input } from './call.ts';

/** The rows of a list. */
type RowsOf<O extends Operation> = AnswerOf<O> extends { readonly items: readonly (infer Row)[] } ? Row[] : never;

interface Manner {
  /** Shows the former rows until the new ones are here. */
  readonly keep?: boolean;
  /** What else makes it another question, such as the language of the answer. */
  readonly by?: string;
}

/** The pages read so far and their rows; `more` asks for the next one, once however often it is called meanwhile. */
export function usePages<O extends Operation>(operation: O, input: Input<O>, { keep, by }: Manner = {}) {
  const asked = useInfiniteQuery({
    queryKey: [operation.id, 'pages', input, by],
    queryFn: ({ pageParam, signal }) => {
      const { query } = input as { readonly query?: object };
      return call(operation, { ...input, query: { ...query, after: pageParam } } as Input<O>, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page as { readonly next: string | null }).next ?? undefined,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  const { fetchNextPage } = asked;
  const more = useCallback(() => fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const pages = (asked.data?.pages ?? []) as AnswerOf<O>[];
  const rows = pages.flatMap((page) => (page as { readonly items: readonly unknown[] }).items) as RowsOf<O>;
  return { ...asked, pages, rows, more };
}

/** Pages as `usePages` gives them, as far as going on concerns. */
export interface GoesOn {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly more: () => unknown;
}
