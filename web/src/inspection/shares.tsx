// How many of each grade: shares or weights by grade of the rulebook, or those that a place has published.

import { Link } from '@tanstack/react-router';
import { Form, InputNumber, Select } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { listCards } from '../../../src/inspection/cards/cards-api.ts';
import { listItems } from '../../../src/inspection/plans-api.ts';
import { useAsk } from '../api/ask.ts';
import { useRulebooks } from '../grading/use-rulebooks.ts';
import { Grade } from '../parts/grade.tsx';
import { useWords } from '../words/use-words.ts';
import type { Scope } from './scope-form.tsx';

type Stratum = Scope['strata'][number];

/** How many of each: of each grade, or of each band of the scorecard in force. */
export function Shares() {
  const way = Form.useWatch('way', Form.useFormInstance<Scope>());
  const { levels } = useRulebooks();
  const book = Form.useWatch('rulebook', Form.useFormInstance<Scope>());
  if (way === 'bands' || way === 'points') return <CardShares way={way} />;
  return (
    <GivenShares
      codes={levels(book).map(({ code }) => code)}
      shown={(id) => <Grade levels={levels(book)} code={id} />}
    />
  );
}

function CardShares({ way }: { readonly way: 'bands' | 'points' }) {
  const { t } = useWords();
  const asked = useAsk(listCards, {}, { fresh: 60_000 });
  const card = asked.data?.items.find(({ state }) => state === 'in-force' || state === 'over');
  const bands = card?.bands ?? [];
  return (
    <div className="stack" style={{ gap: 8 }}>
      <p className="muted">
        {card ? t('cards.inForce', { title: card.title, until: card.until }) : asked.data && t('cards.noneInForce')}{' '}
        <Link to="/scorecards">{t('cards.title')}</Link>
      </p>
      {card && (
        <GivenShares
          codes={bands.map(({ id }) => id)}
          head={t('cards.band')}
          shown={(id) => t('cards.bandFrom', { id, from: bands.find((one) => one.id === id)?.from })}
          hidden={way === 'points'}
        />
      )}
    </div>
  );
}

interface GivenProps {
  readonly codes: readonly string[];
  readonly head?: string;
  readonly shown: (id: string) => ReactNode;
  /** One share of all: nothing is given by stratum. */
  readonly hidden?: boolean;
}

function GivenShares({ codes, head, shown, hidden = false }: GivenProps) {
  const { t, say } = useWords();
  const form = Form.useFormInstance<Scope>();
  const way = Form.useWatch('way', form);
  const strata: readonly Stratum[] = Form.useWatch('strata', { form, preserve: true }) ?? [];
  const ratios = useAsk(listItems, {}, { fresh: 3_600_000 }).data?.ratios ?? [];
  const put = (given: (one: Stratum, i: number) => Stratum) =>
    form.setFieldValue(
      'strata',
      codes.map((code, i) => given(strata.find(({ id }) => id === code) ?? fresh(code, i), i)),
    );
  const known = codes.join(' ');
  useEffect(() => put((one) => one), [known]);
  return (
    <div className="stack" style={{ gap: 8, marginBottom: 16 }}>
      {way === 'weight' || hidden ? (
        <Form.Item name="share" label={t('plans.field.share')} style={{ maxWidth: 220, margin: 0 }}>
          <InputNumber min={0} max={100} style={{ width: '100%' }} />
        </Form.Item>
      ) : head ? null : (
        <Select
          aria-label={t('plans.preset')}
          placeholder={t('plans.preset')}
          style={{ maxWidth: 420 }}
          value={null}
          options={ratios.map((one) => ({ value: one.id, label: say(one.label) }))}
          onChange={(id: string | null) => {
            const shares = ratios.find((one) => one.id === id)?.shares ?? {};
            put((one) => ({ ...one, share: shares[one.id] ?? one.share }));
          }}
        />
      )}
      {!hidden && (
        <table className="list plan-share" style={{ maxWidth: 520 }}>
          <thead>
            <tr>
              <th scope="col">{head ?? t('plans.grade')}</th>
              <th scope="col">{t(way === 'weight' ? 'plans.weightOf' : 'plans.shareOf')}</th>
              {way !== 'weight' && <th scope="col">{t('plans.atLeast')}</th>}
            </tr>
          </thead>
          <tbody>
            {strata
              .filter(({ id }) => codes.includes(id))
              .map((one) => {
                const set = (more: Partial<Stratum>) =>
                  put((other) => (other.id === one.id ? { ...other, ...more } : other));
                const named = (what: string) => `${one.id} ${what}`;
                return (
                  <tr key={one.id}>
                    <td>{shown(one.id)}</td>
                    <td>
                      {way === 'weight' ? (
                        <Figure
                          label={named(t('plans.weightOf'))}
                          value={one.weight}
                          onChange={(weight) => set({ weight: weight ?? 1 })}
                        />
                      ) : (
                        <Figure
                          label={named(t('plans.shareOf'))}
                          value={one.share}
                          onChange={(share) => set({ share: share ?? 0 })}
                        />
                      )}
                    </td>
                    {way !== 'weight' && (
                      <td>
                        <Figure
                          label={named(t('plans.atLeast'))}
                          value={one.atLeast}
                          onChange={(atLeast) => set({ atLeast })}
                        />
                      </td>
                    )}
                  </tr>
                );
              })}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** The worse the grade, the more: where nobody has said anything yet. */
function fresh(id: string, place: number): Stratum {
  return { id, share: [1, 2, 10, 30][place] ?? 30, weight: [1, 2, 5, 10][place] ?? 10, atLeast: null, atMost: null };
}

interface FigureProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

function Figure({ label, value, onChange }: FigureProps) {
  return (
    <input
      type="number"
      min={0}
      step="any"
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
    />
  );
}
