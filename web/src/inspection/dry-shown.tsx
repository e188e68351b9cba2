// What a plan comes to: how many of each stratum, who is left out, the inspector-days, what hinders it.

import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { tryPlan } from '../../../src/inspection/plans-api.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export type Dry = AnswerOf<typeof tryPlan>;

export function DryShown({ dry }: { readonly dry: Dry }) {
  const { t, say } = useWords();
  return (
    <div className="stack" style={{ gap: 10 }}>
      <h2>{t('plans.dryRun')}</h2>
      {dry.hindrances.length > 0 && (
        <div className="fault" role="alert">
          <b>{t('plans.hindered')}</b>
          {dry.hindrances.map((one) => (
            <div key={one.en}>{say(one)}</div>
          ))}
        </div>
      )}
      {dry.warnings.map((one) => (
        <p key={one.en} className="muted">
          <span className="chip warn">{t('plans.warned')}</span> {say(one)}
        </p>
      ))}
      <Strata dry={dry} />
      <dl className="plan-facts">
        <dt>{t('plans.days')}</dt>
        <dd>{count(dry.days)}</dd>
        <dt>{t('plans.officers')}</dt>
        <dd>{count(dry.officers)}</dd>
        {dry.excluded.length > 0 && <dt>{t('plans.excluded')}</dt>}
        {dry.excluded.length > 0 && (
          <dd>
            {dry.excluded.map(({ why, count: n }) => `${t(`plans.why.${why}`)} ${count(n)}`).join(t('mark.semicolon'))}
          </dd>
        )}
        {dry.officersOut.length > 0 && <dt>{t('plans.officersOut')}</dt>}
        {dry.officersOut.length > 0 && (
          <dd>{dry.officersOut.map(({ name, expires }) => `${name} ${expires}`).join(t('mark.list'))}</dd>
        )}
      </dl>
    </div>
  );
}

/** The name of a stratum: a grade, or one that plans make themselves. */
export function useStratum() {
  const { t } = useWords();
  return (id: string) => (id === 'control' ? t('plans.controlName') : id === 'all' ? t('plans.allWeighted') : id);
}

function Strata({ dry: { strata, pool, take } }: { readonly dry: Dry }) {
  const { t } = useWords();
  const named = useStratum();
  return (
    <table className="list" style={{ maxWidth: 420 }}>
      <thead>
        <tr>
          <th scope="col">{t('plans.stratum')}</th>
          <th scope="col" className="num">
            {t('plans.pool')}
          </th>
          <th scope="col" className="num">
            {t('plans.take')}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...strata.map((one) => ({ ...one, id: named(one.id) })), { id: t('plans.all'), pool, take }].map((one) => (
          <tr key={one.id}>
            <td>{one.id}</td>
            <td className="num">{count(one.pool)}</td>
            <td className="num">{count(one.take)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
