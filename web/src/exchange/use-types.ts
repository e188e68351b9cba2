// What a file can be imported as: entities, where the account may, and the record types of the catalogue.

import { listTypes } from '../../../src/ledger/api.ts';
import { useAsk } from '../api/ask.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';

export function useTypes(): { readonly options: { value: string; label: string }[] } {
  const { t, say } = useWords();
  const { account } = useAccount();
  const asked = useAsk(listTypes, {}, { fresh: 3_600_000 });
  const filed = (asked.data?.items ?? []).filter(({ byItself }) => !byItself);
  const types = filed.map(({ id, label }) => ({ value: id, label: say(label) }));
  const entities = { value: 'entities', label: t('imports.entities') };
  return { options: account.role === 'department-user' ? types : [entities, ...types] };
}
