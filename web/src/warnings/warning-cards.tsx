// Warnings on a phone: one a row, big enough for a thumb, what to do in sight.

import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../words/use-words.ts';
import { Light } from './light.tsx';
import { Since } from './since.tsx';
import type { WarningListProps } from './warnings-table.tsx';

export function WarningCards({ rows, reading, more }: WarningListProps) {
  const { t, say } = useWords();
  return (
    <>
      <ul className="warn-cards card">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/entities/$id" params={{ id: row.entity.id }} search={{ tab: 'warnings' }} className="warn-card">
              <span className="between">
                <b>{say(row.label)}</b>
                <Light colour={row.colour} urgency={row.urgency} />
              </span>
              <span>
                {row.entity.name}
                {row.person && ` · ${row.person}`}
              </span>
              <span className="small muted">{say(row.remedy)}</span>
              <span className="small faint">
                <Since warning={row} />
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
