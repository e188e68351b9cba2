// Applications as lists show them: a table where there is room, one a row on a phone; the same on an entity's page.

import { Link } from '@tanstack/react-router';
import { AboutCell, CaseTable } from '../parts/case-table.tsx';
import { DueDay } from '../parts/due-day.tsx';
import { useNarrow } from '../parts/use-narrow.ts';
import { useWords } from '../words/use-words.ts';
import type { Line } from './use-repairs.ts';

interface Props {
  readonly rows: readonly Line[];
}

export function RepairLines(props: Props) {
  return useNarrow() ? <Cards {...props} /> : <Rows {...props} />;
}

const COLUMNS = ['number', 'entity', 'records', 'applied', 'due', 'unit', 'state'] as const;

function Rows({ rows }: Props) {
  const { t } = useWords();
  return (
    <CaseTable heads={COLUMNS.map((one) => t(`repairs.columns.${one}`))}>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link to="/repairs/$id" params={{ id: row.id }}>
              {row.number}
            </Link>
          </th>
          <AboutCell entity={row.entity} />
          <td>
            <Records row={row} />
          </td>
          <td>{row.applied}</td>
          <td>
            <Due row={row} />
          </td>
          <td>{row.unit?.name ?? row.source}</td>
          <td>
            <StateChip row={row} />
          </td>
        </tr>
      ))}
    </CaseTable>
  );
}

function Records({ row: { items } }: { readonly row: Line }) {
  const { say } = useWords();
  return (
    <>
      {items.map(({ record, label, number }) => (
        <div key={record}>
          {number}
          <div className="small muted">{say(label)}</div>
        </div>
      ))}
    </>
  );
}

function Cards({ rows }: Props) {
  return (
    <ul className="card case-cards">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/repairs/$id" params={{ id: row.id }} className="case-card" activeProps={{}}>
            <span className="between">
              <b>{row.entity.name}</b>
              <StateChip row={row} />
            </span>
            <span>{row.items.map(({ number }) => number).join(' ')}</span>
            <span className="row small muted">
              <span>{row.number}</span>
              <span>{row.applied}</span>
              <Due row={row} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function StateChip({ row: { state } }: { readonly row: Pick<Line, 'state'> }) {
  const { t } = useWords();
  return <span className={state === 'filed' ? 'chip warn' : 'chip'}>{t(`repairs.state.${state}`)}</span>;
}

/** The next day that counts, and how far it is. */
export function Due({ row: { due, state } }: { readonly row: Pick<Line, 'due' | 'state'> }) {
  if (state !== 'filed' && state !== 'incomplete' && state !== 'accepted') return null;
  return <DueDay due={due} words="repairs" />;
}
