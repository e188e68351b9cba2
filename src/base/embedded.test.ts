// The embedded server: one owner per folder, kills of every kind, folders that the server's user cannot enter.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { asOwner, connectDatabase, openDatabase, prepareDatabase } from './db.ts';
import { type EmbeddedServer, startServer } from './embedded.ts';

const WRITER = fileURLToPath(new URL('../../test/writer.ts', import.meta.url));
const cleanUps: (() => unknown)[] = [];
// One cluster for the tests that need no new one.
const used = mkdtempSync(join(tmpdir(), 'jinxin-embedded-'));

afterAll(() => removeFolder(used));

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

describe('one owner per folder', () => {
  test('a second start is refused and names the folder and the process', async () => {
    const folder = used;
    const writer = await startWriter(folder, 'hold');
    await expect(startServer(folder)).rejects.toMatchObject({
      code: 'base.data-folder-in-use',
      params: { folder, pid: String(writer.program.pid) },
    });
  });

  test('of two starts at once on a new folder one wins and one is refused; a half-made cluster is removed', async () => {
    const folder = tempFolder();
    const dead = spawn('true');
    await once(dead, 'exit');
    mkdirSync(join(folder, `database.making-${dead.pid}`, 'base'), { recursive: true });
    const starts = await Promise.allSettled([startWriter(folder, 'hold'), startWriter(folder, 'hold')]);
    expect(starts.map((start) => start.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = starts.find((start) => start.status === 'rejected');
    expect(lost?.reason.message).toContain('base.data-folder-in-use');
    expect(readdirSync(folder).sort()).toEqual(['database', 'database.log']);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends the program and its server', async (signal) => {
    const folder = used;
    const writer = await startWriter(folder, 'hold');
    const { pid, socketFolder } = postmaster(folder);
    writer.program.kill(signal);
    const [code] = await once(writer.program, 'exit');
    expect(code).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]);
    expect(existsSync(socketFolder)).toBe(false);
    await start(folder);
    expect(postmaster(folder).pid).not.toBe(pid);
  });

  test('a closed database leaves neither server nor socket, and opens again', async () => {
    const folder = used;
    for (let round = 0; round < 2; round++) {
      const database = await openDatabase({ dataFolder: folder, databaseUrl: undefined });
      const { socketFolder } = postmaster(folder);
      await database.close();
      expect(existsSync(socketFolder)).toBe(false);
      expect(existsSync(join(folder, 'database', 'postmaster.pid'))).toBe(false);
    }
  });
});

describe('after a kill', () => {
  test('of the program, its server is taken over and its open transaction is gone', async () => {
    const folder = used;
    const writer = await startWriter(folder, 'unfinished');
    await writer.lines.next();
    const { pid } = postmaster(folder);
    await kill(writer);
    const server = await start(folder);
    expect(postmaster(folder).pid).toBe(pid);
    expect(await pairs(server, 'unfinished')).toEqual([]);
  });

  test.each([
    ['the program', 3, false],
    ['the program', 60, false],
    ['the program and every process of its server', 3, true],
    ['the program and every process of its server', 60, true],
  ])('of %s after %i commits, all acknowledged are there and no half of a pair', async (_, commits, all) => {
    const folder = used;
    const writer = await startWriter(folder, 'pairs');
    const acknowledged = await collect(writer, commits, () => (all ? killAll(folder, writer) : kill(writer)));
    const server = await start(folder);
    const firsts = await pairs(server, `first ${writer.program.pid}`);
    expect(firsts.slice(0, acknowledged.length)).toEqual(acknowledged.map(Number));
    expect(await pairs(server, `second ${writer.program.pid}`)).toEqual(firsts);
  });

  test('of the machine, a postmaster.pid whose number belongs to a stranger now does not hinder the start', async () => {
    const folder = used;
    const server = await start(folder);
    const pidFile = join(folder, 'database', 'postmaster.pid');
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
    await server.stop();
    const { uid, gid } = statSync(join(folder, 'database'));
    const stranger = spawn('cat', process.getuid?.() === 0 ? { uid, gid } : {});
    cleanUps.push(() => stranger.kill());
    writeFileSync(pidFile, [stranger.pid, ...rest].join('\n'));
    await start(folder);
    expect(postmaster(folder).pid).not.toBe(stranger.pid);
  });
});

describe('folders', () => {
  // The folders of the other tests are closed to all but their maker.
  test('open to other users: the server starts, also for root', async () => {
    const folder = tempFolder();
    chmodSync(folder, 0o755);
    await start(join(folder, 'data'));
    expect(existsSync(postmaster(join(folder, 'data')).socketFolder)).toBe(true);
  });

  test('that are files or cannot be made are refused', async () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    await expect(startServer(file)).rejects.toMatchObject({ code: 'base.bad-data-folder' });
    await expect(startServer(join(file, 'data'))).rejects.toMatchObject({ code: 'base.bad-data-folder' });
  });
});

test('durable settings are on', async () => {
  const server = await start(used);
  const rows = await asOwner(server.address('postgres'), async (owner) => {
    const names = ['fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses'];
    return (await owner.query('select name, setting from pg_settings where name = any($1) order by name', [names]))
      .rows;
  });
  expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
    data_checksums: 'on',
    fsync: 'on',
    full_page_writes: 'on',
    listen_addresses: '',
    synchronous_commit: 'on',
  });
});

test('a database whose server is gone says so instead of going on without ownership', async () => {
  const folder = used;
  const server = await start(folder);
  const database = connectDatabase(server.address('postgres'), server);
  cleanUps.push(() => database.close());
  await killServer(folder);
  await expect.poll(() => server.owned()).toBe(false);
  await expect(database.read((db) => db.query('select 1'))).rejects.toMatchObject({ code: 'base.server-lost' });
});

test('of a broken cluster the refusal gives the words of the server', async () => {
  await (await start(used)).stop();
  const folder = tempFolder();
  cpSync(used, folder, { recursive: true });
  rmSync(join(folder, 'database', 'global', 'pg_control'));
  await expect(startServer(folder)).rejects.toMatchObject({
    code: 'base.server-did-not-start',
    message: expect.stringContaining('could not find the database system'),
  });
});

test('a cluster copied by hand gets back the owner and the rights that the server needs', async () => {
  await (await start(used)).stop();
  const folder = tempFolder();
  cpSync(used, folder, { recursive: true });
  const server = await start(folder);
  expect(await pairs(server, 'unfinished')).toEqual([]);
});

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-embedded-'));
  cleanUps.push(() => removeFolder(folder));
  return folder;
}

// A server that was only told to stop is still writing.
async function removeFolder(folder: string): Promise<void> {
  await vi.waitUntil(() => !isRunning(folder), { timeout: 30_000 });
  rmSync(folder, { recursive: true, force: true });
}

function isRunning(folder: string): boolean {
  const file = join(folder, 'database', 'postmaster.pid');
  return existsSync(file) && existsSync(`/proc/${postmaster(folder).pid}`);
}

async function start(folder: string): Promise<EmbeddedServer> {
  const server = await startServer(folder);
  cleanUps.push(() => server.stop());
  return server;
}

interface Writer {
  readonly program: ChildProcess;
  readonly lines: AsyncIterator<string>;
}

async function startWriter(folder: string, mode: string): Promise<Writer> {
  const program = spawn(process.execPath, [WRITER, folder, mode], { stdio: ['pipe', 'pipe', 'pipe'] });
  cleanUps.push(() => end(program));
  const errors = program.stderr.setEncoding('utf8').toArray();
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.value !== 'ready') throw new Error((await errors).join(''));
  return { program, lines };
}

// Collects what the writer acknowledges until it ends; ends it when it has named `enough`.
async function collect(writer: Writer, enough: number, end: () => Promise<void>): Promise<string[]> {
  const collected: string[] = [];
  let ended: Promise<void> | undefined;
  for (let next = await writer.lines.next(); !next.done; next = await writer.lines.next()) {
    collected.push(next.value);
    if (collected.length === enough) ended = end();
  }
  await ended;
  return collected;
}

async function end(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return;
  program.kill('SIGTERM');
  await once(program, 'exit');
}

async function kill({ program }: Writer): Promise<void> {
  program.kill('SIGKILL');
  await once(program, 'exit');
}

async function killAll(folder: string, writer: Writer): Promise<void> {
  const killed = kill(writer);
  await killServer(folder);
  await killed;
}

async function killServer(folder: string): Promise<void> {
  const { pid } = postmaster(folder);
  for (const process_ of [pid, ...childrenOf(pid)]) tryKill(process_);
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself when its parent did.
  }
}

function postmaster(folder: string): { pid: number; socketFolder: string } {
  const lines = readFileSync(join(folder, 'database', 'postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(lines[0]), socketFolder: lines[4] };
}

async function pairs(server: EmbeddedServer, key: string): Promise<number[]> {
  return asOwner(server.address('postgres'), async (owner) => {
    const sql = `select value::int as pair from base.setting where starts_with(key, $1) order by 1`;
    return (await owner.query(sql, [`${key} `])).rows.map((row) => row.pair);
  });
}

describe('the roles', () => {
  test('of an older program are brought up to date; whoever may not do so is told what an administrator does', async () => {
    const server = await startServer(used);
    cleanUps.push(() => server.stop());
    const address = server.address('postgres');
    await prepareDatabase(address);
    await asOwner(address, async (owner) => {
      await owner.query('alter role jinxin_app nobypassrls');
      await owner.query('revoke jinxin_reader from jinxin_app');
      await owner.query('create role office login createrole');
    });
    const office = new URL(address);
    office.searchParams.set('user', 'office');
    await expect(prepareDatabase(office.href)).rejects.toMatchObject({
      code: 'base.role-not-granted',
      message: expect.stringContaining('create role jinxin_reader login'),
    });
    await prepareDatabase(address);
    await asOwner(address, async (owner) => {
      const { rows } = await owner.query(
        `select rolname, rolbypassrls, pg_has_role('jinxin_app', oid, 'member') as app from pg_roles
         where rolname like 'jinxin\\_%' order by 1`,
      );
      expect(rows).toEqual([
        { rolname: 'jinxin_app', rolbypassrls: true, app: true },
        { rolname: 'jinxin_outside', rolbypassrls: false, app: true },
        { rolname: 'jinxin_reader', rolbypassrls: false, app: true },
      ]);
    });
  });
});
