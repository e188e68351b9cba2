// The complaints about one entity, on its own page.

import { Button } from 'antd';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useWords } from '../words/use-words.ts';
import { ComplaintLines } from './complaint-lines.tsx';
import { useEntityComplaints } from './use-complaints.ts';
import './complaints.css';

export function EntityComplaints({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { rows, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useEntityComplaints(id);
  if (error) return <Failed error={error} retry={refetch} />;
  if (isPending) return <Bones lines={6} />;
  if (rows.length === 0) return <Nothing title={t('complaints.tabNone')} how={t('complaints.tabNoneHow')} />;
  return (
    <>
      <ComplaintLines rows={rows} onEntity />
      {hasNextPage && (
        <Button block onClick={() => fetchNextPage()} loading={isFetchingNextPage}>
          {t('complaints.more')}
        </Button>
      )}
    </>
  );
}
