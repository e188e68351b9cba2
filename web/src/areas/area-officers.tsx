// Who works in an area, from which day: officers and stand-ins, appointed and ended by the head.

import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { appointOfficer, type readArea } from '../../../src/supervision/areas/area-api.ts';
import { call } from '../api/call.ts';
import { useAct } from '../parts/use-act.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { AppointForm } from './appoint-form.tsx';

type Area = AnswerOf<typeof readArea>;

export function Officers({ area }: { readonly area: Area }) {
  const { t } = useWords();
  const act = useAct();
  const [open, setOpen] = useState(false);
  const { id, officers, may } = area;
  const end = ({ account, part, from }: Area['officers'][number]) => {
    const today = todayIso();
    const body = { account, part, from: from < today ? from : today, until: today };
    return act(() => call(appointOfficer, { params: { id }, body }), { done: t('areas.appointed') });
  };
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <div className="between">
        <h2>{t('areas.officers')}</h2>
        {may.draw && <Button onClick={() => setOpen(true)}>{t('areas.appoint')}</Button>}
      </div>
      {officers.length === 0 && <span className="muted">{t('areas.noOfficer')}</span>}
      <ul>
        {officers.map((one) => (
          <li key={one.account} className="between">
            <span>
              <b>{one.name}</b> <span className="chip">{t(`areas.parts.${one.part}`)}</span>{' '}
              <span className="small muted">
                {one.until
                  ? t('areas.daysUntil', { from: one.from, until: one.until })
                  : t('areas.days', { from: one.from })}
              </span>
            </span>
            {may.draw && (
              <button
                type="button"
                className="plain"
                aria-label={`${t('areas.end')}${t('mark.colon')}${one.name}`}
                onClick={() => end(one)}
              >
                {t('areas.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {open && <AppointForm area={area} onClose={() => setOpen(false)} />}
    </section>
  );
}
