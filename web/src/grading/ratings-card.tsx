// Ratings by other bodies beside our own levels, each by its own measure, and above them where they contradict each other.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { listRatings } from '../../../src/grading/api.ts';
import { useAsk } from '../api/ask.ts';
import { Grade } from '../parts/grade.tsx';
import { Bones, Failed } from '../parts/states.tsx';
import { useView } from '../registry/use-view.ts';
import { useWords } from '../words/use-words.ts';
import { RatingConflicts } from './rating-conflicts.tsx';
import './ratings.css';

export type Ratings = AnswerOf<typeof listRatings>;

export function RatingsCard({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { on, known } = useView();
  const asked = useAsk(listRatings, { params: { id }, query: { on, asKnown: known } }, { keep: true });
  const ratings = asked.data;
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('bodies.title')}</h2>
      {asked.error && <Failed error={asked.error} retry={asked.refetch} />}
      {!ratings && !asked.error && <Bones lines={3} />}
      {ratings?.items.length === 0 && <p className="muted">{t('bodies.none')}</p>}
      {ratings && ratings.items.length > 0 && (
        <>
          <RatingConflicts ratings={ratings} />
          <Table id={id} ratings={ratings} />
          <p className="small faint">{t('bodies.note')}</p>
        </>
      )}
    </section>
  );
}

const COLUMNS = ['body', 'grade', 'score', 'on', 'lastDay', 'source'] as const;

function Table({ id, ratings }: { readonly id: string; readonly ratings: Ratings }) {
  const { t } = useWords();
  return (
    <table className="list ratings">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column}>{t(`bodies.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ratings.own.map((own) => (
          <OwnRow key={own.rulebook} own={own} />
        ))}
        {ratings.items.map((item) => (
          <BodyRow key={`${item.type} ${item.latest.record}`} id={id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function Sense({ sense }: { readonly sense: 'good' | 'poor' | null }) {
  const { t } = useWords();
  return sense && <span className={sense === 'poor' ? 'chip warn' : 'chip'}>{t(`bodies.${sense}`)}</span>;
}

function OwnRow({ own }: { readonly own: Ratings['own'][number] }) {
  const { t, say } = useWords();
  return (
    <tr>
      <td>
        {say(own.short)} <span className="small faint">{t('bodies.ours')}</span>
      </td>
      <td data-label={t('bodies.grade')}>
        <span className="row">
          <Grade levels={own.levels} code={own.level} /> <Sense sense={own.sense} />
        </span>
      </td>
      <td className="none">—</td>
      <td data-label={t('bodies.on')}>{own.from ? t('bodies.since', { day: own.from }) : t('bodies.always')}</td>
      <td data-label={t('bodies.lastDay')}>{own.lastDay ?? t('bodies.open')}</td>
      <td className="none">—</td>
    </tr>
  );
}

function BodyRow({ id, item }: { readonly id: string; readonly item: Ratings['items'][number] }) {
  const { t, say } = useWords();
  const { latest } = item;
  return (
    <tr className={item.ended ? 'over' : undefined}>
      <td>
        <b>{item.body}</b>
        <div className="small muted" title={item.basis}>
          {say(item.label)}
        </div>
        <Earlier earlier={item.earlier} />
      </td>
      <td data-label={t('bodies.grade')}>
        <span className="row">
          <b>{say(latest.grade)}</b> <Sense sense={item.ended ? null : latest.sense} />
        </span>
      </td>
      <td className={latest.score === null ? 'none' : undefined} data-label={t('bodies.score')}>
        {latest.score ?? '—'}
      </td>
      <td data-label={t('bodies.on')}>{latest.on}</td>
      <td data-label={t('bodies.lastDay')}>
        <span className="row">
          {latest.lastDay ?? t('bodies.next')}
          {item.ended && <span className="chip warn">{t('bodies.ended')}</span>}
        </span>
      </td>
      <td data-label={t('bodies.source')}>
        <div>
          {latest.source}
          <div className="small">
            <Link
              to="/entities/$id"
              params={{ id }}
              search={(former) => ({ ...former, tab: 'records' })}
              hash={`record-${latest.record}`}
              className="in-text"
            >
              {t('bodies.record', { number: latest.number })}
            </Link>
          </div>
        </div>
      </td>
    </tr>
  );
}

function Earlier({ earlier }: { readonly earlier: Ratings['items'][number]['earlier'] }) {
  const { t, say } = useWords();
  if (earlier.length === 0) return null;
  return (
    <details className="small">
      <summary className="muted">{t('bodies.earlier', { count: earlier.length })}</summary>
      <ul className="bullets muted">
        {earlier.map(({ record, on, grade, lastDay }) => (
          <li key={record}>
            {t('bodies.earlierOne', { on, grade: say(grade), lastDay: lastDay ?? t('bodies.next') })}
          </li>
        ))}
      </ul>
    </details>
  );
}
