// Visits and complaints page after page, read anew when one changes; the words of their reasons and grounds.

import { useInfiniteQuery } from '@tanstack/react-query';
import type { AnswerOf, InputOf } from '../../../src/base/http/operation.ts';
import {
  listVisitCodes,
  listVisitComplaints,
  readScanRules,
  readVisitFigures,
} from '../../../src/supervision/scans/oversight-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { useEvents } from '../api/events.ts';
import { useWords } from '../words/use-words.ts';

export type Line = AnswerOf<typeof listVisitCodes>['items'][number];
export type Complaint = AnswerOf<typeof listVisitComplaints>['items'][number];

const PAGE = 50;

export function useVisits(query: Pick<InputOf<typeof listVisitCodes>['query'], 'state' | 'unit'>) {
  return usePages<Line>([listVisitCodes.id, query], (after, signal) =>
    call(listVisitCodes, { query: { ...query, limit: PAGE, after } }, signal),
  );
}

export function useVisitComplaints(state: InputOf<typeof listVisitComplaints>['query']['state']) {
  return usePages<Complaint>([listVisitComplaints.id, state], (after, signal) =>
    call(listVisitComplaints, { query: { state, limit: PAGE, after } }, signal),
  );
}

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

function usePages<T>(
  key: readonly unknown[],
  ask: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
) {
  useEvents('visit', () => {
    for (const { id } of [listVisitCodes, listVisitComplaints, readVisitFigures])
      void client.invalidateQueries({ queryKey: [id] });
  });
  const asked = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<T>) => page.next ?? undefined,
  });
  return { ...asked, rows: asked.data?.pages.flatMap((page) => page.items) ?? [] };
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
