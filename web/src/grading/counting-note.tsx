// What is told while the whole register is counted, and of which moment a count is.

import { HowFar } from '../parts/how-far.tsx';
import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Counting } from './use-counted.ts';

export function CountingNote({ counting }: { readonly counting: Counting | undefined }) {
  const { t } = useWords();
  const share = counting && counting.total > 1 ? counting.done / counting.total : 0;
  const percent = Math.floor(100 * share);
  return (
    <div className="counting">
      <p className="muted" role="status">
        {!counting
          ? t('held.counting')
          : counting.phase === 'reading'
            ? t('held.reading', { percent })
            : t('held.grading', { done: count(counting.done), total: count(counting.total) })}
      </p>
      {counting && <HowFar percent={percent} />}
    </div>
  );
}

export function AsOf({ moment }: { readonly moment: string }) {
  const { t } = useWords();
  return <p className="small faint">{t('held.asOf', { moment: momentInTable(moment) })}</p>;
}
