// Complaints as lists show them: a table where there is room, one a row on a phone; the same on an entity's page.

import { Link } from '@tanstack/react-router';
import { CaseTable } from '../parts/case-table.tsx';
import { DueDay } from '../parts/due-day.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useWords } from '../words/use-words.ts';
import { type Line, useComplaintWords } from './use-complaints.ts';

interface Props {
  readonly rows: readonly Line[];
  /** The entity is not named again. */
  readonly onEntity?: boolean;
}

export function ComplaintLines(props: Props) {
  return useNarrow() ? <Cards {...props} /> : <Rows {...props} />;
}

const COLUMNS = ['number', 'about', 'matter', 'received', 'due', 'unit', 'state'] as const;

function Rows({ rows, onEntity }: Props) {
  const { t } = useWords();
  const { matter } = useComplaintWords();
  return (
    <CaseTable
      heads={COLUMNS.filter((one) => !onEntity || one !== 'about').map((one) => t(`complaints.columns.${one}`))}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to="/complaints/$id" params={{ id: row.id }}>
              {row.number}
            </Link>{' '}
            <span className="small muted">{t(`complaints.kind.${row.kind}`)}</span>
          </th>
          {!onEntity && (
            <td className="case-wide">
              <About row={row} />
              <div className="small muted cut" title={row.summary}>
                {row.summary}
              </div>
            </td>
          )}
          <td>{matter(row.matter)}</td>
          <td>{row.received}</td>
          <td>
            <Due row={row} />
          </td>
          <td>
            {row.unit.name}
            <div className="small muted">{row.officer ?? t('complaints.noOfficer')}</div>
          </td>
          <td>
            <StateChip row={row} />
          </td>
        </tr>
      ))}
    </CaseTable>
  );
}

function About({ row: { entity, respondent } }: { readonly row: Line }) {
  const { t } = useWords();
  if (!entity)
    return (
      <>
        {respondent} <span className="chip warn">{t('complaints.unmatched')}</span>
      </>
    );
  return (
    <Link to="/entities/$id" params={{ id: entity.id }} search={{ tab: 'complaints' }}>
      {entity.name}
    </Link>
  );
}

function Cards({ rows, onEntity }: Props) {
  const { t } = useWords();
  const { matter } = useComplaintWords();
  return (
    <ul className="card case-cards">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/complaints/$id" params={{ id: row.id }} className="case-card" activeProps={{}}>
            <span className="between">
              <b>{onEntity ? row.number : (row.entity?.name ?? row.respondent)}</b>
              <StateChip row={row} />
            </span>
            <span className="cut">{row.summary}</span>
            <span className="row small muted">
              <span>{t(`complaints.kind.${row.kind}`)}</span>
              <span>{matter(row.matter)}</span>
              <span>{row.received}</span>
              <Due row={row} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function StateChip({ row }: { readonly row: Pick<Line, 'kind' | 'state' | 'joined'> }) {
  const { t } = useWords();
  const { state } = useComplaintWords();
  return (
    <>
      <span className={row.state === 'received' ? 'chip warn' : 'chip'}>{state(row)}</span>
      {row.joined && <span className="chip"> {t('complaints.joined')}</span>}
    </>
  );
}

/** The next day that counts, and how far it is. */
export function Due({ row: { due, state } }: { readonly row: Pick<Line, 'due' | 'state'> }) {
  if (state !== 'received' && state !== 'accepted') return null;
  return <DueDay due={due} words="complaints" />;
}
