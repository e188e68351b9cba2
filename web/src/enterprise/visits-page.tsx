// Visits to oneself: those at hand, those that were, who came and why, the result, one's rating and complaints.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listOwnVisits } from '../../../src/enterprise/visits-api.ts';
import { useAsk } from '../api/ask.ts';
import { Nothing } from '../parts/states.tsx';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { OwnFacts } from './case-parts.tsx';
import { Section } from './parts.tsx';
import { useOwn } from './use-own.ts';
import { ComplaintForm, RatingForm } from './visit-forms.tsx';

type Answer = AnswerOf<typeof listOwnVisits>;
export type OwnVisit = Answer['items'][number];
export type VisitRules = Answer['rules'];

export function OwnVisits() {
  const { t } = useWords();
  return (
    <>
      <h1>{t('ownSite.nav.visits')}</h1>
      <p className="muted">{t('ownSite.visits.about')}</p>
      <Section asked={useAsk(listOwnVisits, {})}>
        {({ items, rules }) => (
          <>
            {items.length === 0 && <Nothing title={t('ownSite.visits.none')} how={t('ownSite.visits.noneHow')} />}
            <Some
              title={t('ownSite.visits.next')}
              items={items.filter(({ state }) => state === 'announced')}
              rules={rules}
            />
            <Some
              title={t('ownSite.visits.past')}
              items={items.filter(({ state }) => state === 'done')}
              rules={rules}
            />
            <Rights rules={rules} />
          </>
        )}
      </Section>
    </>
  );
}

interface SomeProps {
  readonly title: string;
  readonly items: readonly OwnVisit[];
  readonly rules: VisitRules;
}

function Some({ title, items, rules }: SomeProps) {
  if (items.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <div>
        {items.map((visit) => (
          <OneVisit key={visit.id} visit={visit} rules={rules} />
        ))}
      </div>
    </>
  );
}

function OneVisit({ visit, rules }: { readonly visit: OwnVisit; readonly rules: VisitRules }) {
  const { t, say, lang } = useWords();
  const { can } = useOwn();
  const { said, rating, may, on, state } = visit;
  const kind = said ? say(said.kind) : t(visit.planned ? 'ownSite.visits.planned' : 'ownSite.visits.patrol');
  return (
    <details className="own-item" open={state === 'announced' || may.rate}>
      <summary>
        <b>{dayInText(on, lang)}</b> {said?.office ?? visit.unit} {kind}{' '}
        <span className="chip">{t(`ownSite.visits.${state}`)}</span>{' '}
        {rating && <span className="chip">{t('ownSite.visits.ratedAs', { count: rating.stars })}</span>}
      </summary>
      <Who visit={visit} />
      <Result visit={visit} />
      <Said visit={visit} rules={rules} />
      {may.rate && can('own.apply') && <RatingForm visit={visit.id} rules={rules} />}
      {may.complain && can('own.apply') && <ComplaintForm visit={visit} rules={rules} />}
    </details>
  );
}

function Who({ visit: { said, way, confirmed } }: { readonly visit: OwnVisit }) {
  const { t, say } = useWords();
  if (!said)
    return (
      <p className="small muted">
        {t('ownSite.visits.uncoded')} · {t(`ownSite.visits.way.${way}`)}
      </p>
    );
  const { officers, reasons, items, cap } = said;
  const named = officers.map(({ name, certificate }) =>
    [
      name,
      certificate ? t('ownSite.visits.certificate', { number: certificate }) : t('ownSite.visits.noCertificate'),
    ].join(' '),
  );
  const founded = (all: typeof items) =>
    all.map((one) =>
      t(one.assumption ? 'ownSite.visits.assumed' : 'ownSite.visits.founded', { what: say(one), article: one.article }),
    );
  return (
    <>
      <OwnFacts
        lines={[
          [t('ownSite.visits.who'), named.join(t('mark.list'))],
          [t('ownSite.visits.why'), founded(reasons).join(t('mark.list'))],
          [t('ownSite.visits.items'), founded(items).join(t('mark.list'))],
          [t('ownSite.visits.cap'), t(cap.counts ? 'ownSite.visits.counts' : 'ownSite.visits.countsNot', { ...cap })],
        ]}
      />
      {confirmed && <span className="chip">{t('ownSite.visits.confirmed')}</span>}
    </>
  );
}

function Result({ visit: { outcomes } }: { readonly visit: OwnVisit }) {
  const { t, say, lang } = useWords();
  if (outcomes.length === 0) return null;
  return (
    <>
      <h3>{t('ownSite.visits.result')}</h3>
      <ul className="bullets">
        {outcomes.map((one) => (
          <li key={one.number}>
            {one.kind === 'order' ? t('ownSite.visits.order', { number: one.number }) : one.said && say(one.said)}{' '}
            {one.problems} {one.due && <b>{t('ownSite.visits.due', { day: dayInText(one.due, lang) })}</b>}
            {one.withdrawn && <span className="chip">{t('ownSite.visits.withdrawn')}</span>}
            {one.basis && <div className="small muted">{one.basis}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the enterprise said of it, and what was answered. */
function Said({ visit: { rating, complaints }, rules }: { readonly visit: OwnVisit; readonly rules: VisitRules }) {
  const { t, say } = useWords();
  const labelOf = (all: readonly { readonly id: string; readonly zh: string; readonly en: string }[], id: string) => {
    const found = all.find((one) => one.id === id);
    return found ? say(found) : id;
  };
  return (
    <>
      {rating && (
        <p>
          {t('ownSite.visits.ratedAs', { count: rating.stars })}{' '}
          {rating.reasons.map((one) => labelOf(rules.reasons, one)).join(t('mark.list'))} {rating.words}
        </p>
      )}
      {complaints.map(({ ground, words, made, reply }) => (
        <p key={made}>
          {t('ownSite.visits.complaint', { ground: labelOf(rules.grounds, ground), words })}{' '}
          <span className="muted">{reply ? t('ownSite.visits.reply', { reply }) : t('ownSite.visits.waiting')}</span>
        </p>
      ))}
    </>
  );
}

function Rights({ rules: { rights, basis, assumption } }: { readonly rules: VisitRules }) {
  const { t, say } = useWords();
  return (
    <details>
      <summary>{t('ownSite.visits.rights')}</summary>
      <ul className="bullets">
        {rights.map((one) => (
          <li key={one.zh}>
            {say(one)}{' '}
            <span className="small muted">
              {one.article}
              {one.assumption && t('enterprise.assumed')}
            </span>
          </li>
        ))}
      </ul>
      <p className="small muted">
        {basis} {say(assumption)}
      </p>
    </details>
  );
}
