// Applications for repair page after page, read anew when one changes.

import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf, InputOf } from '../../../src/base/http/operation.ts';
import {
  countRepairs,
  entityRepairs,
  listBulkRepairs,
  listRepairs,
  readRepair,
  readRepairFigures,
  readRepairRules,
} from '../../../src/repair/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';

export type Line = AnswerOf<typeof listRepairs>['items'][number];
export type Repair = AnswerOf<typeof readRepair>;
export type Prospect = AnswerOf<typeof entityRepairs>['prospects'][number];
/** What the list is asked for. */
export type Asked = Pick<InputOf<typeof listRepairs>['query'], 'state' | 'due' | 'q'>;

const PAGE = 50;

export function useRepairs(asked: Asked) {
  useRepairChanges();
  const pages = useInfiniteQuery({
    queryKey: [listRepairs.id, 'pages', asked],
    queryFn: ({ pageParam, signal }) =>
      call(listRepairs, { query: { ...asked, limit: PAGE, after: pageParam } }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: AnswerOf<typeof listRepairs>) => page.next ?? undefined,
  });
  return { ...pages, rows: pages.data?.pages.flatMap((page) => page.items) ?? [] };
}

export function useRepairChanges(): void {
  useEvents('repair', () => {
    for (const { id } of [listRepairs, entityRepairs, countRepairs, readRepair, readRepairFigures, listBulkRepairs])
      void client.invalidateQueries({ queryKey: [id] });
  });
}

export function useRepairRules() {
  return useAsk(readRepairRules, {}, { fresh: 3_600_000 }).data;
}
