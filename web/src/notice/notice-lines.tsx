// Notices as lists show them, on the page of all and on an entity's.

import { Link } from '@tanstack/react-router';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import type { listNotices } from '../../../src/notice/api.ts';
import { AboutCell, CaseTable } from '../parts/case-table.tsx';
import { todayIso } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

type Line = AnswerOf<typeof listNotices>['items'][number];

const COLUMNS = ['number', 'kind', 'entity', 'told', 'served', 'answerBy'] as const;

export function NoticeLines({ rows, onEntity }: { readonly rows: readonly Line[]; readonly onEntity?: boolean }) {
  const { t, say } = useWords();
  const today = todayIso();
  return (
    <CaseTable heads={COLUMNS.filter((one) => !onEntity || one !== 'entity').map((one) => t(`notices.columns.${one}`))}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to="/entities/$id/notices/$notice" params={{ id: row.entity.id, notice: row.id }}>
              {row.number}
            </Link>
          </th>
          <td>
            {say(row.label)}
            {row.about && <div className="small muted">{row.about.number}</div>}
          </td>
          <AboutCell entity={row.entity} onEntity={onEntity} />
          <td>{row.told}</td>
          <td>
            <Served row={row} />
          </td>
          <td className={row.answerBy && row.answerBy < today && !row.considered && row.stated ? 'case-late' : ''}>
            {row.answerBy}
            {row.stated && !row.considered && <div className="small">{t('notices.waiting.to-consider')}</div>}
          </td>
        </tr>
      ))}
    </CaseTable>
  );
}

function Served({ row }: { readonly row: Line }) {
  const { t } = useWords();
  if (row.served) return row.served;
  if (row.formal) return <span className="case-late">{t('notices.unserved')}</span>;
  return <span className="muted">{t(row.read ? 'notices.read' : 'notices.message')}</span>;
}
