// The figures of a plan: what was found by stratum, joint visits, visits saved.

import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useStratum } from './dry-shown.tsx';
import type { PlanRead } from './plan-page.tsx';

type Shown = NonNullable<PlanRead['figures']>;

export function Figures({ figures }: { readonly figures: Shown }) {
  const { t } = useWords();
  const { visits, done, found, together, saved } = figures;
  const tiles = [
    [t('plans.visits'), `${count(done)} / ${count(visits)}`],
    [t('plans.found'), count(found)],
    [t('plans.rate'), rate(found, done)],
    [t('plans.together'), rate(together, visits)],
    [t('plans.savedVisits'), count(saved)],
  ] as const;
  return (
    <section className="card stack">
      <h2>{t('plans.figures')}</h2>
      <dl className="plan-grid">
        {tiles.map(([word, figure]) => (
          <div key={word}>
            <dt className="small muted">{word}</dt>
            <dd style={{ fontSize: 20 }}>{figure}</dd>
          </div>
        ))}
      </dl>
      <ByStratum figures={figures} />
    </section>
  );
}

function ByStratum({ figures: { strata } }: { readonly figures: Shown }) {
  const { t } = useWords();
  const named = useStratum();
  const heads = [t('plans.visitState.done'), t('plans.found'), t('plans.rate')];
  return (
    <table className="list" style={{ maxWidth: 520 }}>
      <thead>
        <tr>
          <th scope="col">{t('plans.stratum')}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {strata.map(({ id, done, found }) => (
          <tr key={id}>
            <td>{named(id)}</td>
            <td className="num">{count(done)}</td>
            <td className="num">{count(found)}</td>
            <td className="num">{rate(found, done)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function rate(part: number, of: number): string {
  return of === 0 ? '–' : `${((100 * part) / of).toFixed(1)}%`;
}
