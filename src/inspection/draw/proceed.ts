// The steps of a draw, each from its file to the file after it: laid down, drawn, changed.

import { Problem } from '../../base/problem.ts';
import { problems } from '../problems.ts';
import { isChained, linked } from './chain.ts';
import { type Change, Draw } from './draw.ts';
import type { DrawFile } from './draw-file.ts';
import { commitmentOf, unkeptPledge } from './seed.ts';
import type { Terms } from './terms.ts';
import { drawnIn, workOut } from './verify.ts';

/** Lays down terms: the file to be published before the seed is known. */
export function layDown(terms: Terms): DrawFile {
  return { terms, commitment: commitmentOf(terms) };
}

/** Draws by the values that were revealed. Refuses altered terms, a second draw, and values that were not pledged. */
export function drawNow(name: string, file: DrawFile, values: readonly string[]): DrawFile {
  if (file.visits || file.seed) throw new Problem(problems['inspection.draw-drawn-already'], { file: name });
  if (commitmentOf(file.terms) !== file.commitment)
    throw new Problem(problems['inspection.draw-terms-altered'], { file: name });
  const unkept = unkeptPledge(file.terms, values);
  if (unkept) throw unkept;
  return { ...file, seed: values, visits: new Draw(file.terms, values).visits, changes: [] };
}

/** Makes a change after the draw; who steps in follows from the draw itself. Refuses a file that does not hold. */
export function changeNow(name: string, file: DrawFile, change: Change): DrawFile {
  const { findings, draw } = workOut(file);
  if (!draw) throw new Problem(problems['inspection.draw-not-drawn'], { file: name });
  if (findings.some(({ holds }) => !holds))
    throw new Problem(problems['inspection.draw-does-not-hold'], { file: name });
  const changes = [...(file.changes ?? []), draw.make(change)];
  return { ...file, changes: isChained(file.terms) ? linked(drawnIn(file), changes) : changes };
}
