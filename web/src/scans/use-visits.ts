// Visits and complaints page after page, read anew when one changes; the words of their reasons and grounds.

import type { AnswerOf, InputOf } from '../../../src/base/http/operation.ts';
import {
  listVisitCodes,
  listVisitComplaints,
  readScanRules,
  readVisitFigures,
} from '../../../src/supervision/scans/oversight-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';
import { useWords } from '../words/use-words.ts';

export type Line = AnswerOf<typeof listVisitCodes>['items'][number];
export type Complaint = AnswerOf<typeof listVisitComplaints>['items'][number];

const PAGE = 50;

export function useVisits(query: Pick<InputOf<typeof listVisitCodes>['query'], 'state' | 'unit'>) {
  useVisitChanges();
  return usePages(listVisitCodes, { query: { ...query, limit: PAGE } });
}

export function useVisitComplaints(state: InputOf<typeof listVisitComplaints>['query']['state']) {
  useVisitChanges();
  return usePages(listVisitComplaints, { query: { state, limit: PAGE } });
}

function useVisitChanges(): void {
  useEvents('visit', () => {
    for (const { id } of [listVisitCodes, listVisitComplaints, readVisitFigures])
      void client.invalidateQueries({ queryKey: [id] });
  });
}

/** The words of the rules, as the service has them. */
export function useScanWords() {
  const { say } = useWords();
  const rules = useAsk(readScanRules, {}, { fresh: 3_600_000 }).data;
  const named = (list: 'reasons' | 'grounds' | 'excuses') => (id: string) => {
    const found = rules?.[list].find((one) => one.id === id);
    return found ? say(found) : id;
  };
  return { rules, reason: named('reasons'), ground: named('grounds'), excuse: named('excuses') };
}
