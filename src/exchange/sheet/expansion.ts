// How far a packed file may unpack: what goes on and on is a bomb, not a table.

import { basename } from 'node:path';
import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';

/** Unpacked bytes that are always plausible, and how many times the packed ones beyond that: tables pack ten to forty times. */
const PLAUSIBLE = { bytes: 64_000_000, times: 100 };

/** Thrown when a file unpacks beyond what is plausible. */
export class TooFar extends Error {
  readonly most: number;
  constructor(most: number) {
    super('unpacks too far');
    this.most = most;
  }
}

/** Counts unpacked bytes of a file of `packed` bytes; throws `TooFar` when they are too many. */
export function expansion(packed: number): (unpacked: number) => void {
  const most = Math.max(PLAUSIBLE.bytes, packed * PLAUSIBLE.times);
  let total = 0;
  return (unpacked) => {
    total += unpacked;
    if (total > most) throw new TooFar(most);
  };
}

/** The refusal of such a file. */
export function tooFar({ most }: TooFar, path: string): Problem {
  const params = { file: basename(path), most: Math.floor(most / 1_000_000) };
  return new Problem(problems['exchange.expands-too-far'], params);
}
