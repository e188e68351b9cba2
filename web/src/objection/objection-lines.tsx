// Objections as lists show them, on the page of all and on an entity's.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listObjections } from '../../../src/objection/api.ts';
import { dayNumber, todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import '../notice/notices.css';

export type Line = AnswerOf<typeof listObjections>['items'][number];

const COLUMNS = ['number', 'entity', 'about', 'provider', 'filed', 'due', 'state'] as const;

export function ObjectionLines({ rows, onEntity }: { readonly rows: readonly Line[]; readonly onEntity?: boolean }) {
  const { t } = useWords();
  const today = todayIso();
  return (
    <div className="sheet case-sheet">
      <table>
        <thead>
          <tr>
            {COLUMNS.filter((one) => !onEntity || one !== 'entity').map((one) => (
              <th key={one}>{t(`objections.columns.${one}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to="/objections/$id" params={{ id: row.id }}>
                  {row.number}
                </Link>
              </th>
              {!onEntity && (
                <td>
                  <Link to="/entities/$id" params={{ id: row.entity.id }}>
                    {row.entity.name}
                  </Link>
                </td>
              )}
              <td>
                {row.aboutNumber}
                <div className="small muted">{t(`objections.kind.${row.about}`)}</div>
              </td>
              <td>{row.provider}</td>
              <td>{dayNumber(row.filed)}</td>
              <td className={row.due && row.due < today ? 'case-late' : ''}>{row.due && dayNumber(row.due)}</td>
              <td>
                {t(`objections.state.${row.state}`)}
                {row.outcome && ` · ${t(`objections.outcome.${row.outcome}`)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
