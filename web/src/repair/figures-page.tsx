// Repairs in figures: how many were granted, refused and why, month by month, and how many in time.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readRepairFigures } from '../../../src/repair/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useRepairChanges } from './use-repairs.ts';
import './repair.css';

type Figures = AnswerOf<typeof readRepairFigures>;

export function RepairFiguresPage() {
  const { t } = useWords();
  const asked = useAsk(readRepairFigures, {}, { keep: true });
  useRepairChanges();
  return (
    <div className="stack">
      <div className="between">
        <h1>{t('repairs.stats.title')}</h1>
        <Link to="/repairs" search={{}}>
          {t('repairs.title')}
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

function Shown({ figures: { from, until, total, inTime, days, grounds, months } }: { readonly figures: Figures }) {
  const { t, say } = useWords();
  if (total.applied === 0) return <Nothing title={t('repairs.stats.none')} how={t('repairs.stats.noneHow')} />;
  const { applied, granted, records, reversed } = total;
  const said = { from, until, applied, granted, records, reversed, refused: total.refused + total.denied };
  return (
    <>
      <p>{t('repairs.stats.headline', said)}</p>
      <dl className="facts">
        <dt>{t('repairs.stats.inTime')}</dt>
        <dd>
          {count(inTime.done)} / {count(inTime.all)}
        </dd>
        <dt>{t('repairs.stats.days')}</dt>
        <dd>{days === null ? '—' : days.toFixed(1)}</dd>
      </dl>
      {grounds.length > 0 && (
        <section className="card">
          <h2>{t('repairs.stats.grounds')}</h2>
          <ul>
            {grounds.map(({ ground, count: n }) => (
              <li key={ground.zh}>
                {say(ground)} {count(n)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card repair-sheet">
        <h2>{t('repairs.stats.months')}</h2>
        <table>
          <thead>
            <tr>
              {(['month', 'applied', 'granted', 'refused'] as const).map((one) => (
                <th key={one}>{t(`repairs.stats.${one}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((one) => (
              <tr key={one.month}>
                <th scope="row">{one.month}</th>
                <td>{count(one.applied)}</td>
                <td>{count(one.granted)}</td>
                <td>{count(one.refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
