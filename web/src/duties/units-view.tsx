// How each unit stands with its duties, and each kind of duty: open, approaching, overdue, and what was done in time.

import { Link } from '@tanstack/react-router';
import { countDuties } from '../../../src/supervision/duties/api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { count, momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { type Counts, useDutyChanges } from './use-duties.ts';

export function UnitsView() {
  const { t, say } = useWords();
  const asked = useAsk(countDuties, { query: { whose: 'all' } });
  useDutyChanges();
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  if (!asked.data) return <Bones lines={8} />;
  const { units, rules, workedAt } = asked.data;
  if (workedAt === null || units.length === 0)
    return <Nothing title={t(workedAt === null ? 'duties.notYet' : 'duties.none')} />;
  const [worst] = units;
  return (
    <>
      <section className="card stack">
        <h2>
          {worst.overdue > 0
            ? t('duties.byUnit', { unit: worst.unit?.name ?? t('duties.noUnit'), count: count(worst.overdue) })
            : t('duties.byUnitNone')}
        </h2>
        <Standings
          head={t('duties.unit')}
          rows={units.map((one) => ({
            ...{ key: one.unit?.id ?? '', name: one.unit?.name ?? t('duties.noUnit'), counts: one },
            search: one.unit ? { unit: one.unit.id } : {},
          }))}
        />
      </section>
      <section className="card stack">
        <h2>{t('duties.byRule')}</h2>
        <Standings
          head={t('duties.rule')}
          rows={rules.map((one) => ({ key: one.rule, name: say(one.label), counts: one, search: { rule: one.rule } }))}
        />
      </section>
      <p className="small faint">{t('duties.workedAt', { at: momentInTable(workedAt) })}</p>
    </>
  );
}

interface Standing {
  readonly key: string;
  readonly name: string;
  readonly counts: Counts;
  readonly search: { readonly unit?: string; readonly rule?: string };
}

const OPEN = ['overdue', 'approaching', 'open', 'ahead'] as const;

function Standings({ head, rows }: { readonly head: string; readonly rows: readonly Standing[] }) {
  const { t } = useWords();
  return (
    <div className="duty-standings">
      <table>
        <thead>
          <tr>
            <th>{head}</th>
            {OPEN.map((state) => (
              <th key={state} className="num">
                {t(`duties.state.${state}`)}
              </th>
            ))}
            <th className="num" title={t('duties.shareWhy')}>
              {t('duties.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, counts, search }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {OPEN.map((state) => (
                <td key={state} className={state === 'overdue' && counts.overdue > 0 ? 'num overdue' : 'num'}>
                  {counts[state] > 0 ? (
                    <Link to="/duties" search={{ whose: 'all', state, ...search }} activeProps={{}}>
                      {count(counts[state])}
                    </Link>
                  ) : (
                    <span className="faint">0</span>
                  )}
                </td>
              ))}
              <td className="num">
                <Share counts={counts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Of what has come due this year, the part that was done in time; overdue ones of earlier years weigh on it too. */
function Share({ counts: { inTime, late, overdue } }: { readonly counts: Counts }) {
  const all = inTime + late + overdue;
  if (all === 0) return <span className="faint">—</span>;
  const share = Math.floor((100 * inTime) / all);
  return (
    <span className="duty-share">
      <span className="duty-bar" aria-hidden>
        <span style={{ width: `${share}%` }} />
      </span>
      {share} %
    </span>
  );
}
