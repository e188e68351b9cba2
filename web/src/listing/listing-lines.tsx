// Listings as lists show them, on the page of all and on an entity's.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listListings } from '../../../src/notice/lists/api.ts';
import { AboutCell, CaseTable } from '../parts/case-table.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Line = AnswerOf<typeof listListings>['items'][number];

const COLUMNS = ['number', 'list', 'entity', 'opened', 'due', 'state'] as const;

export function ListingLines({ rows, onEntity }: { readonly rows: readonly Line[]; readonly onEntity?: boolean }) {
  const { t, say } = useWords();
  const today = todayIso();
  return (
    <CaseTable
      heads={COLUMNS.filter((one) => !onEntity || one !== 'entity').map((one) => t(`listings.columns.${one}`))}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to="/listings/$id" params={{ id: row.id }}>
              {row.number}
            </Link>
          </th>
          <td>
            {t(`listings.list.${row.list}`)}
            <div className="small muted">{row.groundLabel ? say(row.groundLabel) : row.title}</div>
          </td>
          <AboutCell entity={row.entity} onEntity={onEntity} />
          <td>{row.opened}</td>
          <td className={row.due && row.due < today ? 'case-late' : ''}>{row.due}</td>
          <td>
            {t(`listings.state.${row.marked && row.state === 'listed' ? 'marked' : row.state}`)}
            {(row.removed ?? row.decided) && <div className="small muted">{row.removed ?? row.decided}</div>}
          </td>
        </tr>
      ))}
    </CaseTable>
  );
}
