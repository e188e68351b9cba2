// One database server for a whole test run, with a migrated template that test files clone.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../src/base/config.ts';
import { asOwner, prepareDatabase } from '../src/base/db.ts';
import { startServer } from '../src/base/embedded.ts';

/** Where test files find the server: databases of the run are named `<run>_…`, its template `<run>_template`. */
export interface TestServer {
  readonly address: string;
  readonly run: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { databaseUrl } = readConfig(process.env);
  const run = `jinxin_test_${randomBytes(4).toString('hex')}`;
  const folder = databaseUrl ? undefined : mkdtempSync(join(tmpdir(), 'jinxin-test-'));
  const server = folder ? await startServer(folder) : undefined;
  const address = databaseUrl ?? server!.address('postgres');
  if (server) await forgetful(address);
  await asOwner(address, (owner) => owner.query(`create database ${run}_template`));
  await prepareDatabase(databaseAt(address, `${run}_template`));
  project.provide('testServer', { address, run });
  return async () => {
    if (!server) await dropAll(address, run);
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  };
}

/** Nothing of a run's own server outlives the run; what a power cut leaves is tested on servers of their own. */
async function forgetful(address: string): Promise<void> {
  await asOwner(address, async (owner) => {
    for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
      await owner.query(`alter system set ${setting} = off`);
    await owner.query('select pg_reload_conf()');
  });
}

/** The address of another database on the same server. */
export function databaseAt(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

async function dropAll(address: string, run: string): Promise<void> {
  await asOwner(address, async (owner) => {
    const { rows } = await owner.query('select datname from pg_database where starts_with(datname, $1)', [run]);
    for (const { datname } of rows) await owner.query(`drop database ${datname} with (force)`);
  });
}
