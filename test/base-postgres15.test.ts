// The tests that need a database, once more on the oldest PostgreSQL that we support, where this machine has one.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { Binaries } from '../src/base/binaries.ts';
import { chooseRunAs } from '../src/base/run-as.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const found = findServer();
/** They call the program from outside, or grade whole cities, which says more of the program than of the server. */
const OF_THE_PROGRAM = [
  'test/**/*',
  'src/base/backup',
  'src/grading/{issue,own-clauses,census/census}',
  'src/demo/demo',
];

test.skipIf(process.env.JINXIN_DATABASE)(
  'the database tests pass on the system’s own PostgreSQL',
  async (context) => {
    if (!found) return context.skip('no PostgreSQL 15 or newer is installed on this machine');
    const address = await startOther(found);
    const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
    const left = OF_THE_PROGRAM.map((names) => `--exclude=${names}.db.test.ts`);
    const args = [vitest, 'run', '--maxWorkers=1', '--reporter=dot', ...left, '.db.test.ts'];
    const env = { ...process.env, JINXIN_DATABASE: address, NO_COLOR: '1' };
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = Promise.all([child.stdout.setEncoding('utf8').toArray(), child.stderr.setEncoding('utf8').toArray()]);
    const [code] = await once(child, 'close');
    const output = (await said).flat().join('');
    expect(code, output).toBe(0);
    expect(output).toMatch(/Tests +.*\d+ passed/);
  },
  600_000,
);

function findServer(): Binaries | undefined {
  const configured = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const folders = ['15', '16', '17', '18'].map((version) => `/usr/lib/postgresql/${version}/bin`);
  const bin = [...folders, configured].find((folder) => folder && versionOf(join(folder, 'postgres')) >= 15);
  return bin ? { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), share: join(bin, 'initdb') } : undefined;
}

function versionOf(postgres: string): number {
  if (!existsSync(postgres)) return 0;
  return Number(/ (\d+)/.exec(spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout)?.[1] ?? 0);
}

async function startOther(binaries: Binaries): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-15-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [cluster, sockets] = [join(folder, 'cluster'), join(folder, 'sockets')];
  const runAs = chooseRunAs(binaries, [folder]);
  for (const path of [cluster, sockets]) {
    mkdirSync(path, { mode: 0o700 });
    if (runAs.ids) chownSync(path, runAs.ids.uid, runAs.ids.gid);
  }
  const initdb = runAs.command(binaries.initdb, [
    '-D',
    cluster,
    '-U',
    'tester',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
  ]);
  const made = spawnSync(...initdb, { ...runAs.options, encoding: 'utf8' });
  expect(made.status, made.stderr).toBe(0);
  // Durability is not what this server is for.
  const settings = ['-F', '-c', 'listen_addresses=', '-k', sockets, '-c', 'shared_buffers=256MB'];
  const server = spawn(...runAs.command(binaries.postgres, ['-D', cluster, ...settings]), {
    ...runAs.options,
    stdio: 'ignore',
  });
  const gone = once(server, 'exit');
  onTestFinished(async () => {
    server.kill('SIGINT');
    await gone;
  });
  const address = `postgres:///postgres?host=${encodeURIComponent(sockets)}&user=tester`;
  await expect.poll(() => answers(address), { timeout: 20_000 }).toBe(true);
  return address;
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
