// The public at its site: how many pages a second a service gives, on two cores with its embedded database and whoever asks.
// Run: node bench/public.ts [entities] [seconds]; JINXIN_BENCH_DATA keeps the register in a folder and takes it up again.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addAccount, addUnit } from '../src/base/who/account.ts';
import { cityOf } from '../src/demo/city-files.ts';
import { writeCity } from '../src/demo/write-city.ts';
import { importFile } from '../src/exchange/import-file.ts';
import { openRegister } from '../src/grading/register.ts';
import { catchUpPublicity } from '../src/publicity/catch-up.ts';
import { cpuTime, serverIn } from './cpu-time.ts';
import { random } from './made-names.ts';

const PORT = 8164;
/** Connections that are kept. */
const CLIENTS = 32;
/** Of a hundred requests. */
const MIX = { entity: 45, search: 20, list: 10, data: 10, fixed: 15 } as const;
/** How many of all look at something that they hold already. */
const HELD = 0.3;

const OFFICER = { name: 'bench', password: 'the password of a bench' };

interface Known {
  readonly uscc: string;
  readonly name: string;
}

interface Got {
  readonly kind: string;
  readonly status: number;
  readonly ms: number;
}

/** Prints requests a second, warm and cold, quiet and while penalties are filed; aim: 500 a second, no errors. */
export async function publicBench(entities = 20_000, seconds = 15): Promise<void> {
  const kept = process.env.JINXIN_BENCH_DATA;
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'jinxin-bench-'));
  let service: ChildProcess | undefined;
  try {
    const known = await prepare(folder, entities);
    service = await serve(folder);
    const few = known.slice(0, 500);
    await measure('cold: pages that nobody has asked for', service, folder, seconds, known.slice(500));
    await warm(few);
    await measure('warm: five hundred entities, looked at again and again', service, folder, seconds, few);
    const stop = new AbortController();
    const filing = fileOn(few, stop.signal);
    await measure('the same while a penalty is filed each second', service, folder, seconds, few);
    stop.abort();
    await filing;
  } finally {
    if (service) await ended(service);
    if (!kept) rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(folder: string, entities: number): Promise<Known[]> {
  const config = { dataFolder: folder, databaseUrl: undefined };
  const fresh = !existsSync(join(folder, 'database'));
  const { database, grading } = await openRegister(config, new Date());
  if (fresh) {
    const { files } = cityOf({ entities, seed: '2026' });
    const paths = writeCity(join(folder, 'city'), files);
    const who = { id: 'bench', name: 'bench' };
    for (const [i, { type }] of files.entries())
      await importFile({ database, grading, who, clock: () => new Date() }, { type, file: paths[i] });
    await catchUpPublicity(database, grading.catalogue, new Date());
    await database.transaction(async (db) => {
      await addUnit(db, { id: 'bench', parent: null, kind: 'city', name: 'bench', division: '2106', source: null });
      await addAccount(db, new Date(), { ...OFFICER, shown: 'bench', role: 'registrar', unit: 'bench', reach: [''] });
    });
    await database.asOwner((owner) => owner.query('analyze'));
  }
  const { rows } = await database.read((db) =>
    db.query<Known>(
      `select uscc, name from registry.entity where uscc is not null and kind = 'enterprise' order by md5(uscc)`,
    ),
  );
  await database.close();
  return rows;
}

/** The service as people start it, with its background work. */
async function serve(folder: string): Promise<ChildProcess> {
  const main = join(import.meta.dirname, '..', 'src', 'main.ts');
  const rates = { JINXIN_RATE: '1000000', JINXIN_PUBLIC_RATE: '10000000' };
  const service = spawn(process.execPath, ['--max-semi-space-size=8', main, '--no-build', '--only', 'http'], {
    env: { PATH: process.env.PATH, JINXIN_DATA: folder, JINXIN_PORT: String(PORT), ...rates },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ready = () =>
    fetch(`http://127.0.0.1:${PORT}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
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

/** Asks for every page of some entities once. */
async function warm(known: readonly Known[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const paths = known.flatMap((one) => ['', '/en'].flatMap((lang) => [entityAt(lang, one), searchFor(lang, one)]));
  const data = known.map((one) => `/public/data/entities/${one.uscc}`);
  for (const path of [...paths, ...data]) await get(agent, path, undefined);
  agent.destroy();
}

const entityAt = (lang: string, { uscc }: Known) => `/public${lang}/entity/${uscc}`;
const searchFor = (lang: string, { name }: Known) => `/public${lang}/search?q=${encodeURIComponent(name.slice(2, 8))}`;

/** Asks without a pause on so many connections, and prints what came of it. */
async function measure(
  what: string,
  service: ChildProcess,
  folder: string,
  seconds: number,
  known: readonly Known[],
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const tags = new Map<string, string>();
  const costs = () => [cpuTime(service.pid!), cpuTime(serverIn(folder), true), process.cpuUsage()] as const;
  const [serviceBefore, databaseBefore, own] = costs();
  const until = performance.now() + seconds * 1000;
  const got: Got[] = [];
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, i) => {
      const next = random(i + 1);
      while (performance.now() < until) got.push(await ask(agent, tags, next, known));
    }),
  );
  agent.destroy();
  const [serviceAfter, databaseAfter, ownAfter] = costs();
  const each = (ms: number) => `${(ms / got.length).toFixed(2)} ms`;
  const mine = (ownAfter.user + ownAfter.system - own.user - own.system) / 1000;
  report(what, got, seconds);
  console.log(
    `  processor a request: service ${each(serviceAfter - serviceBefore)}, database ${each(databaseAfter - databaseBefore)}, whoever asks ${each(mine)}`,
  );
}

async function ask(agent: Agent, tags: Map<string, string>, next: () => number, known: readonly Known[]): Promise<Got> {
  const [kind, path] = wanted(next, known);
  const tag = next() < HELD ? tags.get(path) : undefined;
  const began = performance.now();
  const { status, etag } = await get(agent, path, tag);
  if (etag) tags.set(path, etag);
  return { kind: status === 304 ? '304' : kind, status, ms: performance.now() - began };
}

const LISTS = ['penalties', 'abnormal', 'serious', 'honours', 'checks'];
const FIXED = ['', '/terms', '/objection', '/repair', '/news', '/draws'];

function wanted(next: () => number, known: readonly Known[]): [string, string] {
  const one = known[Math.floor(next() * known.length)];
  const lang = next() < 0.1 ? '/en' : '';
  const of = <T>(all: readonly T[]) => all[Math.floor(next() * all.length)];
  const place = next() * 100;
  if (place < MIX.entity) return ['entity', entityAt(lang, one)];
  if (place < MIX.entity + MIX.search) return ['search', searchFor(lang, one)];
  if (place < MIX.entity + MIX.search + MIX.list) return ['list', `/public${lang}/lists/${of(LISTS)}`];
  if (place < 100 - MIX.fixed) return ['data', `/public/data/entities/${one.uscc}`];
  return ['fixed', `/public${lang}${of(FIXED)}`];
}

function get(
  agent: Agent,
  path: string,
  tag: string | undefined,
): Promise<{ status: number; etag: string | undefined }> {
  const headers = { 'accept-encoding': 'gzip', ...(tag && { 'if-none-match': tag }) };
  return new Promise((resolve, reject) => {
    request({ agent, host: '127.0.0.1', port: PORT, path, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode!, etag: response.headers.etag }));
    })
      .on('error', reject)
      .end();
  });
}

function report(what: string, got: readonly Got[], seconds: number): void {
  const failed = got.filter(({ status }) => status !== 200 && status !== 304).length;
  console.log(`\n${what}: ${(got.length / seconds).toFixed(0)} requests a second, ${failed} errors`);
  for (const [kind, of] of [['all', got] as const, ...Map.groupBy(got, (one) => one.kind)]) {
    const sorted = of.map(({ ms }) => ms).toSorted((a, b) => a - b);
    const at = (share: number) => `${sorted[Math.floor((sorted.length - 1) * share)].toFixed(1)} ms`.padStart(10);
    console.log(
      `  ${kind.padEnd(10)}${String(of.length).padStart(7)}   p50${at(0.5)}   p95${at(0.95)}   p99${at(0.99)}`,
    );
  }
}

/** An officer files a penalty each second, until told to stop. */
async function fileOn(known: readonly Known[], stop: AbortSignal): Promise<void> {
  const base = `http://127.0.0.1:${PORT}/api/v1`;
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${base}/session`, { method: 'POST', headers: json, body: JSON.stringify(OFFICER) });
  const { csrf } = (await signedIn.json()) as { csrf: string };
  const headers = { ...json, cookie: signedIn.headers.get('set-cookie')!.split(';')[0], 'x-jinxin-csrf': csrf };
  for (let i = 0; !stop.aborted; i++) {
    const fields = {
      ...{ document_number: `速${Date.now()}号`, decided_on: '2026-09-01', authority: '市局' },
      measures: [{ kind: 'fine', amount: 60_000 }],
    };
    const body = JSON.stringify({ type: 'administrative-penalty', source: '市局', fields, why: '补报' });
    const filed = await fetch(`${base}/entities/${known[i % known.length].uscc}/records`, {
      method: 'POST',
      headers,
      body,
    });
    if (!filed.ok) throw new Error(await filed.text());
    await pause(1000, undefined, { signal: stop }).catch(() => undefined);
  }
}

if (import.meta.main)
  await publicBench(...(process.argv.slice(2).map(Number) as [number | undefined, number | undefined]));
