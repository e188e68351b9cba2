// What may be of the same matter, with joining: several people's together, or a repetition that counts no more.

import { Button } from 'antd';
import { useState } from 'react';
import { actOnComplaint } from '../../../src/supervision/complaints/complaint-act-api.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { useWords } from '../words/use-words.ts';
import { AlikeLine } from './alike-line.tsx';
import type { Complaint } from './use-complaints.ts';

interface Joining {
  readonly to: string;
  readonly repeated: boolean;
}

export function LookAlikes({ complaint }: { readonly complaint: Complaint }) {
  const { t } = useWords();
  const [joining, setJoining] = useState<Joining>();
  const { id, revision, alike, group, may, state } = complaint;
  const joins = may.act && group.length === 0;
  const open = state === 'received' || state === 'accepted';
  return (
    <section className="card">
      <h2>{t('complaints.alike.title')}</h2>
      <p className="small muted">{t('complaints.alike.note')}</p>
      <ul className="complaint-alike">
        {alike.map((line) => (
          <AlikeLine key={line.id} line={line}>
            {joins && line.state !== 'repeated' && (
              <Button size="small" onClick={() => setJoining({ to: line.id, repeated: false })}>
                {t('complaints.alike.join')}
              </Button>
            )}
            {joins && may.head && open && line.state !== 'repeated' && (
              <Button size="small" onClick={() => setJoining({ to: line.id, repeated: true })}>
                {t('complaints.alike.repeat')}
              </Button>
            )}
          </AlikeLine>
        ))}
      </ul>
      {joining && (
        <ReasonDialog
          title={t(joining.repeated ? 'complaints.alike.repeat' : 'complaints.alike.join')}
          word={t(joining.repeated ? 'complaints.alike.repeat' : 'complaints.alike.join')}
          note={t(joining.repeated ? 'complaints.alike.repeatNote' : 'complaints.alike.joinNote')}
          label={t('complaints.act.why')}
          done={t('complaints.act.done')}
          act={(why) =>
            call(actOnComplaint, { params: { id }, body: { revision, doing: { act: 'join', ...joining, why } } })
          }
          onClose={() => setJoining(undefined)}
        />
      )}
    </section>
  );
}
