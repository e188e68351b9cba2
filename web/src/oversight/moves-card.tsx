// Who got worse, who got better, and who will by what is known already; each with what moved it, and its article.

import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { countMoves, listMoves } from '../../../src/oversight/api.ts';
import { useAsk } from '../api/ask.ts';
import { usePages } from '../api/pages.ts';
import { Grade } from '../parts/grade.tsx';
import { More } from '../parts/more.tsx';
import { Bones, Failed, Nothing } from '../parts/states.tsx';
import { count, placeInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Overview } from './overview-filters.tsx';
import { useLooked } from './use-overview.ts';

type Move = AnswerOf<typeof listMoves>['items'][number];
type Which = 'worse' | 'better' | 'ahead';

const DAYS = [7, 30, 90] as const;
const PAGE = 10;

export function MovesCard({ overview }: { readonly overview: Overview }) {
  const { t } = useWords();
  const { among } = useLooked();
  const [which, setWhich] = useState<Which>('worse');
  const [days, setDays] = useState<number>(30);
  const counts = useAsk(countMoves, { query: { ...among, days } }, { keep: true }).data;
  const number = {
    worse: counts?.past.worse,
    better: counts?.past.better,
    ahead: counts && counts.ahead.worse + counts.ahead.better,
  };
  return (
    <section className="card stack moves-card" style={{ gap: 10 }}>
      <div className="between">
        <h2>{t('overview.moves')}</h2>
        <span className="row no-print">
          <Segmented
            aria-label={t('overview.which')}
            value={which}
            options={(['worse', 'better', 'ahead'] as const).map((value) => ({
              value,
              label: `${t(`overview.${value === 'ahead' ? 'coming' : value}`)}${number[value] === undefined ? '' : ` ${count(number[value])}`}`,
            }))}
            onChange={setWhich}
          />
          <Segmented
            aria-label={t('overview.days')}
            value={days}
            options={DAYS.map((value) => ({ value, label: t('overview.daysOf', { days: value }) }))}
            onChange={setDays}
          />
        </span>
      </div>
      <p className="small muted">{t(`overview.${which}Say`, { days })}</p>
      <Moves key={`${which} ${days}`} overview={overview} which={which} days={days} />
    </section>
  );
}

function Moves({
  overview,
  which,
  days,
}: {
  readonly overview: Overview;
  readonly which: Which;
  readonly days: number;
}) {
  const { t } = useWords();
  const { among } = useLooked();
  const query = {
    ...among,
    ...(which === 'ahead' ? { when: 'ahead' as const } : { way: which }),
    ...{ days, limit: PAGE },
  };
  const asked = usePages(listMoves, { query: { ...query } });
  if (asked.isPending) return <Bones lines={6} />;
  if (asked.error) return <Failed error={asked.error} retry={asked.refetch} />;
  const rows = asked.rows;
  if (rows.length === 0) return <Nothing title={t('overview.noMoves')} how={t('overview.noMovesHow')} />;
  return (
    <>
      <ul>
        {rows.map((move) => (
          <Line key={`${move.entity.id} ${move.on}`} move={move} overview={overview} />
        ))}
      </ul>
      <More of={asked} />
    </>
  );
}

function Line({ move, overview }: { readonly move: Move; readonly overview: Overview }) {
  const { t, say } = useWords();
  const { entity, on, before, after, way, ended, reasons } = move;
  const [reason] = reasons;
  return (
    <li className="move">
      <span className="muted">{on}</span>
      <span className="move-levels">
        <Grade levels={overview.scale} code={before} bare />
        <span aria-label={t(`overview.${way}`)} role="img">
          →
        </span>
        <Grade levels={overview.scale} code={after} bare />
      </span>
      <span>
        <Link to="/entities/$id" params={{ id: entity.uscc ?? entity.id }} search={{ rulebook: overview.rulebook, on }}>
          {entity.name}
        </Link>
        {entity.division && <span className="small faint"> {placeInTable(entity.division.name)}</span>}
      </span>
      <span className="small muted">
        {ended && reason && `${t('overview.over')} `}
        {reason ? say(reason.what) : t('overview.noReason')}
        {reason && <b> · {reason.article}</b>}
        {reasons.length > 1 && ` ${t('overview.moreReasons', { count: reasons.length - 1 })}`}
      </span>
    </li>
  );
}
