// The button below a list that goes on.

import { Button } from 'antd';
import type { GoesOn } from '../api/pages.ts';
import { useWords } from '../words/use-words.ts';

/** Nothing when the list is over. */
export function More({ of: { hasNextPage, isFetchingNextPage, more } }: { readonly of: GoesOn }) {
  const { t } = useWords();
  if (!hasNextPage) return null;
  return (
    <Button block className="no-print" onClick={() => more()} loading={isFetchingNextPage}>
      {t('more')}
    </Button>
  );
}
