// The thread of a census: one question after the other, on a register that it reads by connections of its own.

import { parentPort, workerData } from 'node:worker_threads';
import { connectAgain, type Where } from '../../base/db.ts';
import { Problem } from '../../base/problem.ts';
import { loadGrading } from '../grading.ts';
import { arrived, type OwnTexts } from '../own-texts.ts';
import { Counting } from './counting.ts';
import type { Failure, Message, Order, Progress } from './question.ts';

/** What the thread is started with. */
export interface Start {
  readonly where: Where;
  readonly own: OwnTexts;
}

const TOLD_EVERY_MS = 100;

const { where, own } = workerData as Start;
const counting = new Counting(connectAgain(where), loadGrading(arrived(own)));
const wanted = new Set<number>();
let toldAt = 0;
let last = Promise.resolve();

parentPort!.on('message', (order: Order) => {
  if ('cancel' in order) {
    wanted.delete(order.cancel);
    return;
  }
  wanted.add(order.id);
  last = last.then(() => count(order));
});

async function count({ id, at, question }: Extract<Order, { id: number }>): Promise<void> {
  if (!wanted.has(id)) return;
  const heed = (progress: Progress) => {
    // The register is read for whoever waits, a stand is graded for one question.
    const waitedFor = progress.phase === 'reading' ? wanted.size > 0 : wanted.has(id);
    if (!waitedFor) throw new Error('nobody waits for this answer any more');
    const now = performance.now();
    if (now - toldAt < TOLD_EVERY_MS) return;
    toldAt = now;
    tell({ progress });
  };
  const began = performance.now();
  try {
    const { asOf, answer } = await counting.answer(question, at, heed);
    tell({ id, asOf, ms: performance.now() - began, answer });
  } catch (failure) {
    tell({ id, failure: crossing(failure as Error) });
  }
  wanted.delete(id);
}

function tell(message: Message): void {
  parentPort!.postMessage(message);
}

function crossing(failure: Error): Failure {
  return failure instanceof Problem ? { code: failure.code, params: failure.params } : failure;
}
