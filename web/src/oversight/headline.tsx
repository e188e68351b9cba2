// The figures that come first: how many, how many of them bad, who moved, what waits for a person; then every level.

import { Link } from '@tanstack/react-router';
import { countMoves, readMonths } from '../../../src/oversight/api.ts';
import { useAsk } from '../api/ask.ts';
import { Grade } from '../parts/grade.tsx';
import { count, levelsNamed } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Overview } from './overview-filters.tsx';
import { percent } from './shares.ts';
import { useLooked } from './use-overview.ts';

export function Headline({ overview }: { readonly overview: Overview }) {
  const { t, lang, say } = useWords();
  const { among } = useLooked();
  const moves = useAsk(countMoves, { query: { ...among, days: 30 } }, { keep: true }).data;
  const before = useYearBefore(overview);
  const bad = levelsNamed(overview.badLevels, lang);
  return (
    <section className="card stack" style={{ gap: 14 }} aria-label={t('overview.figures')}>
      <dl className="overview-figures">
        <Figure name={t('overview.total')} value={count(overview.total)} unit={t('overview.unit')} />
        <Figure
          name={t('overview.bad', { levels: bad })}
          value={percent(overview.bad, overview.total)}
          aside={[
            t('overview.entities', { count: count(overview.bad) }),
            before && t('overview.yearBefore', { share: before }),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
        <Figure
          name={t('overview.moved')}
          value={moves ? `${count(moves.past.worse)} / ${count(moves.past.better)}` : '…'}
          aside={moves && t('overview.movedAhead', { count: count(moves.ahead.worse + moves.ahead.better) })}
        />
        <Figure
          name={t('overview.undetermined')}
          value={moves ? count(moves.undetermined) : '…'}
          unit={t('overview.records')}
          aside={
            <Link to="/undetermined" search={{ rulebook: overview.rulebook }} className="no-print">
              {t('overview.toQueue')}
            </Link>
          }
        />
      </dl>
      <ul className="overview-levels">
        {overview.scale.map((level) => (
          <li key={level.code}>
            <Grade levels={overview.scale} code={level.code} />
            <b>{count(overview.levels[level.code] ?? 0)}</b>
            <span className="small muted">{percent(overview.levels[level.code] ?? 0, overview.total)}</span>
          </li>
        ))}
      </ul>
      {overview.tierScale.length > 0 && (
        <ul className="overview-levels">
          {overview.tierScale.map((tier) => (
            <li key={tier.code}>
              <span className="muted">{say(tier)}</span>
              <b>{count(overview.tiers[tier.code] ?? 0)}</b>
              <span className="small muted">{percent(overview.tiers[tier.code] ?? 0, overview.total)}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="small faint">
        {overview.notice ? say(overview.notice) : ''} {t('overview.all-statuses')}
      </p>
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly unit?: string;
  readonly aside?: React.ReactNode;
}

function Figure({ name, value, unit, aside }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {unit && <span className="muted"> {unit}</span>}
        {aside && <div className="small muted">{aside}</div>}
      </dd>
    </div>
  );
}

/** The share of bad ones a year before, by the nearest month; undefined where it is not counted. */
function useYearBefore({ on, badLevels }: Overview): string | undefined {
  const { among } = useLooked();
  const months = useAsk(readMonths, { query: among }, { keep: true }).data?.items ?? [];
  const wanted = `${Number(on.slice(0, 4)) - 1}${on.slice(4, 7)}-01`;
  const month = months.find((one) => one.on === wanted);
  if (!month) return undefined;
  const sum = (codes: readonly string[]) => codes.reduce((all, code) => all + (month.levels[code] ?? 0), 0);
  return percent(sum(badLevels), sum(Object.keys(month.levels)));
}
