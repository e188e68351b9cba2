// Who complained: masked, until somebody who handles it looks; each look is in the audit trail.

import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readComplainant } from '../../../src/supervision/complaints/complaint-api.ts';
import { call } from '../api/call.ts';
import { Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import type { Complaint } from './use-complaints.ts';

export function ComplainantShown({ complaint: { id, complainant, may } }: { readonly complaint: Complaint }) {
  const { t } = useWords();
  const [whole, setWhole] = useState<AnswerOf<typeof readComplainant>>();
  const [error, setError] = useState<unknown>();
  if (!complainant) return t('complaints.page.nobody');
  const look = () => call(readComplainant, { params: { id } }).then(setWhole, setError);
  const { name, contact } = whole ?? complainant;
  return (
    <>
      {name} {contact}
      {whole ? (
        <div className="small muted">{t('complaints.page.shown')}</div>
      ) : (
        may.complainant && (
          <div>
            <button type="button" className="plain" onClick={look}>
              {t('complaints.page.show')}
            </button>
          </div>
        )
      )}
      {error !== undefined && <Failed error={error} />}
    </>
  );
}
