// The draw of a plan: the published seed is given, and its visits are drawn.

import { Button } from 'antd';
import { useState } from 'react';
import { drawPlan } from '../../../src/inspection/plans-api.ts';
import { call } from '../api/call.ts';
import { useAct } from '../parts/use-act.tsx';
import { useWords } from '../words/use-words.ts';
import type { PlanRead } from './plan-page.tsx';

export function DrawForm({ plan: { id, scope, commitment, dry } }: { readonly plan: PlanRead }) {
  const { t } = useWords();
  const act = useAct();
  const { seed } = scope;
  const parties = seed.kind === 'public' ? [undefined] : seed.parties.map(({ party }) => party);
  const [values, setValues] = useState(parties.map(() => ''));
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
          <input
            className="field"
            maxLength={300}
            value={values[i]}
            onChange={({ target }) => setValues(values.with(i, target.value))}
          />
        </label>
      ))}
      <div>
        <Button type="primary" disabled={values.some((one) => !one.trim())} onClick={draw}>
          {t('plans.draw')}
        </Button>
      </div>
    </section>
  );
}
