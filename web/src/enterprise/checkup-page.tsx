// The check-up (体检): each level that is told, why it is so, when it changes, and what would change it.

import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { explainOwn, listOwnStandings } from '../../../src/enterprise/api.ts';
import { useAsk } from '../api/ask.ts';
import { Grade } from '../parts/grade.tsx';
import type { Level } from '../parts/levels.ts';
import { StandingBand } from '../parts/standing-band.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { dayInText, todayIso } from '../words/formats.ts';
import { type Both, useWords } from '../words/use-words.ts';
import { Section } from './parts.tsx';
import { useCheckup } from './use-checkup.ts';

type Standings = AnswerOf<typeof listOwnStandings>;
type Book = Standings['items'][number];
type Spans = readonly { readonly from: string | null; readonly until: string | null; readonly level: string }[];

export function OwnCheckup() {
  const { t } = useWords();
  return (
    <>
      <h1>{t('enterprise.nav.checkup')}</h1>
      <p className="muted">{t('enterprise.checkup.about')}</p>
      <Section asked={useAsk(listOwnStandings, {})}>
        {({ items, records }) =>
          items.length === 0 ? (
            <Nothing title={t('enterprise.checkup.noneTold')} />
          ) : (
            <>
              {items.map((book) => (
                <OneBook key={book.rulebook} book={book} records={records} />
              ))}
              <WhatIf books={items} records={records} />
            </>
          )
        }
      </Section>
    </>
  );
}

interface Props {
  readonly book: Book;
  readonly records: Standings['records'];
}

function OneBook({ book, records }: Props) {
  const { t, say } = useWords();
  const [hint, setHint] = useState<string>();
  const named = new Set(book.spans.flatMap(({ causes }) => causes));
  const ticks = records
    .filter(({ record }) => named.has(record))
    .map(({ on, label }) => ({ day: on, text: say(label) }));
  const now = levelOn(book.spans, todayIso());
  return (
    <section className="stack own-item">
      <div className="between">
        <h2>{say(book.short)}</h2>
        <span className="small muted">{hint}</span>
      </div>
      <div className="row">
        {t('enterprise.checkup.now')} <Grade levels={book.levels} code={now} />
      </div>
      <StandingBand
        name={say(book.short)}
        levels={book.levels}
        spans={book.spans}
        ticks={ticks}
        chosen={-1}
        onChoose={() => undefined}
        onHint={setHint}
      />
      <Why rulebook={book.rulebook} />
    </section>
  );
}

function Why({ rulebook }: { readonly rulebook: string }) {
  const { t, say, lang } = useWords();
  const { data, error, refetch } = useAsk(explainOwn, { params: { rulebook } });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Bones lines={3} />;
  return (
    <>
      <h3>{t('enterprise.checkup.why')}</h3>
      {data.disputed && (
        <p className="note">
          {t('objections.gradeDisputed', { since: dayInText(data.disputed.since, lang), number: data.disputed.number })}{' '}
          {data.disputed.pauses && t('objections.gradePauses')}
        </p>
      )}
      {data.reasons.length === 0 && <p className="muted">{t('enterprise.checkup.nothing')}</p>}
      <ul>
        {data.reasons.map((reason) => (
          <li key={`${reason.rule}${reason.record?.record}`} className="own-item">
            {say(reason.what)}
            <div className="small muted">
              {reason.article} {say(reason.sense)}
              {reason.assumption && t('enterprise.assumed')} ·{' '}
              {reason.lastDay
                ? t('enterprise.checkup.counts', { day: dayInText(reason.lastDay, lang) })
                : t('enterprise.checkup.countsOpen')}
            </div>
          </li>
        ))}
      </ul>
      {data.better && (
        <p className="good">
          {t('enterprise.checkup.better', {
            day: dayInText(data.better.from, lang),
            level: `${data.better.level} ${say(data.better.label)}`,
          })}
        </p>
      )}
    </>
  );
}

function WhatIf({ books, records }: { readonly books: readonly Book[]; readonly records: Standings['records'] }) {
  const { t, say } = useWords();
  const [without, setWithout] = useState<ReadonlySet<number>>(new Set());
  const [fine, setFine] = useState('');
  const amount = Number(fine);
  const supposed = { without, fine: fine !== '' && amount > 0 ? amount : undefined };
  const { spans, failed, error } = useCheckup(supposed);
  const turn = (record: number) => {
    const next = new Set(without);
    if (!next.delete(record)) next.add(record);
    setWithout(next);
  };
  const idle = without.size === 0 && supposed.fine === undefined;
  return (
    <section className="stack own-item">
      <h2>{t('enterprise.checkup.ifTitle')}</h2>
      <p className="muted">{t('enterprise.checkup.ifHow')}</p>
      <div className="own-form">
        {records.map((one) => (
          <label key={one.record} className="own-check">
            <input type="checkbox" checked={without.has(one.record)} onChange={() => turn(one.record)} />
            {t('enterprise.checkup.without', { what: `${say(one.what)} ${one.number}` })}
          </label>
        ))}
        <label>
          {t('enterprise.checkup.fine')}
          <input
            className="field"
            inputMode="numeric"
            value={fine}
            onChange={(event) => setFine(event.target.value.replace(/[^\d.]/g, ''))}
          />
        </label>
      </div>
      {error && <Failed error={error} />}
      {failed && <Failed error={t('enterprise.checkup.failed')} />}
      {!idle && !failed && (
        <div role="status">
          {spans ? (
            books.map((book) => <Then key={book.rulebook} book={book} spans={spans[book.rulebook] ?? []} />)
          ) : (
            <p className="muted">{t('enterprise.checkup.working')}</p>
          )}
        </div>
      )}
    </section>
  );
}

function Then({ book, spans }: { readonly book: Book; readonly spans: Spans }) {
  const { t, say } = useWords();
  const today = todayIso();
  const [now, then] = [levelOn(book.spans, today), levelOn(spans, today)];
  const same = JSON.stringify(changes(book.spans, today)) === JSON.stringify(changes(spans, today));
  return (
    <div className="own-item">
      <b>{say(book.short)}</b>{' '}
      {same
        ? t('enterprise.checkup.same')
        : t('enterprise.checkup.changed', { now: named(book.levels, now, say), next: named(book.levels, then, say) })}
      {!same && (
        <StandingBand
          name={`${t('enterprise.checkup.ifSo')} ${say(book.short)}`}
          levels={book.levels}
          spans={spans.map((span) => ({ ...span }))}
          ticks={[]}
          chosen={-1}
          onChoose={() => undefined}
          onHint={() => undefined}
          beside={book.spans}
        />
      )}
    </div>
  );
}

function named(levels: readonly Level[], code: string | null, say: (both: Both) => string): string {
  const level = levels.find((one) => one.code === code);
  return level ? `${level.code} ${say(level)}` : (code ?? '—');
}

function levelOn(spans: Spans, day: string): string | null {
  const span = spans.find(({ from, until }) => (from === null || from <= day) && (until === null || day < until));
  return span?.level ?? null;
}

/** The levels from today on with the days on which they begin, neighbours of one level joined. */
function changes(spans: Spans, today: string): (string | null)[] {
  const ahead = spans.filter(({ until }) => until === null || until > today);
  return ahead.flatMap((span, i) =>
    ahead[i - 1]?.level === span.level ? [] : [i === 0 ? null : span.from, span.level],
  );
}
