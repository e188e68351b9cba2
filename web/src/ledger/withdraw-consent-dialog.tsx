// Ending the consent of an entity before its day: at once, with a reason.

import { withdrawConsent } from '../../../src/ledger/consent-api.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly id: string;
  readonly consent: number;
  readonly onClose: () => void;
}

export function WithdrawConsentDialog({ id, consent, onClose }: Props) {
  const { t } = useWords();
  return (
    <ReasonDialog
      title={t('consents.withdrawTitle')}
      word={t('consents.withdraw')}
      note={t('consents.withdrawNote')}
      label={t('consents.withdrawWhy')}
      done={t('consents.withdrawnDone')}
      act={(why) => call(withdrawConsent, { params: { id, consent }, body: { why } })}
      onClose={onClose}
    />
  );
}
