// Working a published draw out again: what of it holds, and the first thing that does not.

import canonicalize from 'canonicalize';
import { Problem } from '../../base/problem.ts';
import { misplaced } from './by-points.ts';
import { type Drawn, isChained, linked } from './chain.ts';
import { Draw } from './draw.ts';
import type { DrawFile } from './draw-file.ts';
import { commitmentOf, unkeptPledge } from './seed.ts';

/** One thing that was worked out again. */
export interface Finding {
  readonly what: 'commitment' | 'scores' | 'seed' | 'visits' | 'changes' | 'chain';
  readonly holds: boolean;
  /** How many were compared; of what does not hold, the place of the first, counted from one. */
  readonly count: number;
}

/** Works a draw out from its terms and its seed; one finding for everything that the file says, in order. */
export function verify(file: DrawFile): Finding[] {
  return workOut(file).findings;
}

/** The same with the draw as it stands after its changes; none before the seed is known. */
export function workOut(file: DrawFile): { findings: Finding[]; draw?: Draw } {
  const { terms, commitment, seed, visits, changes = [] } = file;
  const findings: Finding[] = [{ what: 'commitment', holds: commitmentOf(terms) === commitment, count: 1 }];
  const wrong = misplaced(terms);
  if (terms.card) findings.push({ what: 'scores', holds: wrong === 0, count: wrong || terms.entities.length });
  if (!seed) return { findings };
  findings.push({ what: 'seed', holds: unkeptPledge(terms, seed) === undefined, count: seed.length });
  const draw = new Draw(terms, seed);
  findings.push(compared('visits', visits ?? [], draw.visits));
  const made = changes.map(({ change, visit }) => ({ change, visit }));
  findings.push(compared('changes', made, remade(draw, changes)));
  if (isChained(terms)) findings.push(compared('chain', changes, linked(drawnIn(file), changes)));
  return { findings, draw };
}

/** What the chain of changes begins with. */
export function drawnIn({ commitment, seed = [], visits = [] }: DrawFile): Drawn {
  return { commitment, seed, visits };
}

/** The changes as the draw makes them; as far as they can be made. */
function remade(draw: Draw, changes: NonNullable<DrawFile['changes']>): unknown[] {
  const made: unknown[] = [];
  try {
    for (const { change } of changes) made.push(draw.make(change));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  return made;
}

function compared(what: Finding['what'], said: readonly unknown[], found: readonly unknown[]): Finding {
  const length = Math.max(said.length, found.length);
  for (let i = 0; i < length; i++)
    if (canonicalize(said[i]) !== canonicalize(found[i])) return { what, holds: false, count: i + 1 };
  return { what, holds: true, count: length };
}
