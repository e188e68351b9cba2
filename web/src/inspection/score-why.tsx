// Why a visit has so many points: each fact with its points and its basis, behind a line that says the sum.

import { useWords } from '../words/use-words.ts';
import { percent } from './percent.ts';
import type { Visit } from './plan-visits.tsx';

export function ScoreWhy({
  score,
  open = false,
}: {
  readonly score: NonNullable<Visit['score']>;
  readonly open?: boolean;
}) {
  const { t, say } = useWords();
  const { points, band, chance, reasons } = score;
  return (
    <details className="score-why" open={open}>
      <summary>
        {t('cards.points', { points })} <span className="small muted">{band}</span>
      </summary>
      <p className="small muted">{t('cards.whyTitle', { points, band, chance: percent(chance) })}</p>
      {reasons.length === 0 && <p className="small">{t('cards.noReasons')}</p>}
      <ul>
        {reasons.map((reason) => (
          <li key={reason.id} className="small">
            <b>{reason.points > 0 ? `+${reason.points}` : reason.points}</b> {say(reason)}
            <div className="muted">
              {reason.basis} {reason.assumption && <span className="chip warn">{t('cards.assumption')}</span>}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
