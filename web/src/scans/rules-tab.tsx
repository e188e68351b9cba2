// The rules of visit codes as they hold: their ground, what is assumed, terms and lists.

import { readScanRules } from '../../../src/supervision/scans/oversight-api.ts';
import { useAsk } from '../api/ask.ts';
import { Bones, Failed } from '../parts/states.tsx';
import { type Both, useWords } from '../words/use-words.ts';

export function RulesTab() {
  const { t, say } = useWords();
  const { data, error, refetch } = useAsk(readScanRules, {}, { fresh: 3_600_000 });
  if (error) return <Failed error={error} retry={refetch} />;
  if (!data) return <Bones lines={8} />;
  const { basis, sense, assumption, hours, days, shownFrom, reasons, grounds, excuses } = data;
  const lists = { rulesReasons: reasons, rulesGrounds: grounds, rulesExcuses: excuses };
  return (
    <section className="card stack scan-rules">
      <div>
        <h2>{t('scans.rulesBasis')}</h2>
        <p>{basis}</p>
        <p>{say(sense)}</p>
      </div>
      <p className="note">
        {t('scans.rulesAssumed')}
        {t('mark.colon')}
        {say(assumption)}
      </p>
      <p>{t('scans.rulesHours', { hours, days, shownFrom })}</p>
      {(Object.entries(lists) as [keyof typeof lists, readonly (Both & { id: string })[]][]).map(([word, all]) => (
        <div key={word}>
          <h2>{t(`scans.${word}`)}</h2>
          <p>{all.map(say).join(t('mark.semicolon'))}</p>
        </div>
      ))}
      <p className="muted small">{t('scans.rulesWhere')}</p>
    </section>
  );
}
