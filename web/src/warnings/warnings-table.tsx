// Warnings on a wide window: a table that draws only the rows in sight.

import { Link } from '@tanstack/react-router';
import { Table, type TableColumnType } from 'antd';
import { useEffect, useMemo } from 'react';
import { useHeightBelow } from '../parts/use-height-below.ts';
import { placeInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { Light } from './light.tsx';
import { Since } from './since.tsx';
import type { WarningRow } from './use-warnings.ts';

/** So many rows before the last, the next page is asked for. */
const AHEAD = 30;

export interface WarningListProps {
  readonly rows: readonly WarningRow[];
  readonly reading: boolean;
  readonly more: (() => unknown) | undefined;
}

export function WarningsTable({ rows, reading, more }: WarningListProps) {
  const [place, height] = useHeightBelow(72);
  const columns = useWarningColumns(rows.length, more);
  return (
    <div ref={place} className="sheet">
      <Table<WarningRow>
        virtual
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows as WarningRow[]}
        pagination={false}
        scroll={{ x: columns.reduce((sum, { width }) => sum + Number(width), 0), y: Math.max(320, height) }}
        loading={reading && rows.length === 0}
      />
    </div>
  );
}

function Near({ more }: { readonly more: WarningListProps['more'] }) {
  useEffect(() => {
    more?.();
  }, [more]);
  return null;
}

function useWarningColumns(total: number, more: WarningListProps['more']) {
  const { t, say, lang } = useWords();
  return useMemo((): TableColumnType<WarningRow>[] => {
    const column = (
      key: 'light' | 'rule' | 'entity' | 'began' | 'remedy' | 'unit',
      width: number,
      render: NonNullable<TableColumnType<WarningRow>['render']>,
    ): TableColumnType<WarningRow> => ({ key, title: t(`warnings.${key}`), width, render, ellipsis: true });
    return [
      column('light', lang === 'en' ? 92 : 76, (_, row, index) => (
        <>
          {index >= total - AHEAD && <Near more={more} />}
          <Light colour={row.colour} urgency={row.urgency} />
        </>
      )),
      column('rule', lang === 'en' ? 260 : 200, (_, { label, person }) => (
        <span title={say(label)}>
          {say(label)}
          {person && <span className="muted"> · {person}</span>}
        </span>
      )),
      column('entity', 250, (_, { entity }) => (
        <Link to="/entities/$id" params={{ id: entity.id }} search={{ tab: 'warnings' }} title={entity.name}>
          {entity.name}
        </Link>
      )),
      column('began', lang === 'en' ? 220 : 180, (_, row) => <Since warning={row} />),
      column('remedy', 300, (_, { remedy }) => <span title={say(remedy)}>{say(remedy)}</span>),
      column('unit', 190, (_, { unit, entity }) =>
        unit ? unit.name : <span className="faint">{entity.division && placeInTable(entity.division)}</span>,
      ),
    ];
  }, [t, say, lang, total, more]);
}
