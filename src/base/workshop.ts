// Does the jobs of the kinds it knows, some at a time, beside other services on the same database.

import { CHANNEL, changeIn } from './change.ts';
import type { Database, Db } from './db.ts';
import { beginJob, dueJobs, endJob, type Job, putOffJob } from './job.ts';
import type { Listening } from './listen.ts';

/** A beginning of a job. */
export interface Task {
  readonly key: string;
  /** Aborted when the work must be left as it is: at a stop, or when the lock is lost. Throw then. */
  readonly signal: AbortSignal;
  /** Whether a failure ends the job. */
  readonly last: boolean;
}

/** What a kind of job does; done again after a kill, so doing it twice must change nothing. A date: again from then on. */
export type Work = (task: Task) => Promise<Date | undefined>;

/** Where rooms say what their jobs do. */
export interface Jobs {
  on(kind: string, work: Work): void;
}

export interface Workshop {
  readonly database: Database;
  readonly clock: () => Date;
  /** Told what came of jobs, without anything of people. */
  readonly log: (line: Readonly<Record<string, string | number>>) => void;
}

const LOCK = 0x6a79;
/** Jobs done at a time: a long one does not keep short ones waiting. */
const LANES = 2;
/** Milliseconds after which it looks for jobs that nobody told of: due by now, or left by a killed service. */
const LOOK = 3000;
/** A job that was begun so often without an end brings the service down, or will never succeed. */
const MOST_BEGUN = 10;
const LONGEST_WAIT = 600_000;

export class Worker implements Jobs {
  readonly #workshop: Workshop;
  readonly #kinds = new Map<string, Work>();
  readonly #running = new Map<number, Promise<void>>();
  readonly #stop = new AbortController();
  #listening: Listening | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
  }

  on(kind: string, work: Work): void {
    this.#kinds.set(kind, work);
  }

  /** Begins to look for jobs. */
  start(): void {
    this.#timer = setInterval(() => this.#wake(), LOOK);
    this.#listening = this.#workshop.database.listen(CHANNEL, (text) => {
      if (text === undefined || changeIn(text).topic === 'job') this.#wake();
    });
    // What is asked for before it listens is found by looking afterwards.
    this.#listening.begun.then(
      () => this.#wake(),
      () => undefined,
    );
  }

  /** Leaves what is under way at the next place where it can be taken up again. */
  async stop(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#timer);
    await this.#listening?.close();
    await this.#looking;
    await Promise.all(this.#running.values());
  }

  #wake(): void {
    if (this.#stop.signal.aborted || this.#running.size >= LANES) return;
    this.#looking ??= this.#look()
      .catch((error) => this.#tellFailure('look', error))
      .finally(() => {
        this.#looking = undefined;
      });
  }

  async #look(): Promise<void> {
    const { database, clock } = this.#workshop;
    const jobs = await database.read((db) => dueJobs(db, clock(), [...this.#kinds.keys()]));
    for (const job of jobs) {
      if (this.#running.size >= LANES || this.#stop.signal.aborted) return;
      if (this.#running.has(job.number)) continue;
      let done = false;
      const run = database
        .alone([LOCK, job.number], async (lost) => {
          done = await this.#do(job, lost);
        })
        .catch((error) => this.#tellFailure(job.kind, error))
        .finally(() => {
          this.#running.delete(job.number);
          if (done) this.#wake();
        });
      this.#running.set(job.number, run);
    }
  }

  /** Does a job under its lock; gives whether there may be others to do now. */
  async #do(job: Job, lost: AbortSignal): Promise<boolean> {
    const { clock, log } = this.#workshop;
    const begun = await this.#write((db) => beginJob(db, clock(), job));
    if (begun === undefined) return false;
    const signal = AbortSignal.any([lost, this.#stop.signal]);
    const last = begun >= MOST_BEGUN;
    try {
      signal.throwIfAborted();
      const again = await this.#kinds.get(job.kind)!({ key: job.key, signal, last });
      if (!lost.aborted)
        await this.#write((db) => (again ? putOffJob(db, job, again, 0) : endJob(db, clock(), job, 'done')));
      log({ job: job.kind, number: job.number, outcome: 'done' });
    } catch (error) {
      if (lost.aborted) return true;
      if (this.#stop.signal.aborted) await this.#write((db) => putOffJob(db, job, clock(), begun - 1));
      else {
        this.#tellFailure(job.kind, error);
        const due = new Date(+clock() + Math.min(LONGEST_WAIT, 1000 * 2 ** begun));
        await this.#write((db) => (last ? endJob(db, clock(), job, 'failed') : putOffJob(db, job, due, begun)));
      }
    }
    return true;
  }

  #write<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return this.#workshop.database.transaction(work);
  }

  // The message of a database error speaks of the values that it met.
  #tellFailure(kind: string, error: unknown): void {
    const { name, code = '', stack = '' } = error as Error & { code?: string };
    const place = /\n\s+at (.*)/.exec(stack)?.[1] ?? '';
    this.#workshop.log({ job: kind, outcome: 'failed', error: name, code, place });
  }
}
