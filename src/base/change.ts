// Changes that others wait for: told in the transaction that makes them, heard by every service on the database once it is committed.

import type { Db } from './db.ts';
import type { Limit } from './limit.ts';
import { prepared } from './prepared.ts';
import type { Topic } from './topics.ts';

export interface Change {
  /** A topic that people watch, or what services tell each other: a session has ended, a job waits. */
  readonly topic: Topic | 'session' | 'job';
  readonly key: string;
  /** The division that it is about, '' where it has none; left out, it is for every reader. */
  readonly division?: string;
  /** The source whose matter it is. A reader limited to one source hears only of that, and of what is for everybody. */
  readonly source?: string;
}

/** The channel of the database on which changes are told. */
export const CHANNEL = 'jinxin';

/** Tells of changes when the caller's transaction is committed, and not at all when it is rolled back. */
export async function tell(db: Db, ...changes: readonly Change[]): Promise<void> {
  if (!changes.length) return;
  const texts = changes.map((change) => JSON.stringify(change));
  await db.query(prepared('select pg_notify($1, change) from unnest($2::text[]) as change'), [CHANNEL, texts]);
}

/** A change as it was told. */
export function changeIn(text: string): Change {
  return JSON.parse(text);
}

/** Whether a reader may hear of a change. */
export function mayHear({ reach, source }: Limit, { division, source: own }: Change): boolean {
  if (division === undefined && own === undefined) return true;
  if (source !== undefined && source !== own) return false;
  return division === undefined || reach.some((prefix) => division.startsWith(prefix));
}
