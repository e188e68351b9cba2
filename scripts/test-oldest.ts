// The tests that need a database once more, on the PostgreSQL that this machine has of its own: the oldest that we support, if it can be.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from '../src/base/binaries.ts';
import { chooseRunAs } from '../src/base/run-as.ts';

const ROOT = join(import.meta.dirname, '..');
const OLDEST = 15;
/** They call the program from outside, or grade whole cities, which says more of the program than of the server. */
const OF_THE_PROGRAM = [
  'test/**/*',
  'src/base/backup',
  'src/grading/{issue,own-clauses,census/census}',
  'src/demo/demo',
];

/** Runs them, with what else is asked of vitest; gives its exit code, 0 where this machine has no server. */
async function testOldest(asked: readonly string[]): Promise<number> {
  const found = findServer();
  if (!found) {
    console.log(`这台机器没有 PostgreSQL ${OLDEST} 或更新，跳过 · no PostgreSQL ${OLDEST} or newer here: skipped`);
    return 0;
  }
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-oldest-'));
  const server = start(found, folder);
  try {
    await answered(server.address);
    return await runTests(server.address, asked);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runTests(address: string, asked: readonly string[]): Promise<number> {
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const left = OF_THE_PROGRAM.map((names) => `--exclude=${names}.db.test.ts`);
  const env = { ...process.env, JINXIN_DATABASE: address };
  const tests = spawn(process.execPath, [vitest, 'run', ...left, '.db.test.ts', ...asked], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  const [code] = await once(tests, 'close');
  return code ?? 1;
}

function findServer(): Binaries | undefined {
  const configured = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const folders = ['15', '16', '17', '18'].map((version) => `/usr/lib/postgresql/${version}/bin`);
  const bin = [...folders, configured].find((folder) => folder && versionOf(join(folder, 'postgres')) >= OLDEST);
  return bin ? { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), share: join(bin, 'initdb') } : undefined;
}

function versionOf(postgres: string): number {
  if (!existsSync(postgres)) return 0;
  return Number(/ (\d+)/.exec(spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? 0);
}

function start(binaries: Binaries, folder: string): { address: string; stop(): Promise<void> } {
  const [cluster, sockets] = [join(folder, 'cluster'), join(folder, 'sockets')];
  const runAs = chooseRunAs(binaries, [folder]);
  for (const path of [cluster, sockets]) {
    mkdirSync(path, { mode: 0o700 });
    if (runAs.ids) chownSync(path, runAs.ids.uid, runAs.ids.gid);
  }
  const form = ['-D', cluster, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C'];
  const made = spawnSync(...runAs.command(binaries.initdb, form), { ...runAs.options, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  // Durability is not what this server is for.
  const settings = ['-F', '-c', 'listen_addresses=', '-k', sockets, '-c', 'shared_buffers=256MB'];
  const command = runAs.command(binaries.postgres, ['-D', cluster, ...settings]);
  const server = spawn(...command, { ...runAs.options, stdio: 'ignore' });
  const gone = once(server, 'exit');
  const stop = async () => {
    server.kill('SIGINT');
    await gone;
  };
  return { address: `postgres:///postgres?host=${encodeURIComponent(sockets)}&user=tester`, stop };
}

async function answered(address: string): Promise<void> {
  for (const until = Date.now() + 30_000; !(await answers(address)); await pause(100))
    if (Date.now() > until) throw new Error('the server did not start');
}

async function answers(address: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: address });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

process.exitCode = await testOldest(process.argv.slice(2));
