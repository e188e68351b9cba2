// Pages are built anew when what they are made of has changed.

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isCurrent } from './build-pages.ts';

test('pages are current until a source is newer than they are', () => {
  const root = mkdtempSync(join(tmpdir(), 'jinxin-pages-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, second: number) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), path);
    utimesSync(join(root, path), second, second);
  };
  const pages = join(root, 'web', 'dist');
  write('web/src/parts/table.tsx', 100);
  write('src/room/api.ts', 100);
  expect(isCurrent(root, pages)).toBe(false);
  write('web/dist/index.html', 100);
  expect(isCurrent(root, pages)).toBe(true);
  write('src/room/api.ts', 101);
  expect(isCurrent(root, pages)).toBe(false);
});
