// The whole register regraded under the Chongqing measures and stored: read, graded, written.

import { regrade } from '../src/grading/regrade.ts';
import { putEntities, putRecords, settle, withRegister } from './register.ts';

/** Prints the seconds of a stored regrade; aim: 15 s for 1,000,000 entities and 5,000,000 records. */
export async function regradeBench(entities = 1_000_000, records = 5_000_000): Promise<void> {
  await withRegister(async (register) => {
    const { database, grading } = register;
    await database.transaction((db) => putEntities(db, entities));
    await putRecords(register, entities, records);
    await settle(database);
    for (let run = 1; run <= 2; run++) {
      const began = performance.now();
      const { readMs, books } = await regrade(database, grading, new Date('2026-11-01T00:00:00Z'), ['chongqing']);
      const [book] = books;
      const seconds = (ms: number) => (ms / 1000).toFixed(2);
      console.log(
        `regrade, run ${run}: ${entities} entities, ${records} records, ${book.spans} spans stored in ${seconds(performance.now() - began)} s ` +
          `(read ${seconds(readMs)}, grade ${seconds(book.gradeMs)}, write ${seconds(book.writeMs)})`,
      );
    }
  });
}
