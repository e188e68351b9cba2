// The rulebooks and the scales of their grades and tiers.

import { listRulebooks } from '../../../src/grading/api.ts';
import { useAsk } from '../api/ask.ts';
import type { Level } from '../parts/levels.ts';

export const FIRST_RULEBOOK = 'chongqing';

export function useRulebooks() {
  const asked = useAsk(listRulebooks, {}, { fresh: 3_600_000 });
  const items = asked.data?.items ?? [];
  const scale = (rulebook: string, role: 'level' | 'tier'): readonly Level[] =>
    items.find((book) => book.id === rulebook)?.dimensions.find((dimension) => dimension.role === role)?.levels ?? [];
  return { asked, items, levels: (id: string) => scale(id, 'level'), tiers: (id: string) => scale(id, 'tier') };
}
