// Applications for repair page after page, read anew when one changes.

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
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';

export type Line = AnswerOf<typeof listRepairs>['items'][number];
export type Repair = AnswerOf<typeof readRepair>;
export type Prospect = AnswerOf<typeof entityRepairs>['prospects'][number];
/** What the list is asked for. */
export type Asked = Pick<InputOf<typeof listRepairs>['query'], 'state' | 'due' | 'q'>;

const PAGE = 50;

export function useRepairs(asked: Asked) {
  useRepairChanges();
  return usePages(listRepairs, { query: { ...asked, limit: PAGE } });
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
