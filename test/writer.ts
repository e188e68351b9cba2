// A program for the tests of crashes: commits pairs of rows and names each on its output once it is committed.

import { openDatabase } from '../src/base/db.ts';

const [folder, mode] = process.argv.slice(2);
const database = await openDatabase({ dataFolder: folder, databaseUrl: undefined });
console.log('ready');

if (mode === 'unfinished') {
  await database.transaction(async (db) => {
    await db.query(`insert into base.setting (key, value) values ('unfinished 1', '1')`);
    console.log('inserted');
    await new Promise((resolve) => process.stdin.resume().once('end', resolve));
  });
}

for (let pair = 1; mode === 'pairs'; pair++) {
  await database.transaction(async (db) => {
    await db.query('insert into base.setting (key, value) values ($1, $2)', [`first ${process.pid} ${pair}`, pair]);
    await db.query('insert into base.setting (key, value) values ($1, $2)', [`second ${process.pid} ${pair}`, pair]);
  });
  console.log(String(pair));
}

if (mode === 'hold') process.stdin.resume();
