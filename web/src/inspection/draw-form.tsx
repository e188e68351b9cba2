// The draw of a plan: the published seed is given, and its visits are drawn.

import { Button } from 'antd';
import { useState } from 'react';
import { pledge } from '../../../src/inspection/draw/seed.ts';
import { drawPlan, returnPlan } from '../../../src/inspection/plans-api.ts';
import { call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { useAct } from '../parts/use-act.tsx';
import { useWords } from '../words/use-words.ts';
import type { PlanRead } from './plan-page.tsx';

export function DrawForm({ plan: { id, scope, commitment, dry } }: { readonly plan: PlanRead }) {
  const { t } = useWords();
  const act = useAct();
  const { seed } = scope;
  const parties = seed.kind === 'public' ? [undefined] : seed.parties.map(({ party }) => party);
  const [values, setValues] = useState(parties.map(() => ''));
  const fits = (i: number) => {
    const value = values[i].trim();
    return seed.kind === 'public' || !value ? undefined : pledge(seed.parties[i].party, value) === seed.parties[i].hash;
  };
  const [returning, setReturning] = useState(false);
  const missing = seed.kind === 'public' ? [] : seed.parties.flatMap(({ party }, i) => (fits(i) ? [] : [party]));
  const note =
    seed.kind === 'public'
      ? t('plans.drawNote', { source: seed.source, known: seed.known })
      : t('plans.drawNote', { source: parties.join(t('mark.list')), known: '' });
  const draw = () =>
    act(() => call(drawPlan, { params: { id }, body: { values: values.map((one) => one.trim()) } }), {
      done: t('plans.drawn', { count: dry?.take ?? 0 }),
    });
  return (
    <section className="card stack">
      <h2>{t('plans.draw')}</h2>
      <p className="muted">{note}</p>
      <p style={{ overflowWrap: 'anywhere' }}>
        {t('plans.commitment')} <code>{commitment}</code>
      </p>
      {parties.map((party, i) => (
        <label key={party ?? ''} style={{ display: 'grid', gap: 4, maxWidth: 420 }}>
          {party === undefined ? t('plans.value') : t('plans.valueOf', { party })}
          {fits(i) !== undefined && (
            <span className={fits(i) ? 'chip' : 'chip warn'}>
              {t(fits(i) ? 'plans.partyFits' : 'plans.partyFitsNot')}
            </span>
          )}
          <input
            className="field"
            maxLength={300}
            value={values[i]}
            onChange={({ target }) => setValues(values.with(i, target.value))}
          />
        </label>
      ))}
      <div className="row">
        <Button type="primary" disabled={values.some((one, i) => !one.trim() || fits(i) === false)} onClick={draw}>
          {t('plans.draw')}
        </Button>
        {missing.length > 0 && <Button onClick={() => setReturning(true)}>{t('plans.returnIt')}</Button>}
      </div>
      {returning && (
        <ReasonDialog
          title={t('plans.returnTitle')}
          word={t('plans.returnIt')}
          note={`${t('plans.returnNote')} ${t('plans.missing')}${t('mark.colon')}${missing.join(t('mark.list'))}`}
          label={t('plans.reason')}
          done={t('plans.returned')}
          act={(why) => call(returnPlan, { params: { id }, body: { missing, why } })}
          onClose={() => setReturning(false)}
        />
      )}
    </section>
  );
}
