// Writes everything that is generated; with --check writes nothing, names what is stale and ends with 1.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Flaws } from '../src/base/yaml.ts';
import { type Generated, generated, staleFiles } from './generate/generated.ts';

const root = join(import.meta.dirname, '..');

try {
  const wanted = await generated(root);
  const stale = staleFiles(root, wanted);
  if (!process.argv.includes('--check')) write(stale, wanted);
  else if (stale.length) report(stale);
} catch (error) {
  if (!(error instanceof Flaws)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function write(stale: readonly string[], wanted: Generated): void {
  for (const path of stale) {
    const text = wanted.get(path);
    if (text === undefined) rmSync(join(root, path));
    else {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    console.log(`${text === undefined ? '删除 removed' : '生成 written'} ${path}`);
  }
  console.log(`${wanted.size} 个文件 files，${stale.length} 个有变 changed`);
}

function report(stale: readonly string[]): void {
  for (const path of stale) console.error(`过期 stale: ${path}`);
  console.error('请运行 npm run generate。 Run npm run generate.');
  process.exitCode = 1;
}
