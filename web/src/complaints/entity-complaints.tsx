// The complaints about one entity, on its own page.

import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { ComplaintLines } from './complaint-lines.tsx';
import { useEntityComplaints } from './use-complaints.ts';
import './complaints.css';

export function EntityComplaints({ id }: { readonly id: string }) {
  const { t } = useWords();
  const asked = useEntityComplaints(id);
  const { rows, error, isPending, refetch } = asked;
  if (error) return <Failed error={error} retry={refetch} />;
  if (isPending) return <Bones lines={6} />;
  if (rows.length === 0) return <Nothing title={t('complaints.tabNone')} how={t('complaints.tabNoneHow')} />;
  return (
    <>
      <ComplaintLines rows={rows} onEntity />
      <More of={asked} />
    </>
  );
}
