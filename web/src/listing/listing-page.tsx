// One listing: on what it rests, its deadlines, what was done, and what can be done now.

import { Link, useParams } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readListing } from '../../../src/notice/lists/api.ts';
import { client, useAsk } from '../api/ask.ts';
import { useEvents } from '../api/events.ts';
import { CaseCourse } from '../parts/case-course.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { dayInText, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { ListingActs } from './listing-acts.tsx';
import '../parts/cases.css';

export type Listing = AnswerOf<typeof readListing>;

export function ListingPage() {
  const { t } = useWords();
  const { id } = useParams({ from: '/office/listings/$id' });
  const asked = useAsk(readListing, { params: { id } });
  useEvents('notice', () => void client.invalidateQueries({ queryKey: [readListing.id] }));
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={10} />;
  const listing = asked.data;
  return (
    <div className="stack">
      <div>
        <Link to="/listings">{t('listings.title')}</Link>
        <h1>{listing.number}</h1>
        <Link to="/entities/$id" params={{ id: listing.entity.id }}>
          {listing.entity.name}
        </Link>
        <p className="muted">
          {t(`listings.list.${listing.list}`)} ·{' '}
          {t(`listings.state.${listing.marked && listing.state === 'listed' ? 'marked' : listing.state}`)}
          {listing.origin === 'record' && ` · ${t('listings.fromRecord')}`}
        </p>
      </div>
      <ListingActs listing={listing} />
      <div className="columns">
        <div className="stack">
          <Said listing={listing} />
          <CaseCourse
            title={t('listings.course')}
            acts={listing.acts}
            wordOf={(act) => t(`listings.act.${act as 'open'}`)}
          />
        </div>
        <Deadlines listing={listing} />
      </div>
    </div>
  );
}

function Said({ listing }: { readonly listing: Listing }) {
  const { t, say } = useWords();
  const { groundLabel, title, facts, files, penaltyNumber, documentNumber, removalNumber, reason, conditions, rule } =
    listing;
  const named = rule.conditions.filter(({ id }) => conditions.includes(id)).map(({ label }) => say(label));
  const lines = [
    [t('listings.form.ground'), groundLabel ? say(groundLabel) : title],
    [t('listings.facts'), facts],
    [t('listings.files'), files.join(' · ')],
    [t('listings.penalty'), penaltyNumber],
    [t('listings.documentNumber'), documentNumber],
    [t('listings.conditions'), named.join(' · ')],
    [t('listings.removalNumber'), removalNumber],
    [t('listings.reason'), reason],
  ] as const;
  return (
    <section className="card">
      <dl className="case-facts">
        {lines.map(
          ([what, value]) =>
            value && (
              <Fragment key={what}>
                <dt>{what}</dt>
                <dd>{value}</dd>
              </Fragment>
            ),
        )}
      </dl>
      <p className="small">
        <Link to="/entities/$id" params={{ id: listing.entity.id }} search={{ tab: 'notices' }}>
          {t('listings.letters')}
        </Link>
      </p>
    </section>
  );
}

function Deadlines({ listing: { deadlines, rule } }: { readonly listing: Listing }) {
  const { t, say, lang } = useWords();
  const today = todayIso();
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('listings.deadlines')}</h2>
      <dl className="case-facts">
        {deadlines.map(({ step, due, done }) => (
          <Fragment key={step}>
            <dt>{t(`listings.step.${step}`)}</dt>
            <dd className={(done ?? today) > due ? 'case-late' : ''}>
              {dayInText(due, lang)}
              {done && ` · ${t('listings.doneOn', { day: dayInText(done, lang) })}`}
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="small muted">
        {say(rule.sense)} {rule.document} {rule.article}
      </p>
      {rule.assumption && <p className="small muted">{t('listings.assumption', { said: say(rule.assumption) })}</p>}
    </section>
  );
}
