// Everything that must be right besides the tests: format, lint, types, the house, generated files, dead code. One line a step.

import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';

const STEPS: readonly (readonly [zh: string, en: string, command: string, ...args: string[]])[] = [
  ['格式与写法', 'format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['类型', 'types', 'tsc', '--project', '.'],
  ['页面的类型', 'types of the pages', 'tsc', '--project', 'web'],
  ['房屋规则', 'house', 'vitest', 'run', '--reporter=dot', 'test/house.test.ts'],
  ['生成的文件', 'generated files', 'node', 'scripts/generate.ts', '--check'],
  ['无用的文件、导出、依赖', 'dead code', 'knip', '--no-progress'],
];

const root = join(import.meta.dirname, '..');
const env = { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };

for (const [zh, en, command, ...args] of STEPS) {
  const began = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const passed = status === 0;
  console.log(`${passed ? '✓' : '✗'} ${zh} ${en} ${seconds} s`);
  if (passed) continue;
  console.log([error?.message, stdout, stderr].filter(Boolean).join('\n').trimEnd());
  process.exitCode = 1;
}
