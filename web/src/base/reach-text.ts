// A reach as people type it: beginnings of division codes between commas, nothing for everything.

import { BETWEEN } from '../words/clauses.ts';

export function toReach(text = ''): string[] {
  const written = text.split(BETWEEN).filter((part) => part !== '');
  return written.length > 0 ? written : [''];
}

export function fromReach(reach: readonly string[]): string {
  return reach.includes('') ? '' : reach.join(', ');
}
