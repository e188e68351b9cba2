// The system user that the embedded server runs as: PostgreSQL refuses root, and root's folders refuse everybody else.

import { type SpawnOptions, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Binaries } from './binaries.ts';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

/** How to start a program as the server's user. */
export interface RunAs {
  /** The user's ids; undefined when it is the user of this process. */
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
  readonly command: (program: string, args: string[]) => [string, string[]];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid' | 'env' | 'cwd'>;
}

// PG* variables of the caller must not reach the server; the time zone is given so that initdb need not search for it.
const ENV = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'Asia/Shanghai' };

/**
 * The way to run the server: as ourselves, or for root as `owner` (who has the cluster already), else postgres, else nobody.
 * `folders` are those which that user must be able to enter.
 */
export function chooseRunAs(binaries: Binaries, folders: string[], owner?: { uid: number; gid: number }): RunAs {
  if (process.getuid?.() !== 0)
    return { ids: undefined, command: (program, args) => [program, args], options: { env: ENV, cwd: '/' } };
  const ids = owner ?? systemUser('postgres') ?? systemUser('nobody');
  if (!ids) throw new Problem(problems['base.no-server-user']);
  if (reaches(ids, binaries, folders))
    return { ids, command: (program, args) => [program, args], options: { ...ids, env: ENV, cwd: '/' } };
  if (spawnSync('setpriv', ['--version']).status !== 0)
    throw new Problem(problems['base.server-user-cannot-reach'], { user: ids.uid, folder: folders[0] });
  return {
    ids,
    command: (program, args) => ['setpriv', [...override(ids), program, ...args]],
    options: { env: ENV, cwd: '/' },
  };
}

function reaches(ids: { uid: number; gid: number }, binaries: Binaries, folders: string[]): boolean {
  const script = '"$1" --version >/dev/null && test -r "$2" || exit 1; shift 2; for f; do test -x "$f" || exit 1; done';
  const args = ['-c', script, 'sh', binaries.postgres, binaries.share, ...folders];
  return spawnSync('/bin/sh', args, { ...ids, env: ENV, cwd: '/', stdio: 'ignore' }).status === 0;
}

// The user keeps one right of root: to pass through folders closed to others. Without no_setuid_fixup the kernel would leave
// that right out of access(2), by which initdb and postgres look for themselves.
function override(ids: { uid: number; gid: number }): string[] {
  return [
    `--reuid=${ids.uid}`,
    `--regid=${ids.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
}

function systemUser(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}
