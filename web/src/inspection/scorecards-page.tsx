// Scorecards: the one in force, those that wait and earlier ones, each with its test, its facts and its bands; a new one put in.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listCards, putCard, takeCard } from '../../../src/inspection/cards/cards-api.ts';
import { useAsk } from '../api/ask.ts';
import { addressOf, call } from '../api/call.ts';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { useAccount } from '../shell/use-account.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { percent } from './percent.ts';
import './plans.css';

type Card = AnswerOf<typeof listCards>['items'][number];

export function ScorecardsPage() {
  const { t } = useWords();
  const { can } = useAccount();
  const asked = useAsk(listCards, {}, { fresh: 0 });
  const [chosen, setChosen] = useState<File>();
  const { basis = '', items } = asked.data ?? {};
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('cards.title')}</h1>
        {can('plan.write') && (
          <label className="row">
            <span>{t('cards.file')}</span>
            <input
              type="file"
              accept=".yaml,.yml"
              onChange={({ target }) => {
                setChosen(target.files?.[0]);
                target.value = '';
              }}
            />
          </label>
        )}
      </div>
      {asked.isPending && <Bones lines={6} />}
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {items && <p className="muted">{t('cards.about', { basis })}</p>}
      {items?.length === 0 && <Nothing title={t('cards.none')} how={t('cards.noneHow')} />}
      {items?.map((card) => (
        <OneCard key={card.id} card={card} />
      ))}
      {chosen && (
        <ReasonDialog
          title={chosen.name}
          word={t('cards.put')}
          note={t('cards.putNote')}
          label={t('cards.reason')}
          done={t('cards.putDone')}
          act={async (reason) => call(putCard, { body: { file: chosen.name, source: await chosen.text(), reason } })}
          onClose={() => setChosen(undefined)}
        />
      )}
    </div>
  );
}

function OneCard({ card }: { readonly card: Card }) {
  const { t } = useWords();
  const { state, proposal } = card;
  return (
    <section className="card stack">
      <div className="between">
        <h2>{card.title}</h2>
        <span className="row">
          <span className={state === 'proposed' || state === 'over' ? 'chip warn' : 'chip'}>
            {t(`cards.state.${state}`)}
          </span>
          {proposal !== null && (
            <Link to="/proposals" search={{ which: 'open', id: String(proposal) }}>
              {t('cards.openProposal')}
            </Link>
          )}
          <Button size="small" href={addressOf(takeCard, { params: { id: card.id } })} download>
            {t('cards.take')}
          </Button>
        </span>
      </div>
      <p className="small muted">
        {t('plans.number', { number: card.number })} · {card.author}
      </p>
      <Test card={card} />
      {(state === 'in-force' || state === 'proposed') && <Facts card={card} />}
    </section>
  );
}

function Test({ card: { until, fitted, tested, bands } }: { readonly card: Card }) {
  const { t } = useWords();
  const sure = ({ value, low, high }: Card['tested']['auc']) => `${value} [${low}, ${high}]`;
  const lines = [
    [t('cards.until'), until],
    [t('cards.fitted'), t('cards.fittedOf', { ...fitted, until: fitted.knownUntil })],
    [t('cards.tested'), t('cards.testedOf', { ...tested, rate: percent(tested.rate) })],
    [t('cards.auc'), sure(tested.auc)],
    [t('cards.gradeAuc'), sure(tested.gradeAuc)],
    [t('cards.topTenth'), sure(tested.topTenth)],
    [t('cards.calibration'), percent(tested.calibrationError)],
    [t('cards.bands'), bands.map((band) => t('cards.bandFrom', { ...band })).join(t('mark.semicolon'))],
  ] as const;
  return (
    <dl className="plan-facts">
      {lines.map(([word, said]) => (
        <div key={word} style={{ display: 'contents' }}>
          <dt>{word}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

function Facts({ card: { facts } }: { readonly card: Card }) {
  const { t, say } = useWords();
  return (
    <div className="plan-scroll">
      <table className="list">
        <caption className="small muted">{t('cards.facts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('cards.fact')}</th>
            <th scope="col" className="num">
              {t('cards.most')}
            </th>
            <th scope="col">{t('cards.source')}</th>
            <th scope="col">{t('cards.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.id}>
              <td>{say(fact).replace('{n}', '…')}</td>
              <td className="num">{count(fact.most)}</td>
              <td>{say(fact.source.label)}</td>
              <td className="small">
                {fact.source.basis}{' '}
                {fact.source.assumption && <span className="chip warn">{t('cards.assumption')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
