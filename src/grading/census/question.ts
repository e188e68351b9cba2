// What a census is asked and answers, as it passes between the service and the thread that counts.

import type { Day } from '../../base/day.ts';
import type { Params } from '../../base/problem.ts';
import type { Rulebook } from '../../rulebooks/rulebook.ts';

/** Whom a question is about: who is within somebody's reach, and meets filters. */
export interface Among {
  /** Prefixes of divisions; `''` is everything. */
  readonly reach: readonly string[];
  readonly division?: string;
  readonly industry?: string;
}

/** A rulebook, shipped, issued or drafted; `key` tells its content apart. */
export interface Asked {
  readonly book: Rulebook;
  readonly key: string;
}

interface On {
  readonly day: Day;
  readonly among: Among;
}

interface Paged {
  /** Internal number of the last entity of the page before; 0 for the first. */
  readonly after: number;
  readonly limit: number;
}

export type By = 'inForce' | 'decides' | 'open';

export interface HeldQuestion extends On {
  readonly kind: 'held';
  readonly of: Asked;
}

export interface HoldersQuestion extends On, Paged {
  readonly kind: 'holders';
  readonly of: Asked;
  readonly rule: string;
  readonly by: By;
}

export interface MovesQuestion extends On {
  readonly kind: 'moves';
  readonly before: Asked;
  readonly after: Asked;
  /** How many entities are named of each move. */
  readonly samples: number;
  /** Whether each move is counted by division and main industry too. */
  readonly grouped: boolean;
}

/** Levels by their codes; null: not covered. */
export interface CellQuestion extends On, Paged {
  readonly kind: 'cell';
  readonly first: Asked;
  readonly second: Asked;
  readonly levels: readonly [string | null, string | null];
}

export type Question = HeldQuestion | HoldersQuestion | MovesQuestion | CellQuestion;

interface Count {
  readonly code: string;
  readonly count: number;
}

export interface HeldAnswer {
  /** Entities asked about, and those of them that the book does not cover. */
  readonly entities: number;
  readonly uncovered: number;
  readonly edition: string | null;
  readonly levels: readonly Count[];
  readonly tiers: readonly Count[];
  readonly rules: readonly {
    readonly rule: string;
    readonly inForce: number;
    readonly decides: number;
    readonly open: number;
  }[];
}

export interface Page {
  readonly ids: readonly number[];
  readonly total: number;
  /** The `after` of the next page; null on the last. */
  readonly next: number | null;
}

interface Place {
  readonly level: string | null;
  readonly tier: string | null;
}

export interface MovesAnswer {
  readonly entities: number;
  readonly moves: readonly {
    readonly before: Place;
    readonly after: Place;
    readonly count: number;
    /** Internal numbers of entities. */
    readonly sample: readonly number[];
    readonly divisions: ReadonlyMap<string, number>;
    readonly industries: ReadonlyMap<string, number>;
  }[];
}

export interface Answers {
  readonly held: HeldAnswer;
  readonly holders: Page;
  readonly moves: MovesAnswer;
  readonly cell: Page;
}

/** What the thread is doing while it is not ready: rows of register and ledger read, entities graded, of how many. */
export interface Progress {
  readonly phase: 'reading' | 'grading';
  readonly done: number;
  readonly total: number;
}

/** A refusal crosses between threads by its code. */
export type Failure = Error | { readonly code: string; readonly params: Params };

/** From the thread: an answer with the moment whose register it counts, a failure, or how far it is. */
export type Message =
  | { readonly id: number; readonly asOf: string; readonly ms: number; readonly answer: Answers[keyof Answers] }
  | { readonly id: number; readonly failure: Failure }
  | { readonly progress: Progress };

/** To the thread; a question that nobody waits for any more is left where it stands. */
export type Order =
  | { readonly id: number; readonly at: Date; readonly question: Question }
  | { readonly cancel: number };
