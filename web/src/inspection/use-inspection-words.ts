// The names of items and outcomes of inspections.

import { listItems } from '../../../src/inspection/plans-api.ts';
import { readType } from '../../../src/ledger/api.ts';
import { useAsk } from '../api/ask.ts';
import { useWords } from '../words/use-words.ts';

/** What inspections are written with: names of items, and the outcomes that there are. */
export function useInspectionWords() {
  const { say } = useWords();
  const items = useAsk(listItems, {}, { fresh: 3_600_000 }).data?.items ?? [];
  const type = useAsk(readType, { params: { type: 'inspection-result' } }, { fresh: 3_600_000 }).data;
  const codes = type?.fields.find(({ name }) => name === 'outcome')?.codes ?? [];
  const outcomes = codes.map((one) => ({ value: one.code, label: say(one) }));
  const named = new Map(items.map((item) => [item.id, say(item.label)]));
  const labels = new Map(outcomes.map(({ value, label }) => [value, label]));
  return {
    items,
    outcomes,
    item: (id: string) => named.get(id) ?? id,
    outcome: (code: string) => labels.get(code) ?? code,
  };
}
