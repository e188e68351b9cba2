import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generated, generatedFolders, staleFiles } from '../scripts/generate/generated.ts';

const root = join(import.meta.dirname, '..');

test('a file that is changed, missing or left over is named', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    for (const folder of generatedFolders) cpSync(join(root, folder), join(copy, folder), { recursive: true });
    const wanted = await generated(root);
    const before = new Set(staleFiles(copy, wanted));
    writeFileSync(join(copy, 'schemas/honour.json'), '{}');
    writeFileSync(join(copy, 'schemas/forgotten.json'), '{}');
    rmSync(join(copy, 'templates/fee.csv'));
    const after = staleFiles(copy, wanted).filter((path) => !before.has(path));
    expect(after).toEqual(['schemas/forgotten.json', 'schemas/honour.json', 'templates/fee.csv']);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
