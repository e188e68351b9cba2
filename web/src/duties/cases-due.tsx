// Steps of cases that the unit owes and that are overdue or due soon, each with the way to its case; nothing where there are none.

import { Link } from '@tanstack/react-router';
import { useWords } from '../words/use-words.ts';
import { CASE_PAGES } from './case-pages.ts';
import { DaysLeft, StateChip } from './state-chip.tsx';
import { useDuties } from './use-duties.ts';

/** So many at a glance; the page of duties has all. */
const SHOWN = 8;

export function CasesDue() {
  const { t, say } = useWords();
  const { rows } = useDuties({ whose: 'ours', state: 'unfinished', of: 'cases' });
  const due = rows.filter(({ state }) => state === 'overdue' || state === 'approaching').slice(0, SHOWN);
  if (due.length === 0) return null;
  return (
    <section className="card" aria-labelledby="cases-due">
      <h2 id="cases-due" className="small">
        {t('duties.casesDue')}
      </h2>
      <ul className="duty-cards">
        {due.map((row) => (
          <li key={row.id}>
            <Link to={CASE_PAGES[row.case!.kind]} params={{ id: row.case!.id }} className="duty-card">
              <span className="between">
                <b>{say(row.label)}</b>
                <StateChip duty={row} />
              </span>
              <span>{row.entity.name}</span>
              <span className="row small faint">
                <span>{row.due}</span>
                <DaysLeft duty={row} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
