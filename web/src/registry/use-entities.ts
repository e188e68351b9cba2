// Entities that fit the filters, page after page as more are asked for.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { type ATTENTION, listEntities } from '../../../src/grading/api.ts';
import { call } from '../api/call.ts';
import type { Level } from '../parts/levels.ts';

/** What the address of the register says. */
export type Filters = Readonly<
  Partial<
    Record<
      | 'q'
      | 'division'
      | 'industry'
      | 'kind'
      | 'status'
      | 'tag'
      | 'rulebook'
      | 'level'
      | 'tier'
      | 'area'
      | 'warning'
      | 'columns'
      | 'view',
      string
    > & { attention: Attention; sort: 'id' | 'name' }
  >
>;
type Attention = (typeof ATTENTION)[number];
export type EntityRow = AnswerOf<typeof listEntities>['items'][number];

/** What a list of entities shows and how it asks for more. */
export interface ListProps {
  readonly rows: readonly EntityRow[];
  readonly levels: readonly Level[];
  readonly tiers: readonly Level[];
  /** Of the rulebook: a letter never stands without it. */
  readonly short: string;
  readonly reading: boolean;
  readonly more: (() => unknown) | undefined;
  readonly search: { readonly rulebook?: string };
}

const PAGE = 100;

/** The filters as the service takes them. */
export function askedBy({ columns: _columns, view: _view, ...asked }: Filters) {
  return asked;
}

export function useEntities(shown: Filters) {
  const filters = askedBy(shown);
  const asked = useInfiniteQuery({
    queryKey: [listEntities.id, 'pages', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listEntities, { query: { ...filters, limit: PAGE, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (former) => former,
  });
  const { fetchNextPage } = asked;
  // Several rows may ask in one breath; a page that is on its way is not asked for again.
  const more = useCallback(() => fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const pages = asked.data?.pages ?? [];
  const short = (pages.at(-1)?.items.length ?? PAGE) < PAGE;
  // Under a costly filter a page may come out short, even empty, with more behind it.
  useEffect(() => {
    if (short && asked.hasNextPage && !asked.isFetching) void more();
  }, [short, asked.hasNextPage, asked.isFetching, more]);
  return {
    rows: pages.flatMap((page) => page.items),
    total: pages[0]?.total ?? undefined,
    error: asked.error,
    reading: asked.isFetching,
    done: asked.isSuccess && !asked.isFetching && !asked.hasNextPage,
    retry: asked.refetch,
    more: asked.hasNextPage && !asked.isFetchingNextPage ? more : undefined,
  };
}
