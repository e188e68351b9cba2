// What will follow if a withdrawal or an adjustment is approved, under each rulebook.

import { previewProposal } from '../../../src/grading/proposal-api.ts';
import { useAsk } from '../api/ask.ts';
import { WhatFollows } from '../ledger/what-follows.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';

export function ProposalFollows({ id }: { readonly id: number }) {
  const { t } = useWords();
  const { can } = useAccount();
  const asked = useAsk(previewProposal, { params: { id } }, { enabled: can('standing.read') });
  if (!can('standing.read')) return null;
  return <WhatFollows preview={{ answer: asked.data, error: asked.error }} complete title={t('proposals.follow')} />;
}
