// How far a reader sees: kept by the database's own policies, from settings that last as long as one transaction.

import type { Db } from './db.ts';
import { APP_ROLE, READER_ROLE } from './migrate.ts';
import { queryBy } from './query-by.ts';

/** What a reader may see. */
export interface Limit {
  /** Prefixes of divisions; `''` is everything, no prefix is nothing. */
  readonly reach: readonly string[];
  /** The one source whose records he sees; undefined: every source. */
  readonly source: string | undefined;
  /** Whose sessions he sees: his own account's. */
  readonly account?: string;
}

// The first line is for Citus, whose workers do not hear of settings otherwise; elsewhere it means nothing.
const HEARD_BY_WORKERS = `set local citus.propagate_set_commands = 'local'`;

/** Statements that make the rest of a transaction the reader's. A setting that could mean more than it says is an error. */
export function limitStatements({ reach, source, account = '' }: Limit): string {
  if (!reach.every((prefix) => /^\d{0,12}$/.test(prefix))) throw new Error('a reach is a list of division prefixes');
  if (source === '' || source === '*') throw new Error('a source has a name');
  const divisions = reach.includes('') ? '*' : reach.join(',');
  return [
    HEARD_BY_WORKERS,
    `set local jinxin.reach = '${divisions}'`,
    `set local jinxin.source = ${literal(source ?? '*')}`,
    `set local jinxin.account = ${literal(account)}`,
    `set local role ${READER_ROLE}`,
  ].join(';');
}

// As the server quotes: a backslash has its meaning only after an E.
function literal(text: string): string {
  const quoted = text.replaceAll("'", "''");
  return quoted.includes('\\') ? ` E'${quoted.replaceAll('\\', '\\\\')}'` : `'${quoted}'`;
}

/** The same transaction as seen by a limited reader, who cannot write. */
export function limited(db: Db, limit: Limit): Db {
  const statements = limitStatements(limit);
  const enter = async () => {
    const { client, release } = await db.take();
    // After an error the transaction is lost, and with it the role.
    const leave = () => client.query(`set local role ${APP_ROLE}`).then(release, release);
    try {
      await client.query(statements);
    } catch (error) {
      await leave();
      throw error;
    }
    return { client, leave };
  };
  const take = async () => {
    const { client, leave } = await enter();
    return { client, release: () => void leave() };
  };
  return { take, query: queryBy(take) };
}
