// Duties page after page as more are asked for, and read anew when they change.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { State, UNFINISHED } from '../../../src/duties/state.ts';
import { countDuties, listDuties, readDuty, type WHOSE } from '../../../src/supervision/duties/api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';

export type DutyRow = AnswerOf<typeof listDuties>['items'][number];
export type Counts = AnswerOf<typeof countDuties>['total'];

export interface Asked {
  readonly whose?: (typeof WHOSE)[number];
  readonly state?: State | typeof UNFINISHED;
  readonly rule?: string;
  readonly unit?: string;
  readonly entity?: string;
}

const PAGE = 100;

export function useDuties(asked: Asked) {
  const { data, error, isPending, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [listDuties.id, 'pages', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listDuties, { query: { ...asked, limit: PAGE, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (former) => former,
  });
  useDutyChanges();
  const more = useCallback(() => fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  return {
    rows: data?.pages.flatMap((page) => page.items) ?? [],
    ...{ error, pending: isPending, reading: isFetching, retry: refetch },
    more: hasNextPage && !isFetching ? more : undefined,
  };
}

export function useDutyChanges(): void {
  useEvents('duty', () => {
    for (const { id } of [listDuties, countDuties, readDuty]) void client.invalidateQueries({ queryKey: [id] });
  });
}
