// The weeks of a joint plan as bars: how full the inspectors are, and how many visits are made.

import type { JointFigures } from '../../../src/inspection/cycle/cycle-api.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export function JointWeeks({ weeks }: { readonly weeks: JointFigures['weeks'] }) {
  const { t } = useWords();
  return (
    <section className="card stack" style={{ gap: 8 }}>
      <h2>{t('joint.weeks')}</h2>
      <p className="small muted">{t('joint.weeksNote')}</p>
      <table className="list joint-weeks">
        <thead>
          <tr>
            <th scope="col">{t('joint.week')}</th>
            <th scope="col" className="num">
              {t('joint.workingDays')}
            </th>
            <th scope="col" className="num">
              {t('joint.visits')}
            </th>
            <th scope="col" colSpan={2}>
              {t('joint.used')}
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ on, workingDays, visits, used, room }) => (
            <tr key={on}>
              <td>{on}</td>
              <td className="num">{workingDays}</td>
              <td className="num">{count(visits)}</td>
              <td className="num">{t('joint.usedOf', { used: count(used), room: count(room) })}</td>
              <td className="joint-bar" aria-hidden="true">
                <span style={{ width: `${room === 0 ? 0 : Math.min(100, (100 * used) / room)}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
