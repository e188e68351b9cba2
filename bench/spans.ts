// Full Chongqing level-and-tier spans with causes: ours against DuckDB, json-rules-engine and zen-engine, answers checked.

import { createRequire } from 'node:module';
import { EVER, NEVER } from '../src/base/day.ts';
import { ROW, WIDTH } from '../src/grading/kernel/effects.ts';
import { grade, type Standing } from '../src/grading/kernel/grade.ts';
import { inDuckdb } from './duckdb.ts';
import { ENTITY_KINDS, KINDS, median, type Penalties, penalties } from './penalties.ts';

const LEVELS = ['A', 'B', 'C', 'D'];
const RUNS = 5;

/**
 * Prints entities a second and ratios, on the records of a register (a fifth of them penalties) and on nothing but penalties;
 * every engine's answers are compared with ours. Aims: 1,000,000 entities a second, 100 × json-rules-engine, 3 × DuckDB.
 */
export async function spansBench(entities = 1_000_000, records = 5_000_000): Promise<void> {
  await compare(`${records} records of a register, ${records / 5} of them penalties`, entities, records / 5, records);
  await compare(`${records} records, all penalties`, entities, records, records);
}

async function compare(what: string, entities: number, count: number, records: number): Promise<void> {
  const made = penalties(entities, count, records - count);
  const times: number[] = [];
  let standing!: Standing;
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    standing = grade(made.plan, made.batch);
    times.push(performance.now() - began);
  }
  const ours = median(times);
  const { spans } = standing;
  console.log(`spans: ${entities} entities, ${what}, in no order; ${spans.count} spans with causes; one thread each`);
  line('jinxin (ordering included)', entities, ours, ours);
  const duck = await inDuckdb(made);
  const [total, sum] = checksum(standing);
  if (duck.spans !== total || duck.sum !== sum)
    throw new Error(`DuckDB differs: ${duck.spans} spans, ${duck.sum}; ours ${total}, ${sum}`);
  line('DuckDB SQL', entities, duck.ms, ours);
  const sample = 500;
  for (const [name, engine] of [
    ['json-rules-engine', await jsonRules()],
    ['zen-engine', await zen()],
  ] as const) {
    const ms = await decideBy(engine, made, standing, sample);
    line(`${name} (decisions only, on ${sample} entities)`, entities, (ms / sample) * entities, ours);
  }
}

function line(name: string, entities: number, ms: number, ours: number): void {
  console.log(
    `  ${name.padEnd(52)} ${Math.round((entities / ms) * 1000)
      .toLocaleString('en')
      .padStart(12)} entities/s  ${(ms / ours).toFixed(2)} × our time`,
  );
}

/** Number of spans, and a sum over all of them in which every column counts. */
function checksum({ spans, effects, recordOf }: Standing): [number, number] {
  let sum = 0;
  const end = (day: number) => (day <= EVER ? -NEVER : day >= NEVER ? NEVER : day);
  for (let i = 0; i < spans.count; i++) {
    let causes = 0;
    for (let c = spans.causeStart[i]; c < spans.causeStart[i + 1]; c++)
      causes += recordOf(effects[0].data[spans.causes[c] * WIDTH + ROW]);
    const value =
      spans.entity[i] * 31 +
      end(spans.from[i]) * 17 +
      end(spans.until[i]) * 13 +
      spans.level[i] * 7 +
      spans.tier[i] * 3 +
      causes;
    sum += value % 1_000_003;
  }
  return [spans.count, sum];
}

/** What a rule engine is asked: the level of one measure, and the tier of one span. */
interface Engine {
  level(kind: string, amount: number, entity: string): Promise<string | undefined>;
  tier(level: string, industry: string, key: boolean): Promise<string>;
}

/**
 * The fairest task for an engine that decides one thing at a time: judge each measure and give each span its tier; chains
 * and spans are made for it. Gives the milliseconds of its decisions; throws where one differs from ours.
 */
async function decideBy(
  engine: Engine,
  { columns, facts, plan }: Penalties,
  { spans, effects }: Standing,
  sample: number,
): Promise<number> {
  const { outcomes } = plan.editions[0];
  const { data, count } = effects[0];
  const ours = new Map<number, string>();
  for (let e = 0; e < count && effects[0].entityOf(e) < sample; e++) {
    const outcome = outcomes[data[e * WIDTH + 3]];
    if (plan.dimensions[outcome.dimension].id === 'grade') ours.set(data[e * WIDTH + ROW], LEVELS[outcome.level]);
  }
  const rows = [...columns.entity.keys()].filter((row) => columns.entity[row] < sample);
  const industries = ['high-risk', 'gathering', 'general'];
  const began = performance.now();
  for (const row of rows) {
    const level = await engine.level(
      KINDS[columns.kind[row]],
      columns.amount[row],
      ENTITY_KINDS[facts.kind[columns.entity[row]]],
    );
    if (level !== ours.get(row)) throw new Error(`row ${row}: ${level}, ours ${ours.get(row)}`);
  }
  const tiers = plan.dimensions[plan.tier].levels;
  for (let i = 0; i < spans.count && spans.entity[i] < sample; i++) {
    const e = spans.entity[i];
    const tier = await engine.tier(LEVELS[spans.level[i]], industries[facts.tags[e]], facts.key[e] === 0);
    if (tier !== tiers[spans.tier[i]]) throw new Error(`span ${i}: ${tier}, ours ${tiers[spans.tier[i]]}`);
  }
  return performance.now() - began;
}

async function jsonRules(): Promise<Engine> {
  const { Engine: Rules } = createRequire(import.meta.url)('json-rules-engine');
  const fact = (name: string, operator: string, value: unknown) => ({ fact: name, operator, value });
  const money = ['fine', 'confiscation-income', 'confiscation-goods'];
  const levels = new Rules([], { allowUndefinedFacts: true });
  const rule = (engine: typeof levels, priority: number, type: string, ...all: object[]) =>
    engine.addRule({ priority, conditions: { all }, event: { type } });
  rule(levels, 9, 'D', fact('kind', 'in', ['suspension', 'closure', 'licence-revoked']));
  for (const [entity, limit] of [
    ['enterprise', 30_000],
    ['individual', 1000],
  ] as const) {
    rule(
      levels,
      8,
      'C',
      fact('kind', 'in', money),
      fact('entity', 'equal', entity),
      fact('amount', 'greaterThan', limit),
    );
    rule(
      levels,
      7,
      'B',
      fact('kind', 'in', money),
      fact('entity', 'equal', entity),
      fact('amount', 'lessThanInclusive', limit),
    );
  }
  rule(levels, 6, 'B', fact('kind', 'equal', 'warning'));
  const tiers = new Rules();
  const any = (priority: number, type: string, ...conditions: object[]) =>
    tiers.addRule({ priority, conditions: { any: conditions }, event: { type } });
  any(9, 'IV', fact('level', 'equal', 'D'));
  any(8, 'III', fact('level', 'equal', 'C'), fact('industry', 'equal', 'high-risk'), fact('key', 'equal', true));
  any(7, 'II', fact('level', 'equal', 'B'), fact('industry', 'in', ['gathering', 'hot']));
  const first = async (engine: typeof levels, facts: object) =>
    (await engine.run(facts)).events[0]?.type as string | undefined;
  return {
    level: (kind, amount, entity) => first(levels, { kind, amount, entity }),
    tier: async (level, industry, key) => (await first(tiers, { level, industry, key })) ?? 'I',
  };
}

async function zen(): Promise<Engine> {
  const { ZenEngine } = createRequire(import.meta.url)('@gorules/zen-engine');
  const table = (inputs: string[], rules: string[][]) => {
    const columns = inputs.map((field, i) => ({ id: `i${i}`, field, name: field }));
    return Buffer.from(
      JSON.stringify({
        nodes: [
          { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
          {
            id: 'table',
            type: 'decisionTableNode',
            name: 'table',
            position: { x: 1, y: 0 },
            content: {
              hitPolicy: 'first',
              inputs: columns,
              outputs: [{ id: 'o', field: 'result', name: 'result' }],
              rules: rules.map((cells, r) => ({
                _id: `r${r}`,
                ...Object.fromEntries(cells.slice(0, -1).map((cell, i) => [`i${i}`, cell])),
                o: cells[cells.length - 1],
              })),
            },
          },
          { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
        ],
        edges: [
          { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
          { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
        ],
      }),
    );
  };
  const engine = new ZenEngine();
  const money = '"fine", "confiscation-income", "confiscation-goods"';
  const levels = engine.createDecision(
    table(
      ['kind', 'amount', 'entity'],
      [
        ['"suspension", "closure", "licence-revoked"', '', '', '"D"'],
        [money, '> 30000', '"enterprise"', '"C"'],
        [money, '> 1000', '"individual"', '"C"'],
        [money, '', '', '"B"'],
        ['"warning"', '', '', '"B"'],
      ],
    ),
  );
  const tiers = engine.createDecision(
    table(
      ['level', 'industry', 'key'],
      [
        ['"D"', '', '', '"IV"'],
        ['"C"', '', '', '"III"'],
        ['', '"high-risk"', '', '"III"'],
        ['', '', 'true', '"III"'],
        ['"B"', '', '', '"II"'],
        ['', '"gathering", "hot"', '', '"II"'],
        ['', '', '', '"I"'],
      ],
    ),
  );
  return {
    level: async (kind, amount, entity) => (await levels.evaluate({ kind, amount, entity })).result.result,
    tier: async (level, industry, key) => (await tiers.evaluate({ level, industry, key })).result.result,
  };
}
