// The rates as bars, each with how many are missing; the way to whom is one click.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { readArea } from '../../../src/supervision/areas/area-api.ts';
import { count } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Rates = AnswerOf<typeof readArea>['rates'];
type Name = keyof Rates;

const NAMES: readonly Name[] = ['partition', 'claim', 'tagging', 'patrol'];

interface Props {
  readonly rates: Rates;
  /** Whose they are, for the lists of what is missing. */
  readonly whose: { readonly area: number } | { readonly unit: string };
}

export function RateBars({ rates, whose }: Props) {
  const shown = 'area' in whose ? NAMES.filter((name) => name !== 'partition' && name !== 'patrol') : NAMES;
  return (
    <ul className="rates">
      {shown.map((name) => {
        const rate = rates[name];
        return rate && <RateBar key={name} name={name} rate={rate} whose={whose} />;
      })}
    </ul>
  );
}

interface BarProps {
  readonly name: Name;
  readonly rate: Rates['claim'];
  readonly whose: Props['whose'];
}

function RateBar({ name, rate: { done, all }, whose }: BarProps) {
  const { t } = useWords();
  const left = all - done;
  return (
    <li>
      <span title={t(`areas.rates.${name}How`)}>{t(`areas.rates.${name}`)}</span>
      <b>{percentOf(done, all)}</b>
      <span className="rate-bar" aria-hidden>
        <i className={left === 0 ? 'rate-full' : ''} style={{ width: `${all === 0 ? 100 : (done / all) * 100}%` }} />
      </span>
      <span className="small muted">
        {t('areas.rates.of', { done: count(done), all: count(all) })}
        {left > 0 && (
          <>
            {' · '}
            {name === 'patrol' ? (
              <Link
                to="/duties"
                search={{ whose: 'all', state: 'overdue', unit: 'unit' in whose ? whose.unit : undefined }}
                className="in-text"
              >
                {t('areas.rates.missing', { count: count(left) })}
              </Link>
            ) : (
              <Link to="/areas/members" search={{ ...whose, lacks: name }} className="in-text">
                {t('areas.rates.missing', { count: count(left) })}
              </Link>
            )}
          </>
        )}
      </span>
    </li>
  );
}

/** Never 100 % while something is missing. */
function percentOf(done: number, all: number): string {
  if (done === all) return '100%';
  return `${(Math.floor((done / all) * 1000) / 10).toFixed(1)}%`;
}
