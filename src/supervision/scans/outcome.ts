// What came of a visit, from the records that were filed of it as they stand now.

import type { Db } from '../../base/db.ts';
import type { Catalogue } from '../../ledger/catalogue.ts';
import type { Label } from '../../ledger/code-list.ts';
import { historiesOf, withdrawal } from '../../ledger/filed.ts';
import type { Fields } from '../../ledger/record.ts';

export interface Outcome {
  readonly kind: 'result' | 'order';
  /** What the inspection found, as the catalogue's list says it. */
  readonly said: Label | undefined;
  readonly problems: string;
  readonly number: string;
  readonly dueOn: string | undefined;
  readonly basis: string | undefined;
  /** Withdrawn since. */
  readonly gone: boolean;
}

/** In the order in which they were filed. */
export async function outcomesOf(
  db: Db,
  catalogue: Catalogue,
  entityId: number,
  records: readonly number[],
): Promise<Outcome[]> {
  if (records.length === 0) return [];
  const histories = await historiesOf(
    db,
    records.map((record) => [entityId, record] as const),
  );
  return records.flatMap((record): Outcome[] => {
    const history = histories.get(record);
    if (!history) return [];
    const gone = withdrawal(history) !== undefined;
    const { type, payload, number } = history.findLast(({ act }) => act !== 'withdraw') ?? history[0];
    return [{ ...outcomeOf(type, payload, catalogue), number, gone }];
  });
}

function outcomeOf(type: string, fields: Fields, catalogue: Catalogue): Omit<Outcome, 'number' | 'gone'> {
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const code = text('outcome');
  const field = catalogue.type(type)?.fields.find(({ name }) => name === 'outcome');
  const found = field?.list?.codes.find((one) => one.code === code);
  return {
    kind: type === 'rectification-order' ? 'order' : 'result',
    said: found?.label,
    problems: text('problems') ?? text('reason') ?? '',
    dueOn: text('due_on'),
    basis: text('article'),
  };
}
