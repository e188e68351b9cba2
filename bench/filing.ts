// One penalty filed with its new spans under every rulebook, in a register of a million entities.

import { iso } from '../src/base/day.ts';
import type { Db } from '../src/base/db.ts';
import { fileAndGrade } from '../src/grading/file.ts';
import { regradeStale } from '../src/grading/regrade.ts';
import { stolenTicks } from './cpu-time.ts';
import { dice, putEntities, recordFields, settle, withRegister } from './register.ts';

/**
 * Prints the median and the 99th percentile of filing one record, of all filings and of those during which the machine had
 * its processors to itself; beside each filing, for comparison, a transaction that only asks and writes as often. Aim: p99
 * under 20 ms.
 */
export async function filingBench(entities = 1_000_000, filings = 1500): Promise<void> {
  await withRegister(async ({ database, grading }) => {
    await database.transaction((db) => putEntities(db, entities));
    await settle(database);
    const at = new Date('2026-11-01T00:00:00Z');
    await database.transaction((db) => db.query(`update grading.rulebook set content = ''`));
    await regradeStale(database, grading, at);
    const throwDice = dice(4);
    const times: Timed[] = [];
    const bare: Timed[] = [];
    for (let i = 0; i < filings; i++) {
      const { day, fields } = recordFields('administrative-penalty', `金市监处罚〔2026〕${i}号`, throwDice);
      const filing = {
        entityId: 1 + throwDice(entities),
        type: 'administrative-penalty',
        source: 'bench',
        fields: { ...fields, decided_on: iso(day) },
      };
      const one = await timed(() =>
        database.transaction((db) => fileAndGrade(db, { id: 'bench', name: 'bench' }, at, [filing], grading)),
      );
      const [filed] = one.result;
      if (filed.state !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(filed.problems)}`);
      const other = await timed(() => database.transaction(asksAndWrites));
      if (i < WARM) continue;
      times.push(one);
      bare.push(other);
    }
    console.log(`filing one penalty in a register of ${entities}, committed and graded: ${figures(times)}`);
    console.log(`a transaction of ${ASKED} questions and ${WRITTEN} writes of one row, beside it: ${figures(bare)}`);
  });
}

const WARM = 200;
/** As many as filing one record asks and writes. */
const ASKED = 10;
const WRITTEN = 6;

async function asksAndWrites(db: Db): Promise<void> {
  for (let i = 0; i < ASKED; i++) await db.query('select 1');
  for (let i = 0; i < WRITTEN; i++) await db.query('update ledger.chain set head_id = head_id');
}

interface Timed {
  readonly ms: number;
  /** Whether the host took a processor away meanwhile. */
  readonly robbed: boolean;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed & { readonly result: T }> {
  const stolen = stolenTicks();
  const began = performance.now();
  const result = await work();
  const ms = performance.now() - began;
  return { result, ms, robbed: stolenTicks() > stolen };
}

function figures(times: readonly Timed[]): string {
  const own = times.filter(({ robbed }) => !robbed);
  const share = ((100 * own.length) / times.length).toFixed(0);
  return `${percentiles(times)}; of the ${share} % that the host left alone ${percentiles(own)}`;
}

function percentiles(of: readonly Timed[]): string {
  const sorted = of.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)]?.toFixed(1);
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms`;
}
