// The columns that the address of the register names, else the usual ones.

import { useSearch } from '@tanstack/react-router';
import { LIST_COLUMNS, type ListColumnId } from '../../../src/grading/list-columns.ts';
import { useAccount } from '../shell/use-account.ts';

const USUAL: readonly ListColumnId[] = ['name', 'code', 'level', 'until', 'tier', 'kind', 'status', 'division'];

export function useColumns(): { readonly shown: readonly ListColumnId[]; readonly usual: boolean } {
  const { columns } = useSearch({ from: '/office/entities' });
  const { can } = useAccount();
  const asked = columns?.split(',');
  const shown = LIST_COLUMNS.filter(
    (column) =>
      (asked ? asked.includes(column.id) : USUAL.includes(column.id)) &&
      (can('standing.read') || !('graded' in column)),
  ).map(({ id }) => id);
  return { shown, usual: !asked };
}
