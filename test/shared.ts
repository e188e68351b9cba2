// Reference data that lies beside a developer's clone, not in it; tests that need it are skipped, and counted, without it.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of a file or folder of the shared data, such as `ref/penalty_clauses.csv`; undefined when it is not there. */
export function shared(path: string): string | undefined {
  const file = fileURLToPath(new URL(`../../shared/data/${path}`, import.meta.url));
  return existsSync(file) ? file : undefined;
}
