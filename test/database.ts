// Databases for tests: each a clone of the migrated template, dropped when the test file is over.

import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { asOwner, connectDatabase, type Database } from '../src/base/db.ts';
import { databaseAt } from './server.ts';

export interface TestDatabase extends Database {
  /** For what only the owner may do. */
  readonly address: string;
}

/** A migrated, empty database of its own. Call it at the top of a test file (`const db = await testDatabase()`). */
export async function testDatabase(): Promise<TestDatabase> {
  const { run } = inject('testServer');
  return clone(`${run}_template`);
}

/** A database without anything in it, for tests of migrations; gives its address. */
export async function emptyDatabase(): Promise<string> {
  const { address } = await clone('template0');
  return address;
}

async function clone(template: string): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `${server.run}_${randomBytes(4).toString('hex')}`;
  await asOwner(server.address, (owner) => owner.query(`create database ${name} template ${template}`));
  const address = databaseAt(server.address, name);
  const database = connectDatabase(address);
  afterAll(async () => {
    await database.close();
    await asOwner(server.address, (owner) => owner.query(`drop database ${name} with (force)`));
  });
  return { ...database, address };
}
