// What an entity can have repaired, record by record, with the applications that were made.

import { Button } from 'antd';
import { useState } from 'react';
import { entityRepairs } from '../../../src/repair/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import { ProspectCard } from './prospect-card.tsx';
import { RepairLines } from './repair-lines.tsx';
import { type Prospect, useRepairChanges } from './use-repairs.ts';
import './repair.css';

export function EntityRepairs({ id }: { readonly id: string }) {
  const { t, say } = useWords();
  const { can } = useAccount();
  const [applying, setApplying] = useState<Prospect>();
  const asked = useAsk(entityRepairs, { params: { id } });
  useRepairChanges();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={6} />;
  const { prospects, applications, free } = asked.data;
  const ready = (one: Prospect) => can('repair.take') && !one.open && one.repaired?.kind !== 'final' && one.regime;
  return (
    <div className="stack">
      <p className="repair-free">{say(free)}</p>
      {prospects.length === 0 ? (
        <Nothing title={t('repairs.noProspects')} how={t('repairs.noProspectsHow')} />
      ) : (
        prospects.map((one) => (
          <ProspectCard key={one.record} prospect={one} entity={id}>
            {ready(one) && <Button onClick={() => setApplying(one)}>{t('repairs.apply')}</Button>}
          </ProspectCard>
        ))
      )}
      {applications.length > 0 && (
        <section className="stack" style={{ gap: 8 }}>
          <h2>{t('repairs.applications')}</h2>
          <RepairLines rows={applications} />
        </section>
      )}
      {applying && (
        <ApplyDialog entity={id} prospect={applying} all={prospects} onClose={() => setApplying(undefined)} />
      )}
    </div>
  );
}
