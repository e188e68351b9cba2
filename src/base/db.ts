// The database: opens it (embedded or by URL), brings it up to date, and runs transactions on it as the application's role.

import pg from 'pg';
import { doAlone } from './alone.ts';
import type { Config } from './config.ts';
import { Connection } from './connection.ts';
import { startServer } from './embedded.ts';
import { everyClass, type Limit, limited, limitStatements } from './limit.ts';
import { type Heard, type Listening, listenOn } from './listen.ts';
import { APP_ROLE, migrate, shippedMigrations } from './migrate.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import { readers } from './wire.ts';

/** What verbs and questions get: one transaction. */
export interface Db {
  // biome-ignore lint/suspicious/noExplicitAny: a row has the shape that its SQL gives; callers state it where it matters
  query<R = any>(text: string, values?: unknown[]): Promise<{ rows: R[]; rowCount: number }>;
  /**
   * The connection itself, for COPY, when all that was asked before is answered; nothing else is until it is released.
   * So work may be begun before other work is over: the connection does one thing after the other, in the order asked.
   */
  take(): Promise<Taken>;
}

export interface Taken {
  readonly client: pg.ClientBase;
  readonly release: () => void;
}

export interface Database {
  /** Runs work in one transaction, rolled back when it throws. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Runs read-only work that sees one snapshot throughout. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Runs statements that each stand for themselves, without a transaction around them. */
  singly<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** The same for a reader who sees no further than a limit; what he writes is the program's doing. */
  as(limit: Limit): LimitedDatabase;
  /** Runs work in one transaction as the owner of everything, who may make and drop tables: for backup and restore. */
  asOwner<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Hears what is told on a channel, until closed. */
  listen(channel: string, heard: Heard): Listening;
  /** Does work under a lock of its own connection; undefined when another holds it (`doAlone`). */
  alone<T>(
    lock: readonly [space: number, number: number],
    work: (lost: AbortSignal) => Promise<T>,
  ): Promise<T | undefined>;
  /** By which a thread of its own connects to the same database: see `connectAgain`. */
  readonly where: Where;
  /** Closes the connections and, when we started it, the server. */
  close(): Promise<void>;
}

/** Where a database is, and whether its server is our own. */
export interface Where {
  readonly address: string;
  readonly ours: boolean;
}

/** A database whose questions see what a limit lets through. */
export interface LimitedDatabase {
  /** Runs read-only work that sees one snapshot throughout, limited; `whole` is the same with every disclosure class. */
  read<T>(work: (db: Db, whole: Db) => Promise<T>): Promise<T>;
  /**
   * Runs work in one transaction of the program; `reader` is the same transaction, limited and without the right to write,
   * `whole` the reader's with every disclosure class.
   */
  transaction<T>(work: (db: Db, reader: Db, whole: Db) => Promise<T>): Promise<T>;
}

const OLDEST_VERSION = 150_000;
const CONNECTIONS = 8;
const READ = 'repeatable read read only';

/** Opens the database of a configuration: starts the embedded server unless a URL is given, migrates, connects. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl !== undefined) {
    await prepareDatabase(config.databaseUrl);
    return connectDatabase(config.databaseUrl);
  }
  const server = await startServer(config.dataFolder);
  try {
    const address = server.address('postgres');
    await prepareDatabase(address);
    return connectDatabase(address, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Migrates the database at an address, by the address's own user, who becomes the owner of everything in it. */
export async function prepareDatabase(address: string): Promise<void> {
  await asOwner(address, async (owner) => {
    const { rows } = await owner.query(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
    );
    const { version, number } = rows[0];
    if (number < OLDEST_VERSION) throw new Problem(problems['base.server-too-old'], { version });
    await migrate(owner, shippedMigrations());
  });
}

/** Runs work on one connection of the address's own user. Refuses a server that cannot be reached. */
export async function asOwner<T>(address: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ ...session(address), application_name: 'jinxin' });
  owner.on('error', () => {});
  try {
    await owner.connect();
  } catch (error) {
    throw new Problem(problems['base.server-unreachable'], {
      server: shown(address),
      reason: (error as Error).message,
    });
  }
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** Connects to a migrated database as the application's role; `server` is stopped when the database is closed. */
export function connectDatabase(address: string, server?: { owned(): boolean; stop(): Promise<void> }): Database {
  // In our own server the application logs in as its role and has no way back to the owner; on another's, whose
  // passwords we do not know, it takes the role on at the start of each session.
  const asRole = server ? { ...session(address), ...login(address) } : session(address, APP_ROLE);
  const pool = new pg.Pool({ ...asRole, application_name: 'jinxin', max: CONNECTIONS });
  // An idle connection may be cut by the server; the pool replaces it, and without a listener Node would end the program.
  pool.on('error', () => {});
  // Opens no connection until somebody acts as the owner.
  const owners = new pg.Pool({ ...session(address), application_name: 'jinxin', max: 1 });
  owners.on('error', () => {});
  const run = async <T>(
    from: pg.Pool,
    isolation: string | undefined,
    work: (db: Connection) => Promise<T>,
  ): Promise<T> => {
    if (server && !server.owned()) throw new Problem(problems['base.server-lost']);
    return within(from, isolation && `begin isolation level ${isolation}`, work);
  };
  return {
    transaction: (work) => run(pool, 'read committed', work),
    read: (work) => run(pool, READ, work),
    singly: (work) => run(pool, undefined, work),
    as: (limit) => ({
      read: (work) => run(pool, `${READ};${limitStatements(limit)}`, (db) => work(db, everyClass(db, limit))),
      transaction: (work) =>
        run(pool, 'read committed', (db) =>
          work(db, limited(db, limit), limited(db, { ...limit, classes: undefined })),
        ),
    }),
    asOwner: (work) => run(owners, 'repeatable read', work),
    alone: (lock, work) => doAlone(asRole, lock, work),
    listen: (channel, heard) => listenOn(asRole, channel, heard),
    where: { address, ours: server !== undefined },
    close: async () => {
      await Promise.all([pool.end(), owners.end()]);
      await server?.stop();
    },
  };
}

/** Connects from another thread to a database that is open already; closing it leaves the server as it is. */
export function connectAgain({ address, ours }: Where): Database {
  return connectDatabase(address, ours ? { owned: () => true, stop: async () => {} } : undefined);
}

async function within<T>(pool: pg.Pool, begin: string | undefined, work: (db: Connection) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const connection = new Connection(client);
  let lost: Error | undefined;
  const onError = (error: Error) => {
    lost = error;
  };
  client.on('error', onError);
  try {
    if (begin) await client.query(begin);
    const result = await work(connection);
    await connection.close();
    if (!begin) return result;
    const { command } = await client.query('commit');
    // The server answers a commit after a swallowed error with a rollback and no error.
    if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
    return result;
  } catch (error) {
    await connection.close();
    if (begin) await client.query('rollback').catch(onError);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(lost);
  }
}

// Days are those of China whatever the server's own zone; dates and times arrive in ISO form whatever its style.
function session(address: string, role?: string): pg.ClientConfig {
  const url = new URL(address);
  const ours = ['-c timezone=Asia/Shanghai', '-c datestyle=ISO,YMD', role && `-c role=${role}`];
  const options = [url.searchParams.get('options'), ...ours].filter(Boolean).join(' ');
  url.searchParams.set('options', options);
  return { connectionString: url.href, types: readers };
}

/** The same address, reached as the application's role. */
function login(address: string): pg.ClientConfig {
  const { connectionString } = session(address);
  const url = new URL(connectionString!);
  url.searchParams.set('user', APP_ROLE);
  return { connectionString: url.href };
}

function shown(address: string): string {
  const url = new URL(address);
  return `${url.hostname || (url.searchParams.get('host') ?? '')}${url.port && `:${url.port}`}${url.pathname}`;
}
