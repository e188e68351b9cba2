// Two days to choose: the one that is looked at, and the one whose knowledge counts.

import { Button } from 'antd';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useView } from './use-view.ts';

export function AsOf({ withDay }: { readonly withDay: boolean }) {
  const { t } = useWords();
  const { day, on, known, setDay, setKnown, reset } = useView();
  return (
    <div className="row small muted as-of">
      {withDay && (
        <label className="row">
          {t('entity.watch')}
          <input
            type="date"
            className="day-field"
            value={day}
            onChange={(event) => setDay(event.target.value)}
            aria-label={t('entity.on')}
          />
        </label>
      )}
      <label className="row">
        {t('entity.asKnown')}
        <input
          type="date"
          className="day-field"
          max={todayIso()}
          value={known ?? todayIso()}
          onChange={(event) => setKnown(event.target.value)}
        />
      </label>
      {(on || known) && (
        <Button size="small" className="no-print" onClick={reset}>
          {t('entity.resetDay')}
        </Button>
      )}
    </div>
  );
}
