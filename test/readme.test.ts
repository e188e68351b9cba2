// The transcript in README.md: every command is run as it stands there, and prints what stands there.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SHORT = 'npm run -s jinxin -- ';

const folder = mkdtempSync(join(tmpdir(), 'jinxin-readme-'));
cpSync(join(ROOT, 'examples', 'first'), join(folder, 'examples', 'first'), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the commands of README.md print what it shows', () => {
  const shown = /```console\n([\s\S]*?)\n```/.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))![1];
  const commands = shown.split(/^\$ /m).slice(1);
  expect(commands.length).toBeGreaterThan(4);
  for (const part of commands) {
    const [command, ...lines] = part.trimEnd().split('\n');
    expect(command.startsWith(SHORT), command).toBe(true);
    expect(run(command.slice(SHORT.length).split(' ')), command).toMatch(pattern(lines));
  }
}, 180_000);

// The embedded database, whatever server the other tests use: it is what the README promises.
function run(args: readonly string[]): string {
  const env = { ...process.env, JINXIN_DATA: join(folder, 'data'), JINXIN_DATABASE: '' };
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(ROOT, 'src', 'cli.ts'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

/** What is shown, `…` standing for any lines or any part of one. */
function pattern(lines: readonly string[]): RegExp {
  const line = (text: string) => (text === '…' ? '(?:.*\\n)*?' : `${text.split('…').map(RegExp.escape).join('.*')}\\n`);
  return new RegExp(`^${lines.map(line).join('')}$`);
}
