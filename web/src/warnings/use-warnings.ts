// Warnings page after page as more are asked for, and read anew when they change.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { countWarnings, listLights, listWarnings, readWarnings } from '../../../src/supervision/warnings/api.ts';
import type { Colour, Group } from '../../../src/supervision/warnings/sheet.ts';
import type { WarningState } from '../../../src/supervision/warnings/state.ts';
import { client } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';

export type WarningRow = AnswerOf<typeof listWarnings>['items'][number];
export type EntityWarning = AnswerOf<typeof readWarnings>['items'][number];

export interface AskedWarnings {
  readonly state?: WarningState;
  readonly group?: Group;
  readonly rule?: string;
  readonly colour?: Colour;
  readonly urgency?: '1' | '2' | '3';
  readonly unit?: string;
}

const PAGE = 100;

export function useWarnings(asked: AskedWarnings) {
  const { rows, error, isPending, isFetching, hasNextPage, more, refetch } = usePages(
    listWarnings,
    { query: { ...asked, limit: PAGE } },
    { keep: true },
  );
  useWarningChanges();
  return {
    ...{ rows, error, pending: isPending, reading: isFetching, retry: refetch },
    more: hasNextPage && !isFetching ? more : undefined,
  };
}

export function useWarningChanges(): void {
  useEvents('warning', () => {
    for (const { id } of [listWarnings, countWarnings, readWarnings, listLights])
      void client.invalidateQueries({ queryKey: [id] });
  });
}
