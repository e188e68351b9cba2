// How the card of a plan did: findings by band among those drawn by it, beside the control, with intervals and a sentence.

import { Link } from '@tanstack/react-router';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { percent, percentWithin } from './percent.ts';
import type { PlanRead } from './plan-page.tsx';

type Shown = NonNullable<NonNullable<PlanRead['figures']>['card']>;
type Tally = Shown['drawn'];

export function CardFigures({ figures, over }: { readonly figures: Shown; readonly over: boolean }) {
  const { t } = useWords();
  const { card, bands, drawn, control, foundMore } = figures;
  const rows = [...bands, { id: t('cards.all'), from: null, drawn, control }];
  const sides = ['drawn', 'control'] as const;
  return (
    <section className="card stack">
      <div className="between">
        <h2>{t('cards.against')}</h2>
        <Link to="/scorecards">{card.title}</Link>
      </div>
      <p className="small muted">{t('cards.againstAbout')}</p>
      {!over && <p className="muted">{t('cards.soFar')}</p>}
      {control.done === 0 && over && <p>{t('cards.noControl')}</p>}
      {foundMore && <p>{said(t, foundMore)}</p>}
      <div className="plan-scroll">
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('cards.band')}</th>
              <th scope="col" />
              <th scope="col" className="num">
                {t('cards.done')}
              </th>
              <th scope="col" className="num">
                {t('cards.found')}
              </th>
              <th scope="col" className="num">
                {t('cards.critical')}
              </th>
              <th scope="col" className="num">
                {t('cards.foretold')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.flatMap((row) =>
              sides.map((side) => (
                <tr key={`${row.id} ${side}`}>
                  <td>{side === 'drawn' ? row.id : ''}</td>
                  <td>{t(`cards.${side}`)}</td>
                  <Cells tally={row[side]} />
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cells({ tally: { done, found, critical, foretold } }: { readonly tally: Tally }) {
  return (
    <>
      <td className="num">{count(done)}</td>
      {[found, critical].map(({ count: hits, rate }, i) => (
        <td key={i} className="num">
          {count(hits)} <span className="small muted">{percentWithin(rate)}</span>
        </td>
      ))}
      <td className="num">{percent(foretold)}</td>
    </>
  );
}

/** Above, below, or not to be told apart. */
function said(t: ReturnType<typeof useWords>['t'], { value, low, high }: NonNullable<Shown['foundMore']>): string {
  const points = (share: number) => (100 * share).toFixed(1);
  const which = low > 0 ? 'above' : high < 0 ? 'below' : 'unsure';
  const shown = which === 'below' ? -value : value;
  return t(`cards.more.${which}`, { value: points(shown), low: points(low), high: points(high) });
}
