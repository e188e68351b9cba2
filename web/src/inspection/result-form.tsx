// The result of a visit as it is entered: day, way, and an outcome for each item.

import { App, Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { WAYS, type Way } from '../../../src/inspection/items.ts';
import { enterResult } from '../../../src/inspection/plans-api.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { DayField } from '../parts/day-field.tsx';
import { Failed } from '../parts/states.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Visit } from './plan-visits.tsx';
import { useInspectionWords } from './use-inspection-words.ts';

type Result = NonNullable<Visit['results']>[number];

export function ResultForm({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const { items: known, item: named } = useInspectionWords();
  const [on, setOn] = useState<string | undefined>(todayIso());
  const ways = WAYS.filter((way) =>
    visit.items.every((id) => known.find((one) => one.id === id)?.ways.includes(way) ?? true),
  );
  const [way, setWay] = useState<Way>();
  const [results, setResults] = useState(
    visit.items.map((item): Result => ({ item, outcome: '', critical: false, problems: '' })),
  );
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      const body = { on: on!, way: way ?? ways[0], results };
      const { publishBy } = await call(enterResult, { params: { id: visit.plan, entity: visit.entity }, body });
      message.success(publishBy ? t('plans.entered', { day: publishBy }) : t('plans.enteredLater'));
      await client.invalidateQueries();
      onClose();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };
  const whole = on !== undefined && ways.length > 0 && results.every(({ outcome }) => outcome);
  return (
    <div className="visit-form">
      <div className="plan-grid">
        <div>
          <span className="muted">{t('plans.doneOn')}</span>
          <div>
            <DayField label={t('plans.doneOn')} value={on} max={todayIso()} onChange={setOn} />
          </div>
        </div>
        <div>
          <span className="muted">{t('plans.wayField')}</span>
          <Select
            aria-label={t('plans.wayField')}
            style={{ width: '100%' }}
            value={way ?? ways[0]}
            options={ways.map((one) => ({ value: one, label: t(`plans.ways.${one}`) }))}
            onChange={setWay}
          />
        </div>
      </div>
      {results.map((result, i) => (
        <ItemResult
          key={result.item}
          name={named(result.item)}
          result={result}
          onChange={(more) => setResults(results.with(i, { ...result, ...more }))}
        />
      ))}
      {error !== undefined && <Failed error={error} />}
      <div className="row">
        <Button type="primary" loading={busy} disabled={!whole} onClick={send}>
          {t('plans.save')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

interface ItemProps {
  readonly name: string;
  readonly result: Result;
  readonly onChange: (more: Partial<Result>) => void;
}

function ItemResult({ name, result, onChange }: ItemProps) {
  const { t } = useWords();
  const { outcomes } = useInspectionWords();
  const clear = result.outcome === '' || result.outcome === 'no-problem' || result.outcome === 'not-trading';
  return (
    <fieldset>
      <legend>
        <b>{name}</b>
      </legend>
      <Select
        aria-label={`${name} ${t('plans.result')}`}
        placeholder={t('plans.result')}
        value={result.outcome || null}
        options={outcomes}
        onChange={(outcome: string) => onChange({ outcome })}
      />
      {!clear && (
        <Checkbox checked={result.critical} onChange={({ target }) => onChange({ critical: target.checked })}>
          {t('plans.critical')}
        </Checkbox>
      )}
      {!clear && (
        <Input.TextArea
          aria-label={t('plans.problems')}
          placeholder={t('plans.problems')}
          rows={2}
          maxLength={2000}
          value={result.problems}
          onChange={({ target }) => onChange({ problems: target.value })}
        />
      )}
    </fieldset>
  );
}
