// A reach in words: the units whose divisions these are.

import { listUnits } from '../../../src/base/office-api.ts';
import { useAsk } from '../api/ask.ts';
import { useWords } from '../words/use-words.ts';

/** Gives the words of a reach; a division that no bureau has is its code. */
export function useReachName(): (reach: readonly string[]) => string {
  const { t } = useWords();
  const units = useAsk(listUnits, {}, { fresh: 300_000 }).data?.items ?? [];
  const named = (prefix: string) =>
    units
      .find(({ division, kind }) => division === prefix && kind !== 'department' && kind !== 'institution')
      ?.name.replace(/市场监督管理局$/, '') ?? prefix;
  return (reach) => (reach.includes('') ? t('accounts.everything') : reach.map(named).join(t('mark.list')));
}
