// The service as a program: first start, next start, graceful stop, and what it refuses to start with.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { GIVEN_ROLES } from '../src/base/who/permissions.ts';
import { testDatabase } from './database.ts';

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
  // Ended, and all that it printed has been read.
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code;
  });
  const until = async (pattern: RegExp) => {
    while (!pattern.test(text)) {
      if (child.exitCode !== null) throw new Error(`not printed: ${pattern}\n${text}`);
      await Promise.race([once(child.stdout!, 'data'), once(child.stderr!, 'data'), ended]);
    }
    return text;
  };
  return { child, printed: () => text, until, ended };
}

/** A sign-in that the service has in hand: it has read the head and waits for the body. */
async function beginSignIn(address: string, body: string): Promise<{ finish(): Promise<string> }> {
  const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' };
  const sent = request(`${address}/api/v1/session`, { method: 'POST', headers });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  sent.flushHeaders();
  await once(sent, 'continue');
  return {
    async finish() {
      sent.end(body);
      const [response] = await answered;
      return readText(response);
    },
  };
}

/** Waits until the service takes no new connection. */
async function untilRefused(address: string): Promise<void> {
  const { hostname, port } = new URL(address);
  for (;;) {
    const socket = connect(Number(port), hostname);
    // Rejected with what the socket told when it was not let in.
    const refused = await once(socket, 'connect').then(
      () => false,
      () => true,
    );
    socket.destroy();
    if (refused) return;
  }
}

const addressIn = (text: string) => /running: (http:\S+)/.exec(text)![1];

test('the first start makes an account for each role and tells the passwords once; what is in hand is answered at a stop', async () => {
  const first = program();
  const text = await first.until(/--demo/);
  const accounts = [...text.matchAll(/^ {2}(\w+) +(\w{14}) +([\w-]+)/gm)];
  expect(new Set(accounts.map(([, , , role]) => role))).toEqual(new Set(GIVEN_ROLES));
  const [, name, password] = accounts[0];
  const address = addressIn(text);
  const body = JSON.stringify({ name, password });
  const begun = await beginSignIn(address, body);
  first.child.kill('SIGTERM');
  await untilRefused(address);
  expect(JSON.parse(await begun.finish())).toMatchObject({ role: 'administrator' });
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
  const { address: JINXIN_DATABASE } = await testDatabase();
  const other = program([], { JINXIN_PORT: port, JINXIN_DATA: `${folder}-other`, JINXIN_DATABASE });
  expect(await other.ended).toBe(1);
  expect(other.printed()).toContain(`127.0.0.1:${port}`);
  one.child.kill('SIGTERM');
  expect(await one.ended).toBe(0);
  rmSync(`${folder}-other`, { recursive: true, force: true });
});
