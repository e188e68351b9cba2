// Duties page after page as more are asked for, and read anew when they change.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { State, UNFINISHED } from '../../../src/duties/state.ts';
import { countDuties, listDuties, readDuty, type WHOSE } from '../../../src/supervision/duties/api.ts';
import { client } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';

export type DutyRow = AnswerOf<typeof listDuties>['items'][number];
export type Counts = AnswerOf<typeof countDuties>['total'];

export interface Asked {
  readonly whose?: (typeof WHOSE)[number];
  readonly state?: State | typeof UNFINISHED;
  readonly rule?: string;
  readonly unit?: string;
  readonly entity?: string;
  readonly of?: 'cases';
}

const PAGE = 100;

export function useDuties(asked: Asked) {
  const { rows, error, isPending, isFetching, hasNextPage, more, refetch } = usePages(
    listDuties,
    { query: { ...asked, limit: PAGE } },
    { keep: true },
  );
  useDutyChanges();
  return {
    ...{ rows, error, pending: isPending, reading: isFetching, retry: refetch },
    more: hasNextPage && !isFetching ? more : undefined,
  };
}

export function useDutyChanges(): void {
  useEvents('duty', () => {
    for (const { id } of [listDuties, countDuties, readDuty]) void client.invalidateQueries({ queryKey: [id] });
  });
}
