// The next day that counts in a case, and how far it is.

import { dayNumber, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import './cases.css';

interface Props {
  /** Null: not known yet. */
  readonly due: string | null;
  /** Under which the words stand. */
  readonly words: 'complaints' | 'repairs';
}

export function DueDay({ due, words }: Props) {
  const { t } = useWords();
  if (due === null) return <span className="small muted">{t(`${words}.due.unknown`)}</span>;
  const left = dayNumber(due) - dayNumber(todayIso());
  const far =
    left < 0
      ? t(`${words}.due.late`, { count: -left })
      : left === 0
        ? t(`${words}.due.today`)
        : t(`${words}.due.left`, { count: left });
  return (
    <span className="case-due">
      {due} <span className={left < 0 ? 'small case-late' : 'small muted'}>{far}</span>
    </span>
  );
}
