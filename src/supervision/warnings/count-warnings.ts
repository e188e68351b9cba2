// How many warnings are open on a day: by urgency, colour, kind and unit.

import { type Day, iso } from '../../base/day.ts';
import type { Db } from '../../base/db.ts';
import type { AnswerOf } from '../../base/http/operation.ts';
import { inBulk } from '../../ledger/by-index.ts';
import { unitNames } from '../duties/list-duties.ts';
import type { countWarnings } from './api.ts';
import { stageNumber, stateIs } from './list-warnings.ts';
import { COLOURS, type Colour, URGENCIES, type WarningRule } from './sheet.ts';

type Answer = AnswerOf<typeof countWarnings>;

interface Counted {
  readonly unit: string;
  readonly rule: string;
  readonly urgency: number;
  readonly colour: Colour;
  readonly count: number;
}

/** As the database counts them: by the number of the stage. */
interface Staged {
  readonly unit: string;
  readonly rule: string;
  readonly stage: number;
  readonly count: number;
}

export async function warningCounts(
  db: Db,
  rules: ReadonlyMap<string, WarningRule>,
  unit: string | undefined,
  today: Day,
): Promise<Answer> {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const day = put(iso(today));
  const own = unit === undefined ? '' : `and w.unit = ${put(unit)}`;
  const sql = `select w.unit, w.rule, ${stageNumber(rules.values(), day)} as stage, count(*)::int as count
     from supervision.warning w where w.gone_on is null and ${stateIs('open', day)} ${own} group by 1, 2, 3`;
  const ask = () => db.query<Staged>(sql, values);
  // One unit's are few, and found by an index.
  const { rows: staged } = await (unit === undefined ? inBulk(db, ask) : ask());
  const rows = staged.flatMap(({ stage, ...one }): Counted[] => {
    const at = rules.get(one.rule)?.stages[stage - 1];
    return at ? [{ ...one, urgency: at.urgency, colour: at.colour }] : [];
  });
  const { rows: reached } = await db.query<{ at: string }>('select saved_at as at from supervision.warned');
  const names = await unitNames(db);
  return {
    workedAt: reached[0] ? new Date(reached[0].at).toISOString() : null,
    total: sum(rows),
    urgencies: URGENCIES.map((urgency) => ({ urgency, count: sum(rows.filter((one) => one.urgency === urgency)) })),
    colours: COLOURS.map((colour) => ({ colour, count: sum(rows.filter((one) => one.colour === colour)) })),
    rules: by(rows, 'rule').map(([id, some]) => {
      const { label, group } = rules.get(id)!;
      return { rule: id, label, group, ...counted(some) };
    }),
    units: by(rows, 'unit').map(([id, some]) => ({
      unit: names.has(id) ? { id, name: names.get(id)! } : null,
      ...counted(some),
    })),
  };
}

function by(rows: readonly Counted[], key: 'rule' | 'unit'): [string, Counted[]][] {
  return [...Map.groupBy(rows, (row) => row[key])].sort((a, b) => sum(b[1]) - sum(a[1]));
}

function counted(rows: readonly Counted[]) {
  return { count: sum(rows), pressing: sum(rows.filter(({ urgency }) => urgency === 3)) };
}

function sum(rows: readonly Counted[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
