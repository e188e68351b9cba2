// One draft: its head, what is found in it, and the tabs in which it is changed, tried and proposed.

import { Link, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { readDraft } from '../../../src/lab/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { DraftDesk } from './draft-desk.tsx';
import './lab.css';

export function DraftPage() {
  const { t } = useWords();
  const { id } = useParams({ from: '/office/rulebooks/drafts/$id' });
  const asked = useAsk(readDraft, { params: { id } }, { fresh: Number.POSITIVE_INFINITY });
  const [times, setTimes] = useState(0);
  // Whoever opens it again is to see what others have changed meanwhile.
  useEffect(() => () => client.removeQueries({ queryKey: [readDraft.id] }), []);
  const again = async () => {
    await asked.refetch();
    setTimes((before) => before + 1);
  };
  return (
    <div className="stack">
      <Link to="/rulebooks/drafts" className="small">
        ← {t('lab.back')}
      </Link>
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {asked.isPending && <Bones lines={8} />}
      {asked.data && <DraftDesk key={`${asked.data.id} ${times}`} draft={asked.data} again={again} />}
    </div>
  );
}
