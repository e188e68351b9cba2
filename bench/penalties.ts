// A million entities and their records as columns, in no order, the same at every run.

import { civil } from '../src/base/day.ts';
import { layoutsOf } from '../src/grading/columns.ts';
import type { Batch, Layout, Rows } from '../src/grading/kernel/batch.ts';
import { type Plan, planFor } from '../src/grading/kernel/plan.ts';
import { loadCatalogue } from '../src/ledger/catalogue-load.ts';
import { loadRulebooks } from '../src/rulebooks/load.ts';
import { dice, MIX } from './register.ts';

export const KINDS = [
  'warning',
  'fine',
  'fine',
  'fine',
  'confiscation-goods',
  'suspension',
  'licence-revoked',
  'permit-revoked',
] as const;
const SHARES = [25, 55, 70, 80, 90, 95, 97, 100];
export const ENTITY_KINDS = ['enterprise', 'individual'] as const;
export const TAGS = [['食品经营'], ['广告', '餐饮服务'], []] as const;

const FIRST = civil(2019, 1, 1);

export interface Penalties {
  readonly plan: Plan;
  readonly batch: Batch;
  /** Columns of the penalties by name, for the rivals: place of the entity, day, kind (place in KINDS), amount, day of resumption. */
  readonly columns: {
    readonly entity: Int32Array;
    readonly day: Int32Array;
    readonly kind: Int8Array;
    readonly amount: Float64Array;
    readonly resumed: Float64Array;
  };
  readonly facts: { readonly kind: Int32Array; readonly tags: Int32Array; readonly key: Int32Array };
}

/** Makes the penalties, a third of whose suspensions never end, and beside them so many records of other types. */
export function penalties(entities: number, count: number, others = 0): Penalties {
  const layouts = layoutsOf(loadCatalogue());
  const layout = layouts('administrative-penalty')!;
  const throwDice = dice(5);
  const columns = {
    entity: new Int32Array(count),
    day: new Int32Array(count),
    kind: new Int8Array(count),
    amount: new Float64Array(count),
    resumed: new Float64Array(count).fill(Number.NaN),
  };
  for (let i = 0; i < count; i++) {
    columns.entity[i] = throwDice(entities);
    columns.day[i] = FIRST + throwDice(2500);
    const share = throwDice(100);
    columns.kind[i] = SHARES.findIndex((limit) => share < limit);
    columns.amount[i] = throwDice(60_000);
    if (KINDS[columns.kind[i]] === 'suspension' && throwDice(3)) columns.resumed[i] = columns.day[i] + throwDice(200);
  }
  const facts = {
    kind: Int32Array.from({ length: entities }, () => throwDice(2)),
    tags: Int32Array.from({ length: entities }, () => throwDice(3)),
    key: Int32Array.from({ length: entities }, () => (throwDice(5) ? 1 : 0)),
  };
  const attribute = (constant: Int32Array, values: readonly (readonly string[])[]) => ({
    constant,
    values,
    varied: new Map(),
  });
  const batch: Batch = {
    entities,
    attributes: {
      kind: attribute(
        facts.kind,
        ENTITY_KINDS.map((kind) => [kind]),
      ),
      tags: attribute(facts.tags, TAGS),
      keyRegion: attribute(facts.key, [['true'], ['false']]),
    },
    rows: [
      {
        layout,
        count,
        entity: columns.entity,
        day: columns.day,
        record: Float64Array.from({ length: count }, (_, i) => i + 1),
        cells: cellsOf(layout, columns, count),
      },
      ...otherRows(layouts, entities, others, count),
    ],
  };
  return { plan: planFor(loadRulebooks().get('chongqing')!, layouts), batch, columns, facts };
}

/** Records of the other types of a register, in the shares of `MIX`. */
function otherRows(
  layouts: (type: string) => Layout | undefined,
  entities: number,
  total: number,
  first: number,
): Rows[] {
  const throwDice = dice(6);
  const others = MIX.filter(([type]) => type !== 'administrative-penalty');
  const whole = others.reduce((sum, [, share]) => sum + share, 0);
  let record = first;
  return others.map(([type, share]) => {
    const layout = layouts(type)!;
    const count = Math.round((total * share) / whole);
    return {
      layout,
      count,
      entity: Int32Array.from({ length: count }, () => throwDice(entities)),
      day: Int32Array.from({ length: count }, () => FIRST + throwDice(2500)),
      record: Float64Array.from({ length: count }, () => ++record),
      cells: new Float64Array(count * layout.fields.length).fill(Number.NaN),
    };
  });
}

function cellsOf(layout: Layout, columns: Penalties['columns'], count: number): Float64Array {
  const width = layout.fields.length;
  const at = (name: string) => layout.fields.findIndex((field) => field.name === name);
  const [decided, kind, amount, resumed] = ['decided_on', 'measures.kind', 'measures.amount', 'resumed_on'].map(at);
  const codes = layout.fields[kind].codes!;
  const code = KINDS.map((name) => codes.indexOf(name));
  const cells = new Float64Array(count * width).fill(Number.NaN);
  for (let i = 0; i < count; i++) {
    cells[i * width + decided] = columns.day[i];
    cells[i * width + kind] = code[columns.kind[i]];
    cells[i * width + amount] = columns.amount[i];
    cells[i * width + resumed] = columns.resumed[i];
  }
  return cells;
}

/** The median of some times. */
export function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1];
}
