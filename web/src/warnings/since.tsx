// Since when a warning is lit and for how many days; of one that is ahead, from when; of one that is over, until when.

import { dayNumber, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { WarningRow } from './use-warnings.ts';

export function Since({ warning }: { readonly warning: Pick<WarningRow, 'state' | 'began' | 'until'> }) {
  const { t } = useWords();
  const { state, began, until } = warning;
  if (state === 'ahead') return <span>{t('warnings.ahead', { day: began })}</span>;
  if (state === 'ended') return <span className="muted">{t('warnings.endedOn', { day: until ?? '' })}</span>;
  return (
    <span>
      {began}{' '}
      <span className="small muted">{t('warnings.days', { count: dayNumber(todayIso()) - dayNumber(began) + 1 })}</span>
    </span>
  );
}
