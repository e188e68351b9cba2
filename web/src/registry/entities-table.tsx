// The register on a wide window: a table that draws only the rows in sight.

import { Link } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import { useEffect, useMemo } from 'react';
import { Grade } from '../parts/grade.tsx';
import { wordOf } from '../parts/levels.ts';
import { SmallBand } from '../parts/standing-band.tsx';
import { useHeightBelow } from '../parts/use-height-below.ts';
import { useAccount } from '../shell/use-account.ts';
import { dayBefore, placeInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import type { EntityRow, ListProps } from './use-entities.ts';

/** So many rows before the last, the next page is asked for. */
const AHEAD = 30;

/** Columns for those who may see standings. */
const GRADED: readonly string[] = ['level', 'band', 'until', 'tier'];

export function EntitiesTable(props: ListProps) {
  const { rows, reading } = props;
  const [place, height] = useHeightBelow(56);
  const columns = useColumns(props);
  const { can } = useAccount();
  return (
    <div ref={place} className="sheet">
      <Table<EntityRow>
        virtual
        size="small"
        rowKey="id"
        columns={can('standing.read') ? columns : columns.filter(({ key }) => !GRADED.includes(String(key)))}
        dataSource={rows as EntityRow[]}
        pagination={false}
        scroll={{ x: 1140, y: Math.max(320, height) }}
        loading={reading && rows.length === 0}
      />
    </div>
  );
}

/** Asks for more when it is drawn, which is when the end of the table comes near. */
function Near({ more }: { readonly more: ListProps['more'] }) {
  useEffect(() => {
    more?.();
  }, [more]);
  return null;
}

function useColumns({ rows, levels, tiers, short, more, search }: ListProps): TableColumnsType<EntityRow> {
  const { t, say } = useWords();
  return useMemo(
    () => [
      {
        title: t('entities.name'),
        key: 'name',
        width: 236,
        fixed: 'left' as const,
        ellipsis: true,
        render: (_, row, index) => (
          <>
            {index >= rows.length - AHEAD && <Near more={more} />}
            <Link to="/entities/$id" params={{ id: row.uscc ?? row.id }} search={search} title={row.name}>
              {row.name}
            </Link>
          </>
        ),
      },
      { title: t('entities.code'), key: 'code', width: 178, render: (_, row) => row.uscc ?? row.id },
      {
        title: `${t('entities.level')} · ${short}`,
        key: 'level',
        width: 128,
        render: (_, row) =>
          row.standing ? <Grade levels={levels} code={row.standing.level} /> : <span className="faint">—</span>,
      },
      {
        title: t('entities.standing'),
        key: 'band',
        width: 138,
        render: (_, row) => row.standing && <SmallBand name={row.name} levels={levels} spans={row.standing.spans} />,
      },
      {
        title: t('entities.until'),
        key: 'until',
        width: 100,
        render: (_, row) => row.standing?.until && dayBefore(row.standing.until),
      },
      {
        title: t('entities.tier'),
        key: 'tier',
        width: 116,
        render: (_, row) => row.standing?.tier && wordOf(tiers, row.standing.tier, say),
      },
      { title: t('entities.kind'), key: 'kind', width: 96, ellipsis: true, render: (_, row) => say(row.kind) },
      {
        title: t('entities.status'),
        key: 'status',
        width: 64,
        ellipsis: true,
        render: (_, row) => row.status && say(row.status),
      },
      {
        title: t('entities.division'),
        key: 'division',
        width: 110,
        ellipsis: true,
        render: (_, row) => row.division && <span title={row.division.name}>{placeInTable(row.division.name)}</span>,
      },
    ],
    [t, say, rows.length, levels, tiers, short, more, search],
  );
}
