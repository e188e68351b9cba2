// Two days to choose: the one that is looked at, and the one whose knowledge counts.

import { Button } from 'antd';
import { DayField } from '../parts/day-field.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useView } from './use-view.ts';

export function AsOf({ withDay }: { readonly withDay: boolean }) {
  const { t } = useWords();
  const { day, on, known, setDay, setKnown, reset } = useView();
  return (
    <div className="row small muted as-of">
      {withDay && (
        <div className="as-of-one">
          <span>{t('entity.watch')}</span>
          <DayField label={t('entity.on')} value={day} onChange={setDay} />
        </div>
      )}
      <div className="as-of-one">
        <span>{t('entity.asKnown')}</span>
        <DayField label={t('entity.asKnown')} max={todayIso()} value={known ?? todayIso()} onChange={setKnown} />
      </div>
      {(on || known) && (
        <Button size="small" className="no-print" onClick={reset}>
          {t('entity.resetDay')}
        </Button>
      )}
    </div>
  );
}
