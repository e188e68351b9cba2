// The whole register regraded and stored, under the Chongqing measures and under every shipped rulebook: read, graded, written.

import { regrade } from '../src/grading/regrade.ts';
import { putEntities, putRecords, settle, withRegister } from './register.ts';

/** Prints the seconds of stored regrades; aim: 15 s for 1,000,000 entities and 5,000,000 records. */
export async function regradeBench(entities = 1_000_000, records = 5_000_000): Promise<void> {
  await withRegister(async (register) => {
    const { database, grading } = register;
    await database.transaction((db) => putEntities(db, entities));
    await putRecords(register, entities, records);
    await settle(database);
    const seconds = (ms: number) => (ms / 1000).toFixed(2);
    for (const codes of [['chongqing'], ['chongqing'], undefined]) {
      const began = performance.now();
      const { readMs, writeMs, books } = await regrade(database, grading, new Date('2026-11-01T00:00:00Z'), codes);
      const sum = (of: (book: (typeof books)[number]) => number) => books.reduce((total, book) => total + of(book), 0);
      console.log(
        `regrade under ${codes?.join() ?? `${books.length} rulebooks`}: ${entities} entities, ${records} records, ` +
          `${sum((b) => b.spans)} spans stored in ${seconds(performance.now() - began)} s ` +
          `(read ${seconds(readMs)}; grade ${seconds(sum((b) => b.gradeMs))} in a thread of its own, write ${seconds(writeMs)})`,
      );
    }
  });
}
