// What may be done about a complaint now: the next step first, each with its day, ground and reason.

import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../words/use-words.ts';
import { ActDialog } from './act-dialog.tsx';
import { type ActName, actWord } from './act-word.ts';
import type { Complaint } from './use-complaints.ts';

export function ComplaintActs({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useWords();
  const [doing, setDoing] = useState<ActName>();
  const open = actsNow(complaint);
  if (!complaint.may.act) return <p className="small muted no-print">{t('complaints.page.notYours')}</p>;
  return (
    <div className="row no-print complaint-acts">
      {open.map((act, i) => (
        <Button key={act} type={i === 0 && act !== 'reopen' ? 'primary' : 'default'} onClick={() => setDoing(act)}>
          {actWord(t, act, complaint)}
        </Button>
      ))}
      {doing && <ActDialog act={doing} complaint={complaint} onClose={() => setDoing(undefined)} />}
    </div>
  );
}

function actsNow({ state, entity, may, told, group }: Complaint): ActName[] {
  const joined: ActName[] = group.length > 0 ? ['part'] : [];
  if (state === 'repeated') return joined;
  if (state === 'void') return [];
  const whom: ActName[] = entity ? [] : ['match'];
  const late: ActName[] = entity ? ['match'] : [];
  const mend: ActName[] = may.head && joined.length === 0 ? ['amend', 'void'] : ['amend'];
  if (state === 'received')
    return [...whom, 'accept', 'refuse', 'step', 'assign', 'transfer', ...late, ...mend, ...joined];
  if (state === 'accepted') return [...whom, 'close', 'step', 'assign', 'transfer', ...late, ...mend, ...joined];
  return [...(told ? [] : (['tell'] as const)), ...whom, ...(may.head ? (['reopen'] as const) : []), ...joined];
}
