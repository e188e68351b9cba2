// The register on a wide window: a table that draws only the rows in sight.

import { Link } from '@tanstack/react-router';
import { Table, type TableColumnType } from 'antd';
import { useEffect, useMemo } from 'react';
import { LIST_COLUMNS, type ListColumnId } from '../../../src/grading/list-columns.ts';
import { Grade } from '../parts/grade.tsx';
import { wordOf } from '../parts/levels.ts';
import { SmallBand } from '../parts/standing-band.tsx';
import { useHeightBelow } from '../parts/use-height-below.ts';
import { EntityLight } from '../warnings/entity-light.tsx';
import { useLights } from '../warnings/use-lights.ts';
import { dayBefore, placeInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { useColumns } from './use-columns.ts';
import type { EntityRow, ListProps } from './use-entities.ts';

/** So many rows before the last, the next page is asked for. */
const AHEAD = 30;

export function EntitiesTable(props: ListProps) {
  const { rows, reading } = props;
  const [place, height] = useHeightBelow(56);
  const { shown } = useColumns();
  const known = useColumnsKnown(props);
  const columns = [...shown.slice(0, 3), ...(shown.includes('level') ? ['band' as const] : []), ...shown.slice(3)].map(
    (id) => known[id],
  );
  return (
    <div ref={place} className="sheet">
      <Table<EntityRow>
        virtual
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows as EntityRow[]}
        pagination={false}
        scroll={{ x: columns.reduce((sum, { width }) => sum + Number(width), 0), y: Math.max(320, height) }}
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

/** How each column is drawn. */
function useColumnsKnown({ rows, levels, tiers, short, more, search }: ListProps) {
  const { t, say, lang } = useWords();
  const lights = useLights(rows.map(({ id }) => id));
  const wide = (zh: number, en: number) => (lang === 'en' ? en : zh);
  return useMemo((): Record<ListColumnId | 'band', TableColumnType<EntityRow>> => {
    const column = (
      id: ListColumnId | 'band',
      width: number,
      render: NonNullable<TableColumnType<EntityRow>['render']>,
      more: TableColumnType<EntityRow> = {},
    ): TableColumnType<EntityRow> => {
      const named = LIST_COLUMNS.find((one) => one.id === id);
      return { key: id, title: named ? say(named) : t('entities.standing'), width, render, ...more };
    };
    return {
      name: column(
        'name',
        236,
        (_, row, index) => (
          <>
            {index >= rows.length - AHEAD && <Near more={more} />}
            <EntityLight light={lights.get(row.id)} />
            <Link to="/entities/$id" params={{ id: row.uscc ?? row.id }} search={search} title={row.name}>
              {row.name}
            </Link>
          </>
        ),
        { fixed: 'left', ellipsis: true },
      ),
      code: column('code', 178, (_, row) => row.uscc ?? row.id),
      level: column(
        'level',
        wide(128, 168),
        (_, { standing }) =>
          standing ? <Grade levels={levels} code={standing.level} /> : <span className="faint">—</span>,
        { title: `${t('entities.level')} · ${short}` },
      ),
      band: column(
        'band',
        138,
        (_, row) => row.standing && <SmallBand name={row.name} levels={levels} spans={row.standing.spans} />,
      ),
      until: column('until', 100, (_, { standing }) => standing?.until && dayBefore(standing.until)),
      tier: column('tier', 116, (_, { standing }) => standing?.tier && wordOf(tiers, standing.tier, say)),
      kind: column('kind', wide(96, 148), (_, { kind }) => say(kind), { ellipsis: true }),
      status: column('status', wide(64, 104), (_, { status }) => status && say(status), { ellipsis: true }),
      division: column(
        'division',
        110,
        (_, { division }) => division && <span title={division.name}>{placeInTable(division.name)}</span>,
        { ellipsis: true },
      ),
      industry: column('industry', 150, (_, { industry }) => industry?.name, { ellipsis: true }),
      tags: column('tags', 150, (_, { tags }) => tags.join(t('mark.list')), { ellipsis: true }),
    };
  }, [t, say, lang, rows.length, lights, levels, tiers, short, more, search]);
}
