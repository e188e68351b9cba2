// Which other records of the same fact an application may bring along.

import type { Prospect } from './use-repairs.ts';

type Related = Pick<Prospect, 'record' | 'number' | 'open' | 'related'>;

/** Those that are not under repair already and do not come along by themselves, with the reason. */
export function offeredOf({ related }: Related, all: readonly Related[]) {
  return related.flatMap(({ record, sure, ticked, why }) => {
    const found = all.find((one) => one.record === record && !one.open);
    return found && !sure ? [{ record, number: found.number, ticked, why }] : [];
  });
}
