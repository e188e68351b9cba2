// The service as a program: first start, next start, graceful stop, and what it refuses to start with.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ROLES } from '../src/base/who/permissions.ts';

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'jinxin-main-'));
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Program {
  readonly child: ChildProcess;
  /** All that it has printed. */
  printed(): string;
  /** Waits until it has printed something; gives all. */
  until(pattern: RegExp): Promise<string>;
  readonly ended: Promise<number | null>;
}

function program(args: readonly string[] = [], settings: Record<string, string> = {}): Program {
  const { JINXIN_DATABASE: _, ...rest } = process.env;
  const env = { ...rest, JINXIN_DATA: folder, JINXIN_PORT: '0', ...settings };
  const child = spawn(process.execPath, [MAIN, '--no-build', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let text = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding('utf8').on('data', (piece) => (text += piece));
  const ended = once(child, 'exit').then(([code]) => {
    running.delete(child);
    return code;
  });
  const until = async (pattern: RegExp) => {
    for (const began = performance.now(); !pattern.test(text); ) {
      if (child.exitCode !== null || performance.now() - began > 60_000)
        throw new Error(`not printed: ${pattern}\n${text}`);
      await new Promise((done) => setTimeout(done, 50));
    }
    return text;
  };
  return { child, printed: () => text, until, ended };
}

const addressIn = (text: string) => /running: (http:\S+)/.exec(text)![1];

test('the first start makes an account for each role and tells the passwords once; what is in hand is answered at a stop', async () => {
  const first = program();
  const text = await first.until(/--demo/);
  const accounts = [...text.matchAll(/^ {2}(\w+) +(\w{14}) +([\w-]+)/gm)];
  expect(new Set(accounts.map(([, , , role]) => role))).toEqual(new Set(ROLES));
  const [, name, password] = accounts[0];
  const signIn = () =>
    fetch(`${addressIn(text)}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, password }),
    });
  expect(await (await signIn()).json()).toMatchObject({ role: 'administrator' });
  const inHand = signIn();
  await new Promise((done) => setTimeout(done, 10));
  first.child.kill('SIGTERM');
  expect((await inHand).status).toBe(200);
  expect(await first.ended).toBe(0);
  expect(first.printed()).not.toContain(`"${name}"`);

  const second = program();
  const again = await second.until(/running: /);
  expect(again).not.toMatch(/^ {2}\w+ +\w{14} /m);
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
});

test('jobs alone listen to nobody', async () => {
  const jobs = program(['--only', 'jobs']);
  await jobs.until(/--demo/);
  expect(jobs.printed()).not.toContain('running:');
  jobs.child.kill('SIGTERM');
  expect(await jobs.ended).toBe(0);
});

test.each([
  [['--only', 'pages'], {}, 'http 或 jobs'],
  [[], { JINXIN_PORT: 'eighty' }, 'JINXIN_PORT'],
  [[], { JINXIN_PROT: '80' }, 'JINXIN_PROT'],
])('%j with %j is refused with a sentence', async (args, settings, said) => {
  const refused = program(args, settings);
  expect(await refused.ended).toBe(1);
  expect(refused.printed()).toContain(said);
  expect(refused.printed()).not.toContain('    at ');
});

test('a port that is taken is named', async () => {
  const one = program();
  const port = new URL(addressIn(await one.until(/running: /))).port;
  const other = program([], { JINXIN_PORT: port, JINXIN_DATA: `${folder}-other` });
  expect(await other.ended).toBe(1);
  expect(other.printed()).toContain(`127.0.0.1:${port}`);
  one.child.kill('SIGTERM');
  expect(await one.ended).toBe(0);
  rmSync(`${folder}-other`, { recursive: true, force: true });
});
