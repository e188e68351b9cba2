// Duties on a wide window: a table that draws only the rows in sight.

import { Link } from '@tanstack/react-router';
import { Table, type TableColumnType } from 'antd';
import { useEffect, useMemo } from 'react';
import { useHeightBelow } from '../parts/use-height-below.ts';
import { placeInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';
import { DaysLeft, StateChip } from './state-chip.tsx';
import type { DutyRow } from './use-duties.ts';

/** So many rows before the last, the next page is asked for. */
const AHEAD = 30;

export interface DutyListProps {
  readonly rows: readonly DutyRow[];
  readonly reading: boolean;
  readonly more: (() => unknown) | undefined;
}

export function DutiesTable({ rows, reading, more }: DutyListProps) {
  const [place, height] = useHeightBelow(72);
  const columns = useDutyColumns(rows.length, more);
  return (
    <div ref={place} className="sheet">
      <Table<DutyRow>
        virtual
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={rows as DutyRow[]}
        pagination={false}
        scroll={{ x: columns.reduce((sum, { width }) => sum + Number(width), 0), y: Math.max(320, height) }}
        loading={reading && rows.length === 0}
      />
    </div>
  );
}

function Near({ more }: { readonly more: DutyListProps['more'] }) {
  useEffect(() => {
    more?.();
  }, [more]);
  return null;
}

function useDutyColumns(total: number, more: DutyListProps['more']) {
  const { t, say, lang } = useWords();
  return useMemo((): TableColumnType<DutyRow>[] => {
    const column = (
      key: 'rule' | 'entity' | 'due' | 'stands' | 'unit' | 'place' | 'opened' | 'done',
      width: number,
      render: NonNullable<TableColumnType<DutyRow>['render']>,
    ): TableColumnType<DutyRow> => ({ key, title: t(`duties.${key}`), width, render, ellipsis: true });
    return [
      column('rule', lang === 'en' ? 240 : 190, (_, row, index) => (
        <>
          {index >= total - AHEAD && <Near more={more} />}
          <Link to="/duties" search={(former) => ({ ...former, id: row.id })} activeProps={{}} title={say(row.label)}>
            {say(row.label)}
          </Link>
        </>
      )),
      column('entity', 250, (_, { entity }) => (
        <Link to="/entities/$id" params={{ id: entity.id }} search={{ tab: 'duties' }} title={entity.name}>
          {entity.name}
        </Link>
      )),
      column('due', 108, (_, { due }) => due ?? <span className="faint">{t('duties.unknownDue')}</span>),
      column('stands', lang === 'en' ? 250 : 180, (_, row) => (
        <>
          <StateChip duty={row} /> {row.due && <DaysLeft duty={row} />}
          {row.urged > 0 && <span className="small"> · {t('duties.urged', { count: row.urged })}</span>}
        </>
      )),
      column('unit', 190, (_, { unit }) => unit?.name ?? <span className="faint">{t('duties.noUnit')}</span>),
      column('place', 120, (_, { entity }) => entity.division && placeInTable(entity.division)),
      column('opened', 108, (_, { opened }) => opened),
      column('done', 108, (_, { done }) => done),
    ];
  }, [t, say, lang, total, more]);
}
