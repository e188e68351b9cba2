// What is told while the whole register is counted, and of which moment a count is.

import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Counting } from './use-counted.ts';

export function CountingNote({ counting }: { readonly counting: Counting | undefined }) {
  const { t } = useWords();
  const text = !counting
    ? t('held.counting')
    : counting.phase === 'reading'
      ? t('held.reading')
      : t('held.grading', { done: count(counting.done), total: count(counting.total) });
  return (
    <p className="muted counting" role="status">
      {text}
    </p>
  );
}

export function AsOf({ moment }: { readonly moment: string }) {
  const { t } = useWords();
  return <p className="small faint">{t('held.asOf', { moment: momentInTable(moment) })}</p>;
}
