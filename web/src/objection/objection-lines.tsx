// Objections as lists show them, on the page of all and on an entity's.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listObjections } from '../../../src/objection/api.ts';
import { AboutCell, CaseTable } from '../parts/case-table.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

export type Line = AnswerOf<typeof listObjections>['items'][number];

const COLUMNS = ['number', 'entity', 'about', 'provider', 'filed', 'due', 'state'] as const;

export function ObjectionLines({ rows, onEntity }: { readonly rows: readonly Line[]; readonly onEntity?: boolean }) {
  const { t } = useWords();
  const today = todayIso();
  return (
    <CaseTable
      heads={COLUMNS.filter((one) => !onEntity || one !== 'entity').map((one) => t(`objections.columns.${one}`))}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to="/objections/$id" params={{ id: row.id }}>
              {row.number}
            </Link>
          </th>
          <AboutCell entity={row.entity} onEntity={onEntity} />
          <td>
            {row.aboutNumber}
            <div className="small muted">{t(`objections.kind.${row.about}`)}</div>
          </td>
          <td>{row.provider}</td>
          <td>{row.filed}</td>
          <td className={row.due && row.due < today ? 'case-late' : ''}>{row.due}</td>
          <td>
            {t(`objections.state.${row.state}`)}
            {row.outcome && ` · ${t(`objections.outcome.${row.outcome}`)}`}
          </td>
        </tr>
      ))}
    </CaseTable>
  );
}
