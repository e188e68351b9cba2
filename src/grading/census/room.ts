// Whether a register fits into the memory that the machine has left: refused before and while it is read, so that nothing is killed for it.

import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';

/** Bytes that may still be taken on this machine, or in this container. */
export type Free = () => number;

/** What entities and records take while they are read: about three times what is held afterwards. */
const ENTITY_BYTES = 150;
const RECORD_BYTES = 250;
/** Left to everybody else: the database caches its pages beside us. */
const RESERVE = 256e6;

const EVERY_MS = 50;

/** About how many bytes of memory the reading of so large a register takes. */
export function bytesFor({ entities, records }: { readonly entities: number; readonly records: number }): number {
  return entities * ENTITY_BYTES + records * RECORD_BYTES;
}

/**
 * Refuses a register that does not fit, at once; gives what is to be asked while it is read: what has been read is copied
 * once more into its slices, so that as much again must be free.
 */
export function roomFor(size: { readonly entities: number; readonly records: number }, free: Free): () => void {
  const first = free();
  const need = bytesFor(size);
  const refuse = (bytes: number) => {
    const { entities, records } = size;
    const figures = { needed: megabytes(bytes), free: megabytes(Math.max(0, first - RESERVE)) };
    throw new Problem(problems['grading.register-too-large'], { entities, records, ...figures });
  };
  if (need > first - RESERVE) refuse(need);
  let looked = performance.now();
  return () => {
    if (performance.now() - looked < EVERY_MS) return;
    looked = performance.now();
    const left = free() - RESERVE;
    const taken = first - RESERVE - left;
    if (left < taken) refuse(Math.max(need, 2 * taken));
  };
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
