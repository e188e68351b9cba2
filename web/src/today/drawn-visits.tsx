// Visits that a random draw has given to the officer, beside those of his areas: whom, by which plan, until when.

import { Link } from '@tanstack/react-router';
import { ownVisits } from '../../../src/inspection/plans-api.ts';
import { useAsk } from '../api/ask.ts';
import { dayInText } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export function DrawnVisits() {
  const { t, lang } = useWords();
  const { data } = useAsk(ownVisits, {}, { fresh: 0 });
  const open = (data?.items ?? []).filter(({ state }) => state === 'assigned');
  if (open.length === 0) return null;
  return (
    <section>
      <h2 className="leg">
        <span>{t('patrols.drawn')}</span>
        <span>{t('patrols.households', { count: open.length })}</span>
      </h2>
      <ul className="orders">
        {open.map(({ plan, number, internal, name, planTitle, until, address }) => (
          <li key={`${plan} ${number}`}>
            <span className="lamp lamp-green" role="img" aria-label={t('patrols.drawn')} />
            <div>
              <Link to="/entities/$id" params={{ id: internal }} aria-label={t('patrols.open', { name })}>
                <b>{name}</b>
              </Link>
              <p>{t('patrols.drawnWhy', { plan: planTitle, day: dayInText(until, lang) })}</p>
              {address && <p className="faint small">{address}</p>}
            </div>
            <Link to="/visits" className="go">
              {t('patrols.go')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
