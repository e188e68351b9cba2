// How an officer is rated: sums alone, never of one visit.

import { readOwnRatings } from '../../../src/supervision/scans/scan-api.ts';
import { useAsk } from '../api/ask.ts';
import { useWords } from '../words/use-words.ts';

export function OwnRatings() {
  const { t, say } = useWords();
  const { data } = useAsk(readOwnRatings, {});
  if (!data) return null;
  const { ratings, stars, reasons, every } = data;
  const mean = stars.reduce((sum, many, i) => sum + many * (i + 1), 0) / (ratings || 1);
  return (
    <section className="card scan-own">
      <h2>{t('scans.own')}</h2>
      <p>
        {ratings === 0
          ? t('scans.ownNone', { every })
          : t('scans.ownSum', { count: ratings, mean: mean.toFixed(1), every })}
      </p>
      {reasons.length > 0 && (
        <p className="small muted">{reasons.map((one) => `${say(one)} ${one.count}`).join(t('mark.semicolon'))}</p>
      )}
    </section>
  );
}
