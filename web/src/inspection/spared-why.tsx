// Why nobody comes for a visit that was drawn: since when, by which rule, and which visit stands instead.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listVisits } from '../../../src/inspection/plans-api.ts';
import { useWords } from '../words/use-words.ts';

type Spared = NonNullable<AnswerOf<typeof listVisits>['items'][number]['spared']>;

export function SparedWhy({ spared: { on, why, instead } }: { readonly spared: Spared }) {
  const { t } = useWords();
  return (
    <div className="small muted">
      {t(`plans.sparedWhy.${why}`, { day: on })}
      {instead && (
        <div>
          {instead.on
            ? t('plans.insteadOn', { day: instead.on })
            : instead.week && t('plans.insteadWeek', { day: instead.week })}{' '}
          <Link to="/plans/$id" params={{ id: instead.plan }}>
            {instead.title}
          </Link>
        </div>
      )}
    </div>
  );
}
