// Fifty officers at work on one service for a minute: how long what they ask takes, with the pauses people make and without.
// Run: node bench/load.ts [entities] [seconds]; JINXIN_BENCH_DATA keeps the register in a folder and takes it up again.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../src/base/db.ts';
import { addAccount, addUnit } from '../src/base/who/account.ts';
import type { Role } from '../src/base/who/permissions.ts';
import { CASES } from '../src/cases.ts';
import { cityOf } from '../src/demo/city-files.ts';
import { writeCity } from '../src/demo/write-city.ts';
import { loadSheets } from '../src/duties/load-sheets.ts';
import { importFile } from '../src/exchange/import-file.ts';
import { openRegister, type Register } from '../src/grading/register.ts';
import { placeEntities } from '../src/supervision/areas/place-entities.ts';
import { catchUp } from '../src/supervision/duties/catch-up.ts';
import { catchUpWarnings } from '../src/supervision/warnings/catch-up.ts';
import { loadDeclared } from '../src/supervision/warnings/work.ts';
import { cpuTime, serverIn } from './cpu-time.ts';
import { enlarge } from './enlarge.ts';
import { random } from './made-names.ts';
import { type ActName, AtWork, type Known, type Officer } from './officer.ts';

const OFFICERS = 50;
/** The city that is enlarged. */
const CITY = 100_000;
const PORT = 8163;
const PASSWORD = 'the password of a bench';
const COUNTIES = ['210602', '210603', '210604', '210624', '210681', '210682'];
const ROLES: readonly Role[] = ['area-officer', 'area-officer', 'registrar', 'credit-office', 'station-head'];

/** Prints errors, throughput and times by act and by operation; aim: no errors, p95 under 300 ms at a million entities. */
export async function loadBench(entities = 1_000_000, seconds = 60): Promise<void> {
  const kept = process.env.JINXIN_BENCH_DATA;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'jinxin-bench-'));
  let service: ChildProcess | undefined;
  try {
    const officers = await prepare(folder, entities);
    service = await serve(folder);
    const costs = () => [cpuTime(service!.pid!), cpuTime(serverIn(folder), true)] as const;
    const working = officers.map((officer, i) => new AtWork(PORT, officer, random(i + 1)));
    for (const one of working) await one.signIn();
    await work(working, 3, 1);
    console.log(
      `\n${OFFICERS} officers, ${entities} entities; a pause of half a second to a second and a half after each act`,
    );
    await measure(working, seconds, 1, costs);
    console.log('\nthe same without pauses: each asks again at once');
    await measure(working, seconds, 0, costs);
  } finally {
    if (service) await ended(service);
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes the register, unless the folder has one, and the officers' accounts. */
async function prepare(folder: string, entities: number): Promise<Officer[]> {
  const config = { dataFolder: folder, databaseUrl: undefined };
  if (!existsSync(join(folder, 'database'))) await makeRegister(config, entities);
  const { database, grading } = await openRegister(config, new Date());
  try {
    const officers = await officersOf(database);
    // As in a service that has run for a while: nothing that follows behind the writing is still to be done the first time.
    await placeEntities(database, new Date());
    await catchUp(database, grading, { sheets: loadSheets(), cases: CASES }, new Date());
    await catchUpWarnings(database, grading, loadDeclared(grading.catalogue), new Date());
    return officers;
  } finally {
    await database.close();
  }
}

async function makeRegister(config: Parameters<typeof openRegister>[0], entities: number): Promise<void> {
  const register = await openRegister(config, new Date());
  const size = Math.min(CITY, entities);
  await importCity(register, size, join(config.dataFolder, 'city'));
  if (entities > size) await enlarge(register.database, size, entities);
  await register.database.close();
  const { database } = await openRegister(config, new Date());
  await database.asOwner((owner) => owner.query('analyze'));
  await database.close();
}

async function importCity({ database, grading }: Register, size: number, folder: string): Promise<void> {
  const { files } = cityOf({ entities: size, seed: '2026' });
  const paths = writeCity(folder, files);
  const who = { id: 'bench', name: 'bench' };
  for (const [i, { type }] of files.entries())
    await importFile({ database, grading, who, clock: () => new Date() }, { type, file: paths[i] });
  rmSync(folder, { recursive: true });
}

/** Officers of the city and of its counties, with entities within their reach; their accounts are made at the first run. */
async function officersOf(database: Database): Promise<Officer[]> {
  return database.transaction(async (db) => {
    const { rows } = await db.query<{ any: boolean }>(
      `select exists (select from base.account where name = 'bench-0') as any`,
    );
    const unit = { id: 'bench', parent: null, kind: 'city', name: 'bench', division: '2106', source: null } as const;
    if (!rows[0].any) await addUnit(db, unit);
    const officers: Officer[] = [];
    for (let i = 0; i < OFFICERS; i++) {
      const role = ROLES[i % ROLES.length];
      const ofCity = role === 'registrar' || role === 'credit-office';
      const reach = ofCity ? '2106' : COUNTIES[i % COUNTIES.length];
      const account = { name: `bench-${i}`, password: PASSWORD };
      if (!rows[0].any)
        await addAccount(db, new Date(), { ...account, shown: account.name, role, unit: unit.id, reach: [reach] });
      const { rows: entities } = await db.query<Known>(
        `select uscc, name from registry.entity tablesample system (1) where uscc is not null and division ^@ $1 limit 500`,
        [reach],
      );
      officers.push({ ...account, entities });
    }
    return officers;
  });
}

/** Starts the service as people do, on a port of its own. */
async function serve(folder: string): Promise<ChildProcess> {
  const main = join(import.meta.dirname, '..', 'src', 'main.ts');
  const service = spawn(process.execPath, ['--max-semi-space-size=8', main, '--no-build'], {
    env: { PATH: process.env.PATH, JINXIN_DATA: folder, JINXIN_PORT: String(PORT), JINXIN_RATE: '100000' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await ready())) {
    if (service.exitCode !== null) throw new Error('the service did not start');
    await pause(200);
  }
  return service;
}

async function ended(service: ChildProcess): Promise<void> {
  const over = once(service, 'exit');
  service.kill('SIGTERM');
  if (service.exitCode === null) await over;
}

async function ready(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${PORT}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

interface Act {
  readonly name: ActName;
  readonly ms: number;
}

/** All of them act for some seconds, with `rest` seconds on average between acts; every act that was begun is ended. */
async function work(working: readonly AtWork[], seconds: number, rest: number): Promise<Act[]> {
  const until = performance.now() + seconds * 1000;
  const acts: Act[] = [];
  const next = random(7);
  for (const one of working) one.asked.length = 0;
  await Promise.all(
    working.map(async (one) => {
      await pause(rest * 1000 * next());
      while (performance.now() < until) {
        const began = performance.now();
        const name = await one.act();
        acts.push({ name, ms: performance.now() - began });
        await pause(rest * 1000 * (0.5 + next()));
      }
    }),
  );
  return acts;
}

/** Lets them work, and prints what it took. */
async function measure(
  working: readonly AtWork[],
  seconds: number,
  rest: number,
  costs: () => readonly [service: number, database: number],
): Promise<void> {
  const [service, database] = costs();
  const acts = await work(working, seconds, rest);
  const [serviceAfter, databaseAfter] = costs();
  const { length } = working.flatMap((one) => one.asked);
  const each = (ms: number) => (ms / length).toFixed(1);
  report(acts, working, seconds);
  console.log(
    `processor: ${each(serviceAfter - service)} ms a request by the service, ${each(databaseAfter - database)} ms by the database`,
  );
}

function report(acts: readonly Act[], working: readonly AtWork[], seconds: number): void {
  const asked = working.flatMap((one) => one.asked);
  const failed = asked.filter(({ status }) => status !== 200);
  const codes = [...new Set(failed.map(({ operation, status }) => `${operation} ${status}`))].join(', ');
  const perSecond = (count: number) => (count / seconds).toFixed(1);
  console.log(
    `${asked.length} requests, ${perSecond(asked.length)} a second; ${acts.length} acts, ${perSecond(acts.length)} a second; ` +
      `${failed.length} errors ${codes}`,
  );
  line('each request', asked);
  for (const [operation, of] of Map.groupBy(asked, (one) => one.operation)) line(`  ${operation}`, of);
  line('each act, all it asks', acts);
  for (const [name, of] of Map.groupBy(acts, (one) => one.name)) line(`  ${name}`, of);
}

function line(label: string, of: readonly { readonly ms: number }[]): void {
  const sorted = of.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) => `${sorted[Math.floor((sorted.length - 1) * share)].toFixed(0)} ms`.padStart(8);
  console.log(
    `${label.padEnd(24)}${String(of.length).padStart(7)}   p50${at(0.5)}   p95${at(0.95)}   p99${at(0.99)}   worst${at(1)}`,
  );
}

if (import.meta.main)
  await loadBench(...(process.argv.slice(2).map(Number) as [number | undefined, number | undefined]));
