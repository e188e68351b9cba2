// What stands before the rules of a rulebook: who issued it, whom it covers, its editions, its scales, its parameters by date.

import { Link } from '@tanstack/react-router';
import { Grade } from '../parts/grade.tsx';
import { dayBefore, dayInText } from '../words/formats.ts';
import { type Both, useWords } from '../words/use-words.ts';
import type { Document, Edition } from './rulebook-page.tsx';
import { Assumed } from './rulebook-remarks.tsx';

interface Props {
  readonly book: Document;
  readonly edition: Edition;
}

export function RulebookHead({ book, edition }: Props) {
  const { t, say } = useWords();
  return (
    <>
      <section className="card stack" id="head" style={{ gap: 10 }}>
        <h2>{t('reading.head')}</h2>
        <dl className="facts">
          <dt>{t('reading.document')}</dt>
          <dd>{book.document}</dd>
          <dt>{t('reading.issuer')}</dt>
          <dd>{book.issuer}</dd>
          <dt>{t('reading.covers')}</dt>
          <dd>{book.covers ? say(book.covers) : t('reading.everybody')}</dd>
          {book.extends && (
            <>
              <dt>{t('reading.extends')}</dt>
              <dd>
                <Link to="/rulebooks/$id" params={{ id: book.extends.id }}>
                  {say(book.extends.short)}
                </Link>
              </dd>
            </>
          )}
          <dt>{t('reading.editionName', { id: edition.id })}</dt>
          <dd>
            <InForce edition={edition} />
            {edition.article && <div className="small muted">{edition.article}</div>}
          </dd>
          {book.editions.length > 1 && (
            <>
              <dt>{t('reading.transition')}</dt>
              <dd>{say(edition.transition)}</dd>
            </>
          )}
        </dl>
        <Assumed text={edition.assumption} />
        {book.notice && <p className="note">{say(book.notice)}</p>}
      </section>
      <Scales book={book} />
      {edition.parameters.length > 0 && <Parameters parameters={edition.parameters} />}
    </>
  );
}

function InForce({ edition: { from, until } }: { readonly edition: Edition }) {
  const { t, lang } = useWords();
  if (from === null && until === null) return t('reading.always');
  return t('entity.for', {
    from: from ? dayInText(from, lang) : t('fromStart'),
    until: until ? dayInText(dayBefore(until), lang) : t('open'),
  });
}

function Scales({ book }: { readonly book: Document }) {
  const { t, say } = useWords();
  return (
    <section className="card stack" id="scales" style={{ gap: 14 }}>
      <h2>{t('reading.scales')}</h2>
      {book.dimensions.map((dimension) => (
        <div key={dimension.id} className="scale">
          <h3>
            {say(dimension.label)} {dimension.article && <span className="small faint">{dimension.article}</span>}
          </h3>
          <ul className="row scale-levels">
            {dimension.levels.map((level) => (
              <li key={level.code}>
                {dimension.role === 'level' ? (
                  <Grade levels={dimension.levels} code={level.code} />
                ) : (
                  <span className="chip">{say(level)}</span>
                )}
              </li>
            ))}
          </ul>
          <p className="small muted">
            {t('reading.fallback')}
            {t('mark.colon')}
            {fallbackOf(dimension, say) ?? t('reading.notCovered')}
          </p>
          {dimension.from.length > 0 && <MadeFrom dimension={dimension} all={book.dimensions} />}
          {dimension.points && <Points points={dimension.points} levels={dimension.levels} />}
        </div>
      ))}
    </section>
  );
}

type Dimension = Document['dimensions'][number];

function fallbackOf({ fallback, levels }: Dimension, say: (both: Both) => string): string | undefined {
  const level = levels.find(({ code }) => code === fallback);
  return level && say(level);
}

function MadeFrom({ dimension, all }: { readonly dimension: Dimension; readonly all: readonly Dimension[] }) {
  const { t, say } = useWords();
  const word = (of: Dimension | undefined, code: string) => {
    const level = of?.levels.find((one) => one.code === code);
    return level ? say(level) : code;
  };
  return (
    <div className="small muted">
      {t('reading.from')}
      {t('mark.colon')}
      <ul className="bullets">
        {dimension.from.map(({ dimension: id, level, gives }) => {
          const source = all.find((one) => one.id === id);
          return (
            <li key={`${id}-${level}`}>
              {t('reading.gives', {
                dimension: source ? say(source.label) : id,
                level: word(source, level),
                gives: word(dimension, gives),
              })}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Points({
  points,
  levels,
}: {
  readonly points: NonNullable<Dimension['points']>;
  readonly levels: Dimension['levels'];
}) {
  const { t, say } = useWords();
  return (
    <div className="stack" style={{ gap: 6 }}>
      <p>
        {t('reading.points')} · {t('reading.base')} {points.base}
      </p>
      <ul className="bands">
        {points.bands.map((band) => (
          <li key={band.level}>
            <Grade levels={levels} code={band.level} /> {t('reading.band', { points: band.atLeast })}
          </li>
        ))}
      </ul>
      <ul className="row small muted indicators-list">
        {points.indicators.map((one) => (
          <li key={one.id} className="chip">
            {say(one.label)}
            {one.cap !== null && ` · ${t('reading.cap', { points: one.cap })}`}
          </li>
        ))}
      </ul>
      <Assumed text={points.assumption} />
    </div>
  );
}

function Parameters({ parameters }: { readonly parameters: Edition['parameters'] }) {
  const { t, say, lang } = useWords();
  return (
    <section className="card stack" id="parameters" style={{ gap: 10 }}>
      <h2>{t('reading.parameters')}</h2>
      {parameters.map((parameter) => (
        <div key={parameter.id} id={`parameter-${parameter.id}`}>
          <h3>{say(parameter.label)}</h3>
          <ul className="bullets">
            {parameter.values.map((value) => (
              <li key={value.from ?? ''}>
                {value.from && (
                  <span className="muted">{t('reading.since', { day: dayInText(value.from, lang) })} </span>
                )}
                <b>{say(value.value)}</b> <span className="small faint">{value.article}</span>
                <Assumed text={value.assumption} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
