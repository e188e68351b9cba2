// The units to choose from, in the order of the organisation, those that are closed left out.

import { listUnits } from '../../../src/base/office-api.ts';
import { useAsk } from '../api/ask.ts';
import { inTreeOrder } from './unit-tree.ts';

export function useUnitChoices(which: 'all' | 'bureaus' | 'departments' | 'institutions') {
  const units = useAsk(listUnits, {}).data?.items ?? [];
  const fits = (kind: string) =>
    which === 'all' ||
    which === (kind === 'department' ? 'departments' : kind === 'institution' ? 'institutions' : 'bureaus');
  return inTreeOrder(units.filter(({ closedOn }) => closedOn === null))
    .filter(({ unit }) => fits(unit.kind))
    .map(({ unit, depth }) => ({ value: unit.id, label: `${'　'.repeat(depth)}${unit.name}` }));
}
