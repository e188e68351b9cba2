// Complaints in figures: by month, matter, trade and area, upheld ones told apart, and how many deadlines were kept.

import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readComplaintFigures } from '../../../src/supervision/complaints/complaint-api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useComplaintChanges, useComplaintWords } from './use-complaints.ts';
import './complaints.css';

type Figures = AnswerOf<typeof readComplaintFigures>;

export function FiguresPage() {
  const { t } = useWords();
  const { from, until } = useSearch({ from: '/office/complaints/figures' });
  const asked = useAsk(readComplaintFigures, { query: { from, until } }, { keep: true });
  useComplaintChanges();
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('complaints.stats.title')}</h1>
        <Link to="/complaints" search={{}}>
          {t('complaints.title')}
        </Link>
      </div>
      {asked.error ? (
        <Failed error={asked.error} retry={asked.refetch} />
      ) : asked.data ? (
        <Shown figures={asked.data} />
      ) : (
        <Bones lines={8} />
      )}
    </div>
  );
}

function Shown({ figures }: { readonly figures: Figures }) {
  const { t } = useWords();
  const { matter } = useComplaintWords();
  const { total, from, until, months, matters, industries } = figures;
  return (
    <>
      <Months from={from} until={until} />
      {total.count === 0 ? (
        <Nothing title={t('complaints.stats.none')} how={t('complaints.stats.noneHow')} />
      ) : (
        <>
          <Headline figures={figures} />
          <div className="complaint-figures">
            <Bars
              title={t('complaints.stats.months')}
              head={t('complaints.stats.month')}
              rows={months.map((one) => ({ ...one, key: one.month, name: one.month }))}
            />
            <Bars
              title={t('complaints.stats.matters')}
              head={t('complaints.stats.matter')}
              rows={matters.map((one) => ({ ...one, key: one.matter, name: matter(one.matter) }))}
            />
            <Bars
              title={t('complaints.stats.industries')}
              head={t('complaints.stats.trade')}
              rows={industries.map((one) => ({
                ...one,
                key: one.code,
                name: one.name || t('complaints.stats.unknownTrade'),
              }))}
            />
            <Areas figures={figures} />
          </div>
        </>
      )}
    </>
  );
}

function Months({ from, until }: Pick<Figures, 'from' | 'until'>) {
  const { t } = useWords();
  const navigate = useNavigate({ from: '/complaints/figures' });
  const field = (name: 'from' | 'until', value: string) => (
    <label className="row">
      {t(`complaints.stats.${name}`)}
      <input
        type="month"
        className="day-input"
        value={value}
        onChange={({ target }) =>
          /^\d{4}-\d\d$/.test(target.value) && navigate({ search: { from, until, [name]: target.value } })
        }
      />
    </label>
  );
  return (
    <div className="row no-print">
      {field('from', from)}
      {field('until', until)}
    </div>
  );
}

function Headline({ figures: { total, from, until, inTime, days } }: { readonly figures: Figures }) {
  const { t } = useWords();
  const { complaints, reports, upheld } = total;
  const percent = inTime.all ? Math.round((100 * inTime.done) / inTime.all) : 0;
  return (
    <p className="complaint-headline">
      {t('complaints.stats.total', {
        ...{ from, until, count: count(total.count), complaints: count(complaints) },
        ...{ reports: count(reports), upheld: count(upheld) },
      })}{' '}
      {inTime.all
        ? t('complaints.stats.inTime', { percent, done: count(inTime.done), all: count(inTime.all) })
        : t('complaints.stats.noTime')}
      {days !== null && `${t('mark.semicolon')}${t('complaints.stats.days', { days: days.toFixed(1) })}`}
    </p>
  );
}

interface Row {
  readonly key: string | number;
  readonly name: ReactNode;
  readonly count: number;
  readonly upheld: number;
}

interface BarsProps {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly Row[];
  readonly more?: { readonly head: string; readonly of: (row: Row) => ReactNode };
}

/** A table whose figures are drawn too: the whole bar all, the dark part those upheld. */
function Bars({ title, head, rows, more }: BarsProps) {
  const { t } = useWords();
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <section className="card complaint-bars">
      <h2>{title}</h2>
      <table>
        <thead className="complaint-heads">
          <tr>
            <th>{head}</th>
            <th className="num">{t('complaints.stats.count')}</th>
            <th className="num">{t('complaints.stats.upheldCount')}</th>
            <th aria-hidden />
            {more && <th className="num">{more.head}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <td className="num">{count(row.count)}</td>
              <td className="num">{count(row.upheld)}</td>
              <td className="complaint-bar" aria-hidden>
                <i style={{ width: `${(100 * row.count) / most}%` }}>
                  <i style={{ width: `${row.count ? (100 * row.upheld) / row.count : 0}%` }} />
                </i>
              </td>
              {more && <td className="num">{more.of(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Areas({ figures: { areas } }: { readonly figures: Figures }) {
  const { t } = useWords();
  if (areas.length === 0) return null;
  const entities = new Map<Row['key'], number>(areas.map((one) => [one.id, one.entities]));
  const rate = ({ key, count: all }: Row) => {
    const of = entities.get(key) ?? 0;
    return of ? ((100 * all) / of).toFixed(1) : '—';
  };
  return (
    <Bars
      title={t('complaints.stats.areas')}
      head={t('complaints.stats.area')}
      more={{ head: t('complaints.stats.rate'), of: rate }}
      rows={areas.map((one) => ({
        ...one,
        key: one.id,
        name: (
          <Link to="/complaints" search={{ area: one.id, whose: 'all' }} title={one.unit}>
            {one.name}
          </Link>
        ),
      }))}
    />
  );
}
