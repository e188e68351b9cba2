// The deadlines of a complaint, as duties where they are kept, with what can be done about them.

import { useState } from 'react';
import { DutyDrawer } from '../duties/duty-drawer.tsx';
import { DaysLeft, StateChip } from '../duties/state-chip.tsx';
import { useWords } from '../words/use-words.ts';
import type { Complaint } from './use-complaints.ts';
import '../duties/duties.css';

export function ComplaintDuties({ complaint: { duties, entity } }: { readonly complaint: Complaint }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState<string>();
  if (duties.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('complaints.page.deadlines')}</h2>
      {!entity && <p className="small muted">{t('complaints.page.noDuty')}</p>}
      <ul className="complaint-duties">
        {duties.map((duty) => (
          <li key={duty.rule}>
            <div className="between">
              {duty.id === null ? (
                <span>{say(duty.label)}</span>
              ) : (
                <button type="button" className="plain" onClick={() => setOpen(duty.id!)}>
                  {say(duty.label)}
                </button>
              )}
              <StateChip duty={duty} />
            </div>
            <div className="small muted">
              {duty.due ?? t('complaints.due.unknown')} {duty.due && <DaysLeft duty={duty} />}
              {duty.urged > 0 && ` ${t('duties.urged', { count: duty.urged })}`}
            </div>
            <div className="small muted">{duty.article}</div>
          </li>
        ))}
      </ul>
      {open && <DutyDrawer id={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
