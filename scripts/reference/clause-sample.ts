// Draws a repeatable random sample of clauses to be checked by hand: FOLDER SEED [COUNT]; FOLDER `.` draws from the shipped file.
import { join } from 'node:path';
import { dataFolder, readRows, shippedPath } from './rows.ts';

/** Numbers in [0, 1) that a seed fixes for good (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The first `count` places of a Fisher-Yates shuffle of 0 … size-1. */
function drawn(size: number, count: number, random: () => number): number[] {
  const places = Array.from({ length: size }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random() * (size - i));
    [places[i], places[j]] = [places[j], places[i]];
  }
  return places.slice(0, count).sort((a, b) => a - b);
}

const folder = dataFolder();
const rows = readRows(folder === '.' ? shippedPath('penalty-clauses.csv') : join(folder, 'ref/penalty_clauses.csv'));
const [seed, count] = [Number(process.argv[3] ?? 1), Number(process.argv[4] ?? 100)];
for (const place of drawn(rows.length, count, randomFrom(seed)))
  console.log([place + 1, ...Object.values(rows[place])].join(','));
