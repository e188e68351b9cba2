// Letters and reports as PDF/A, typeset in a thread of its own that rests when nobody asks.

import { Worker } from 'node:worker_threads';
import type { Order, Typeset } from './typeset-worker.ts';

const IDLE_MS = 60_000;

interface Waiting {
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (failure: Error) => void;
}

export class Typesetter {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #last = 0;
  #idle: NodeJS.Timeout | undefined;

  /** The PDF of what the template at a path reads; `made` is the instant that it says it was made. */
  typeset(template: string, data: object, made: Date): Promise<Buffer> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    const said = JSON.stringify(data);
    const order: Order = { id: ++this.#last, template, data: said, made: Math.floor(+made / 1000) };
    return new Promise((resolve, reject) => {
      this.#waiting.set(order.id, { resolve, reject });
      worker.postMessage(order);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error('the service stops'));
    this.#waiting.clear();
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./typeset-worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', (said: Typeset) => this.#hear(said));
    worker.on('error', (failure) => this.#broken(worker, failure as Error));
    this.#worker = worker;
    return worker;
  }

  #hear(said: Typeset): void {
    const waiting = this.#waiting.get(said.id);
    this.#waiting.delete(said.id);
    if ('failure' in said) waiting?.reject(new Error(said.failure));
    else waiting?.resolve(Buffer.from(said.pdf));
    if (this.#waiting.size === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref();
  }

  #broken(worker: Worker, failure: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }
}
