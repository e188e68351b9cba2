// The register counted in memory: read, each rule's entities counted, two rulebooks crossed, pages of entities found.

import { Census } from '../src/grading/census/census.ts';
import type { Question } from '../src/grading/census/question.ts';
import { putEntities, putRecords, settle, withRegister } from './register.ts';

const DAY = 20_779;

/** Prints milliseconds, of the clock and of the processor; aim: two rulebooks crossed in 5 s once the register is read. */
export async function censusBench(entities = 1_000_000, records = 5_000_000): Promise<void> {
  await withRegister(async (register) => {
    const { database, grading } = register;
    await database.transaction((db) => putEntities(db, entities));
    await putRecords(register, entities, records);
    await settle(database);
    const census = new Census(database, grading);
    const of = (id: string) => census.asked(grading.books.get(id)!);
    const ask = async (name: string, question: Question) => {
      const [began, spent] = [performance.now(), processor()];
      await census.ask(question, new Date(), { patience: 3_600_000 });
      const [clock, cpu] = [performance.now() - began, processor() - spent];
      console.log(`census, ${entities} entities, ${name}: ${clock.toFixed(0)} ms (processor ${cpu.toFixed(0)} ms)`);
    };
    const all = { reach: [''] };
    const held = (day: number, among: Question['among'] = all): Question => ({
      kind: 'held',
      of: of('chongqing'),
      day,
      among,
    });
    const crossed = { before: of('chongqing'), after: of('saic-2003'), samples: 10 } as const;
    const moves = (day: number): Question => ({ kind: 'moves', ...crossed, day, among: all, grouped: true });
    await ask('read, and whom each rule holds', held(DAY));
    await ask('whom each rule holds, on another day', held(DAY - 400));
    await ask('the same again', held(DAY - 400));
    await ask('the same within a reach and an industry', held(DAY - 400, { reach: ['2106'], industry: '5' }));
    await ask('two rulebooks crossed, by division and industry', moves(DAY - 1));
    await ask('the same again', moves(DAY - 1));
    const pair = { first: crossed.before, second: crossed.after, levels: ['C', 'B'] } as const;
    await ask('a page of a cell', { kind: 'cell', ...pair, day: DAY - 1, among: all, after: 0, limit: 50 });
    console.log(`census, memory: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
    await census.close();
  });
}

function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
