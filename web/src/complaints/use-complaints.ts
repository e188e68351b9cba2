// Complaints page after page, read anew when one changes; the words of their kinds, matters and grounds.

import type { AnswerOf, InputOf } from '../../../src/base/http/operation.ts';
import {
  countComplaints,
  entityComplaints,
  listComplaints,
  readComplaint,
  readComplaintFigures,
  readComplaintRules,
} from '../../../src/supervision/complaints/complaint-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { usePages } from '../api/pages.ts';
import { useWords } from '../words/use-words.ts';

export type Line = AnswerOf<typeof listComplaints>['items'][number];
export type Complaint = AnswerOf<typeof readComplaint>;
/** What the list is asked for. */
export type Asked = Omit<InputOf<typeof listComplaints>['query'], 'after' | 'limit' | 'area' | 'entity'> & {
  readonly area?: number;
};

const PAGE = 50;

export function useComplaints(asked: Asked) {
  useComplaintChanges();
  return usePages(listComplaints, { query: { ...asked, limit: PAGE } });
}

export function useEntityComplaints(id: string) {
  useComplaintChanges();
  return usePages(entityComplaints, { params: { id }, query: { limit: PAGE } });
}

export function useComplaintChanges(): void {
  useEvents('complaint', () => {
    for (const { id } of [listComplaints, entityComplaints, countComplaints, readComplaint, readComplaintFigures])
      void client.invalidateQueries({ queryKey: [id] });
  });
}

/** The words of codes, grounds and outcomes, as the service has them. */
export function useComplaintWords() {
  const { t, say } = useWords();
  const rules = useAsk(readComplaintRules, {}, { fresh: 3_600_000 }).data;
  const named = (list: readonly { id: string; zh: string; en: string }[] | undefined, id: string) => {
    const found = list?.find((one) => one.id === id);
    return found ? say(found) : id;
  };
  const ground = (id: string) => {
    for (const { article, grounds } of rules ? [rules.refusals, rules.endings] : []) {
      const found = grounds.find((one) => one.id === id);
      if (found) return `${article}${found.item} ${say(found.label)}`;
    }
    return id;
  };
  const state = ({ kind, state: is }: Pick<Line, 'kind' | 'state'>) =>
    kind === 'report' && (is === 'accepted' || is === 'refused')
      ? t(`complaints.reportState.${is}`)
      : t(`complaints.state.${is}`);
  return {
    ...{ rules, ground, state },
    matter: (id: string) => named(rules?.matters, id),
    channel: (id: string) => named(rules?.channels, id),
    outcome: (id: string) => named(rules?.outcomes, id),
    mark: (id: string) => {
      const found = rules?.marks.kinds.find((one) => one.id === id);
      return found ? say(found.label) : id;
    },
  };
}
