// The YAML files of a folder.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Their paths in order of name; none where there is no such folder. */
export function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}
