// A worker thread that grades one batch under the rulebooks it is asked for, one after the other.

import { parentPort, workerData } from 'node:worker_threads';
import type { ClauseFile } from '../rulebooks/clauses-load.ts';
import { loadGrading } from './grading.ts';
import type { Batch } from './kernel/batch.ts';
import { gradeColumns } from './span-columns.ts';

const { batch, own } = workerData as { batch: Batch; own?: ClauseFile };
const grading = loadGrading(own && { ...own, text: Buffer.from(own.text) });

parentPort!.on('message', (rulebook: string) => {
  const began = performance.now();
  const columns = gradeColumns(grading, rulebook, batch);
  const { entity, from, until, edition, level, tier, causeStart, causes } = columns;
  const buffers = [entity, from, until, edition, level, tier, causeStart, causes].map(
    (list) => list.buffer as ArrayBuffer,
  );
  parentPort!.postMessage({ columns, gradeMs: performance.now() - began }, buffers);
});
