// The secret of this installation: given by JINXIN_SECRET, otherwise made once and kept beside the database, never in it.

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

const LEAST = 32;

/** The secret of an environment or of a data folder, where it is made when there is none. Refuses one that is too short. */
export function readSecret(env: Readonly<Record<string, string | undefined>>, dataFolder: string): string {
  const given = env.JINXIN_SECRET?.trim();
  if (!given) return kept(join(dataFolder, 'secret'));
  if (given.length >= LEAST) return given;
  throw new Problem(problems['base.bad-setting'], { name: 'JINXIN_SECRET', found: '…', wanted: `${LEAST}+` });
}

function kept(file: string): string {
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new Problem(problems['base.bad-data-folder'], { folder: file, reason: (error as Error).message });
  }
  return readFileSync(file, 'utf8').trim();
}
