// How a duty stands: the word, and for what is open how many days are left.

import { dayNumber, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { DutyRow } from './use-duties.ts';

export function StateChip({ duty: { state } }: { readonly duty: Pick<DutyRow, 'state'> }) {
  const { t } = useWords();
  return <span className={`chip duty-${state}`}>{t(`duties.state.${state}`)}</span>;
}

/** Days left or overdue, of what is to be done still. */
export function DaysLeft({ duty: { state, due } }: { readonly duty: Pick<DutyRow, 'state' | 'due'> }) {
  const { t } = useWords();
  if (due === null) return <span className="small faint">{t('duties.unknownDue')}</span>;
  const left = dayNumber(due) - dayNumber(todayIso());
  if (state === 'overdue') return <b className="small overdue">{t('duties.late', { count: -left })}</b>;
  if (state !== 'approaching' && state !== 'open') return null;
  return <span className="small muted">{left === 0 ? t('duties.lastDay') : t('duties.left', { count: left })}</span>;
}
