// Tests run in two workers, on one database server for the run; `*.db.test.ts` are those that need the database.

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, the longest first: begun last, one of them would run alone while the other worker waits. */
const LONG = [
  'console.browser',
  'daily.browser',
  'random-ledgers',
  'random-points',
  'import-kill',
  'import-shared',
  'backup',
  'main.db',
  'embedded',
  'readme',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONG.findIndex((name) => moduleId.includes(name));
      return place < 0 ? LONG.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/server.ts'],
    maxWorkers: 2,
    isolate: false,
    // The program is started dozens of times; what has been compiled once is kept.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'jinxin-compiled') },
    sequence: { sequencer: LongestFirst },
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
