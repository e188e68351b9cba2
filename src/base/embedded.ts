// The embedded PostgreSQL: made and started in the data folder, owned by one program at a time, stopped with it.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';

/** A running server that this program owns. */
export interface EmbeddedServer {
  /** Address of a database of the server for its superuser. */
  address(database: string): string;
  /** False once the connection that holds the ownership is gone. */
  owned(): boolean;
  /** Stops the server and waits until it is gone; transactions under way are rolled back. */
  stop(): Promise<void>;
}

const SUPERUSER = 'jinxin';
const PORT = 5432;
// Session lock in the database postgres, which whoever owns the folder holds: two int4 keys of our own.
const OWNER_LOCK = [0x6a78, 1];
const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '40',
  // A quarter of the memory is what others advise for a machine of its own; here the program and its files live too.
  shared_buffers: `${Math.max(128, Math.min(2048, Math.floor(totalmem() / 12 / 2 ** 20)))}MB`,
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'off',
  // No replicas here: what fills a table emptied in the same transaction is flushed at its commit and not logged twice.
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
  log_checkpoints: 'off',
  timezone: 'Asia/Shanghai',
};

/** Starts the server of a data folder, made at first, or takes over one whose program was killed. Refuses a folder in use. */
export async function startServer(folder: string): Promise<EmbeddedServer> {
  const data = prepareFolder(folder);
  const cluster = join(data, 'database');
  const runAs = await prepareCluster(data, cluster);
  for (;;) {
    const found = readPostmaster(cluster);
    const alive = found !== undefined && isAlive(found.pid, cluster);
    const guard = alive
      ? await waitForServer(cluster, found.pid)
      : await launch(cluster, join(data, 'database.log'), runAs, found);
    if (guard) return own(guard, cluster, folder);
  }
}

function prepareFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch (error) {
    throw new Problem(problems['base.bad-data-folder'], { folder, reason: (error as Error).message });
  }
}

async function prepareCluster(data: string, cluster: string): Promise<RunAs> {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  const user = process.getuid?.() ?? 0;
  if (owner && user !== 0 && owner.uid !== user)
    throw new Problem(problems['base.data-folder-not-owned'], { folder: cluster, owner: owner.uid, user });
  const binaries = findBinaries();
  const known = owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
  const runAs = chooseRunAs(binaries, [data, tmpdir()], known);
  if (!owner) await makeCluster(data, cluster, binaries.initdb, runAs);
  else {
    // A folder copied by hand has other owners and rights than the server insists on.
    if (runAs.ids && owner.uid === 0) chownAll(cluster, runAs.ids);
    chmodSync(cluster, 0o700);
  }
  return runAs;
}

function chownAll(path: string, ids: { uid: number; gid: number }): void {
  chownSync(path, ids.uid, ids.gid);
  for (const entry of readdirSync(path, { withFileTypes: true, recursive: true }))
    chownSync(join(entry.parentPath, entry.name), ids.uid, ids.gid);
}

// Made beside its place and renamed when whole, so that a kill in the middle leaves no half cluster under the name.
async function makeCluster(data: string, cluster: string, initdb: string, runAs: RunAs): Promise<void> {
  removeHalfMade(data);
  const made = join(data, `database.making-${process.pid}`);
  try {
    mkdirSync(made, { mode: 0o700 });
    if (runAs.ids) chownSync(made, runAs.ids.uid, runAs.ids.gid);
  } catch (error) {
    throw new Problem(problems['base.bad-data-folder'], { folder: data, reason: (error as Error).message });
  }
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const args = [`--pgdata=${made}`, `--username=${SUPERUSER}`, '--auth=trust', '--no-instructions', ...locale];
  const [command, commandArgs] = runAs.command(initdb, args);
  const child = spawn(command, commandArgs, { ...runAs.options, stdio: ['ignore', 'ignore', 'pipe'] });
  const said = child.stderr.setEncoding('utf8').toArray();
  const [code] = await once(child, 'close');
  if (code !== 0) {
    rmSync(made, { recursive: true, force: true });
    throw new Problem(problems['base.server-did-not-start'], { log: 'initdb', reason: (await said).join('').trim() });
  }
  putInPlace(made, cluster);
}

function putInPlace(made: string, cluster: string): void {
  try {
    renameSync(made, cluster);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    // Another program was faster; its cluster is as good as ours.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  const folder = openSync(dirname(cluster), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function removeHalfMade(data: string): void {
  for (const name of readdirSync(data)) {
    const pid = /^database\.making-(\d+)$/.exec(name)?.[1];
    if (pid && !signalReaches(Number(pid))) rmSync(join(data, name), { recursive: true, force: true });
  }
}

interface Postmaster {
  readonly pid: number;
  /** Empty until the server has made its socket. */
  readonly socketFolder: string;
}

function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), socketFolder: lines[4] ?? '' };
  } catch {
    return undefined;
  }
}

// After a crash the number in postmaster.pid may belong to a stranger; where /proc tells, ask what that process works on.
function isAlive(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return signalReaches(pid);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT' && signalReaches(pid);
  }
}

function signalReaches(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// A server that somebody else started: it may still be starting, or already stopping.
async function waitForServer(cluster: string, pid: number): Promise<pg.Client | undefined> {
  for (;;) {
    const found = readPostmaster(cluster);
    if (found?.pid !== pid || !isAlive(pid, cluster)) return undefined;
    const guard = found.socketFolder ? await tryConnect(found.socketFolder) : undefined;
    if (guard) return guard;
    await pause(10);
  }
}

async function launch(
  cluster: string,
  log: string,
  runAs: RunAs,
  stale: Postmaster | undefined,
): Promise<pg.Client | undefined> {
  if (stale && isOurSocketFolder(stale.socketFolder)) rmSync(stale.socketFolder, { recursive: true, force: true });
  const socketFolder = makeSocketFolder(runAs);
  const logged = openLog(log, runAs);
  const child = spawnServer(cluster, socketFolder, logged.file, runAs, stale);
  closeSync(logged.file);
  const guard = await connectOrExit(child, socketFolder);
  if (guard) return guard;
  rmSync(socketFolder, { recursive: true, force: true });
  const rival = readPostmaster(cluster);
  if (rival && isAlive(rival.pid, cluster)) return undefined;
  throw new Problem(problems['base.server-did-not-start'], {
    log,
    reason: readFileSync(log, 'utf8').slice(logged.size).trim(),
  });
}

function spawnServer(
  cluster: string,
  socketFolder: string,
  log: number,
  runAs: RunAs,
  stale: Postmaster | undefined,
): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: socketFolder });
  const args = ['-D', cluster, '-p', String(PORT), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const [command, commandArgs] = runAs.command(findBinaries().postgres, args);
  // The server takes a process of this number for one that is not a server; it still looks for backends left behind.
  const env = stale ? { ...runAs.options.env, PG_GRANDPARENT_PID: String(stale.pid) } : runAs.options.env;
  // In a session of its own, so that Ctrl-C reaches the program only, which then stops the server in order.
  const child = spawn(command, commandArgs, { ...runAs.options, env, detached: true, stdio: ['ignore', log, log] });
  child.unref();
  return child;
}

// Socket paths are limited to about 100 characters, so the socket does not live in the data folder.
function makeSocketFolder(runAs: RunAs): string {
  const base = tmpdir().length > 70 ? '/tmp' : tmpdir();
  const folder = mkdtempSync(join(base, 'jinxin-'));
  if (runAs.ids) chownSync(folder, runAs.ids.uid, runAs.ids.gid);
  return folder;
}

function isOurSocketFolder(folder: string): boolean {
  return /\/jinxin-\w{6}$/.test(folder);
}

const LOG_LIMIT = 4_000_000;

function openLog(log: string, runAs: RunAs): { file: number; size: number } {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) truncateSync(log);
  const file = openSync(log, 'a', 0o600);
  if (runAs.ids) chownSync(log, runAs.ids.uid, runAs.ids.gid);
  return { file, size: size > LOG_LIMIT ? 0 : size };
}

async function connectOrExit(child: ChildProcess, socketFolder: string): Promise<pg.Client | undefined> {
  let over = false;
  child.once('exit', () => {
    over = true;
  });
  child.once('error', () => {
    over = true;
  });
  while (!over) {
    const guard = await tryConnect(socketFolder);
    if (guard) return guard;
    await pause(5);
  }
  return undefined;
}

async function tryConnect(socketFolder: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: addressOf(socketFolder, 'postgres'),
    application_name: `jinxin-owner ${process.pid}`,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch {
    await client.end().catch(() => {});
    return undefined;
  }
}

function addressOf(socketFolder: string, database: string): string {
  const host = encodeURIComponent(socketFolder);
  return `postgres:///${database}?host=${host}&port=${PORT}&user=${SUPERUSER}&sslmode=disable`;
}

async function own(guard: pg.Client, cluster: string, folder: string): Promise<EmbeddedServer> {
  await takeOwnership(guard, folder);
  const { pid, socketFolder } = readPostmaster(cluster)!;
  let owned = true;
  guard.on('end', () => {
    owned = false;
  });
  const tellStop = () => {
    if (isAlive(pid, cluster)) process.kill(pid, 'SIGINT');
    rmSync(socketFolder, { recursive: true, force: true });
  };
  const exit = (signal: keyof typeof EXIT_CODES) => process.exit(EXIT_CODES[signal]);
  process.on('exit', tellStop).on('SIGINT', exit).on('SIGTERM', exit).on('SIGHUP', exit);
  return {
    address: (database) => addressOf(socketFolder, database),
    owned: () => owned,
    stop: async () => {
      process.off('exit', tellStop).off('SIGINT', exit).off('SIGTERM', exit).off('SIGHUP', exit);
      tellStop();
      while (readPostmaster(cluster)?.pid === pid && isAlive(pid, cluster)) await pause(5);
      await guard.end().catch(() => {});
    },
  };
}

// The lock of a program killed a moment ago falls as soon as the server sees its connection closed: hence several tries.
async function takeOwnership(guard: pg.Client, folder: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    const { rows } = await guard.query('select pg_try_advisory_lock($1, $2) as got', OWNER_LOCK);
    if (rows[0].got) break;
    if (tries === 20) {
      const holder = await guard.query(
        `select application_name from pg_locks join pg_stat_activity using (pid)
         where locktype = 'advisory' and granted and classid = $1 and objid = $2`,
        OWNER_LOCK,
      );
      await guard.end();
      throw new Problem(problems['base.data-folder-in-use'], {
        folder,
        pid: holderOf(holder.rows[0]?.application_name),
      });
    }
    await pause(20);
  }
  // What a killed program left running is ended here, so that nothing of it commits after we begin.
  await guard.query(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'jinxin'`);
}

function holderOf(name: string | undefined): string {
  return name?.replace('jinxin-owner ', '') ?? '?';
}
