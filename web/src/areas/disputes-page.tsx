// What the head of the station or the chief has to decide: disputed, given back, or in no area.

import { Button } from 'antd';
import { useState } from 'react';
import { listDisputes } from '../../../src/supervision/areas/area-api.ts';
import { decideMember } from '../../../src/supervision/areas/membership-api.ts';
import { call } from '../api/call.ts';
import { usePages } from '../api/pages.ts';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { type Member, MemberLine } from './member-line.tsx';
import { ToAreaDialog } from './to-area-dialog.tsx';
import { useAreaChanges } from './use-area-changes.ts';
import './areas.css';

export function DisputesPage() {
  const { t } = useWords();
  const asked = usePages(listDisputes, {});
  useAreaChanges();
  const [deciding, setDeciding] = useState<Member>();
  const rows = asked.rows;
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('areas.disputes')}</h1>
        <span className="muted">{count(asked.pages[0]?.total ?? 0)}</span>
      </div>
      <p className="muted">{t('areas.disputesAbout')}</p>
      {asked.isPending && <Bones lines={8} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.data && rows.length === 0 && <Nothing title={t('areas.disputesNone')} how={t('areas.disputesNoneHow')} />}
      {rows.length > 0 && (
        <section className="card">
          <ul className="members">
            {rows.map((member) => (
              <MemberLine key={member.entity.id} member={member}>
                <Button onClick={() => setDeciding(member)}>{t('areas.decide')}</Button>
              </MemberLine>
            ))}
          </ul>
          <More of={asked} />
        </section>
      )}
      {deciding && (
        <ToAreaDialog
          title={t('areas.decideTitle', { name: deciding.entity.name })}
          word={t('areas.decide')}
          label={t('areas.decideTo')}
          done={t('areas.decided')}
          act={(to, why) => call(decideMember, { params: { id: deciding.entity.id }, body: { to, why } })}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </div>
  );
}
