// For institutions: the lists that they may have, today's taken at a press, as a table and a file, and what came of each entity.

import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listOffered, takeFinanceList, tellFinanceResult } from '../../../src/disclosure/finance/api.ts';
import { useAsk } from '../api/ask.ts';
import { call } from '../api/call.ts';
import { Section } from '../enterprise/parts.tsx';
import { download } from '../oversight/figures-file.ts';
import { Nothing } from '../parts/states.tsx';
import { useAct } from '../parts/use-act.tsx';
import { dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Offered = AnswerOf<typeof listOffered>['items'][number];
type Taken = AnswerOf<typeof takeFinanceList>;

export function OfferedLists() {
  const { t } = useWords();
  return (
    <Section title={t('finance.offered')} asked={useAsk(listOffered, {})}>
      {({ items }) => (
        <>
          {items.length === 0 && <Nothing title={t('finance.noOffered')} how={t('finance.noOfferedHow')} />}
          {items.map((one) => (
            <OfferedList key={one.id} list={one} />
          ))}
        </>
      )}
    </Section>
  );
}

function OfferedList({ list }: { readonly list: Offered }) {
  const { t, say, lang } = useWords();
  const act = useAct();
  const [taken, setTaken] = useState<Taken>();
  const take = async () => setTaken(await act(() => call(takeFinanceList, { params: { list: list.id } })));
  return (
    <div className="own-item">
      <b>{say(list.title)}</b> {list.purpose}{' '}
      <span className="chip">{t('enterprise.opened.until', { day: dayInText(list.until, lang) })}</span>{' '}
      <button type="button" className="plain" onClick={take}>
        {t('finance.take')}
      </button>
      <div className="small muted">
        {say(list.sense)} {list.basis}
      </div>
      {taken && <TakenList id={list.id} taken={taken} />}
    </div>
  );
}

function TakenList({ id, taken: { on, items } }: { readonly id: string; readonly taken: Taken }) {
  const { t, say, lang } = useWords();
  if (items.length === 0) return <Nothing title={t('finance.nobody')} />;
  const why = (one: Taken['items'][number]) => one.why.map(say).join(t('mark.list'));
  const save = () => {
    const head = (['name', 'code', 'until', 'why'] as const).map((name) => t(`finance.fileColumns.${name}`));
    const rows = items.map((one) => [one.name, one.uscc ?? one.id, one.until ?? '', why(one)]);
    download(`${id}-${on}.csv`, [head, ...rows]);
  };
  return (
    <div className="stack">
      <p>
        {t('finance.taken', { day: dayInText(on, lang), count: items.length })}{' '}
        <button type="button" className="plain" onClick={save}>
          {t('finance.file')}
        </button>
      </p>
      <ul>
        {items.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b> {one.uscc}
            <div className="small muted">{why(one)}</div>
            <Result list={id} entity={one.id} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const OUTCOMES = ['contacted', 'granted', 'declined'] as const;

function Result({ list, entity }: { readonly list: string; readonly entity: string }) {
  const { t } = useWords();
  const act = useAct();
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('contacted');
  const [amount, setAmount] = useState('');
  const yuan = outcome === 'granted' ? Math.round(Number(amount)) : null;
  const tell = () =>
    act(() => call(tellFinanceResult, { params: { list }, body: { entity, outcome, amount: yuan, on: todayIso() } }), {
      done: t('finance.told'),
    });
  return (
    <details>
      <summary>{t('finance.result')}</summary>
      <div className="own-form">
        <select
          className="field"
          aria-label={t('finance.result')}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value as typeof outcome)}
        >
          {OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {t(`finance.outcome.${one}`)}
            </option>
          ))}
        </select>
        {outcome === 'granted' && (
          <label>
            {t('finance.amount')}
            <input
              className="field"
              inputMode="numeric"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          </label>
        )}
        <button type="button" className="primary" disabled={yuan !== null && !(yuan > 0)} onClick={tell}>
          {t('finance.result')}
        </button>
      </div>
    </details>
  );
}
