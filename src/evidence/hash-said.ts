// How an act says which file was added: its name, and the hash by which anybody who has the original can tell that it is this one.

import type { Checked } from './case-files.ts';

export function hashSaid({ name, hash }: Pick<Checked, 'name' | 'hash'>): { detail: string; why: string } {
  return { detail: name, why: `${name} · SHA-256 ${hash}` };
}
