// One penalty filed with its new spans under every rulebook, in a register of a million entities.

import { iso } from '../src/base/day.ts';
import { fileAndGrade } from '../src/grading/file.ts';
import { regradeStale } from '../src/grading/regrade.ts';
import { dice, putEntities, recordFields, settle, withRegister } from './register.ts';

/** Prints the median and the 99th percentile of filing one record; aim: p99 under 20 ms. */
export async function filingBench(entities = 1_000_000, filings = 1500): Promise<void> {
  await withRegister(async ({ database, grading }) => {
    await database.transaction((db) => putEntities(db, entities));
    await settle(database);
    const at = new Date('2026-11-01T00:00:00Z');
    await database.transaction((db) => db.query(`update grading.rulebook set content = ''`));
    await regradeStale(database, grading, at);
    const throwDice = dice(4);
    const times: number[] = [];
    for (let i = 0; i < filings; i++) {
      const { day, fields } = recordFields('administrative-penalty', `金市监处罚〔2026〕${i}号`, throwDice);
      const filing = {
        entityId: 1 + throwDice(entities),
        type: 'administrative-penalty',
        source: 'bench',
        fields: { ...fields, decided_on: iso(day) },
      };
      const began = performance.now();
      const [filed] = await database.transaction((db) =>
        fileAndGrade(db, { id: 'bench', name: 'bench' }, at, [filing], grading),
      );
      if (i >= 200) times.push(performance.now() - began);
      if (filed.state !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(filed.problems)}`);
    }
    times.sort((a, b) => a - b);
    const at100 = (share: number) => times[Math.floor((times.length - 1) * share)].toFixed(1);
    console.log(
      `filing one penalty in a register of ${entities}, committed and graded: p50 ${at100(0.5)} ms, p99 ${at100(0.99)} ms, worst ${at100(1)} ms`,
    );
  });
}
