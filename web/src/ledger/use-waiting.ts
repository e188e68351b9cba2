// What waits for a second person about an entity.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listEntityProposals } from '../../../src/grading/proposal-api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { useAccount } from '../shell/use-account.ts';

export type WaitingLine = AnswerOf<typeof listEntityProposals>['items'][number];

export function useWaiting(id: string): readonly WaitingLine[] {
  const { can } = useAccount();
  const may = can('proposal.read');
  const asked = useAsk(listEntityProposals, { params: { id } }, { enabled: may });
  useEvents(may ? 'proposal' : undefined, () => void client.invalidateQueries({ queryKey: [listEntityProposals.id] }));
  return asked.data?.items ?? [];
}
