// The thread of a census: one question after the other, on a register that it reads by connections of its own.

import { parentPort, workerData } from 'node:worker_threads';
import { connectAgain, type Where } from '../../base/db.ts';
import { loadGrading } from '../grading.ts';
import { arrived, type OwnTexts } from '../own-texts.ts';
import { Counting } from './counting.ts';
import type { Message, Order } from './question.ts';

/** What the thread is started with. */
export interface Start {
  readonly where: Where;
  readonly own: OwnTexts;
}

const { where, own } = workerData as Start;
const counting = new Counting(connectAgain(where), loadGrading(arrived(own)));
const cancelled = new Set<number>();
let last = Promise.resolve();

parentPort!.on('message', (order: Order) => {
  if ('cancel' in order) cancelled.add(order.cancel);
  else last = last.then(() => count(order));
});

async function count({ id, at, question }: Extract<Order, { id: number }>): Promise<void> {
  const heed = (progress: Extract<Message, { progress: unknown }>['progress']) => {
    if (cancelled.has(id)) throw new Error('nobody waits for this answer any more');
    tell({ progress });
  };
  const began = performance.now();
  try {
    const { asOf, answer } = await counting.answer(question, at, heed);
    tell({ id, asOf, ms: performance.now() - began, answer });
  } catch (failure) {
    tell({ id, failure: failure as Error });
  }
  cancelled.delete(id);
}

function tell(message: Message): void {
  parentPort!.postMessage(message);
}
