// Duties on a phone and on an entity's page: one a row, big enough for a thumb.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../words/use-words.ts';
import type { DutyListProps } from './duties-table.tsx';
import { DaysLeft, StateChip } from './state-chip.tsx';

/** `onEntity`: the entity is not named again. */
export function DutyCards({ rows, reading, more, onEntity }: DutyListProps & { readonly onEntity?: boolean }) {
  const { t, say } = useWords();
  return (
    <>
      <ul className="duty-cards card">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              to="."
              search={(former: object) => ({ ...former, [onEntity ? 'duty' : 'id']: row.id })}
              className="duty-card"
              activeProps={{}}
            >
              <span className="between">
                <b>{say(row.label)}</b>
                <StateChip duty={row} />
              </span>
              {!onEntity && <span>{row.entity.name}</span>}
              <span className="row small faint">
                <span>
                  {row.opened} – {row.due ?? t('duties.unknownDue')}
                </span>
                {row.due && <DaysLeft duty={row} />}
                <span>{row.unit?.name ?? t('duties.noUnit')}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {more && (
        <Button size="large" block onClick={() => more()} loading={reading}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
