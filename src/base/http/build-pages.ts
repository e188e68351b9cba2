// The pages are built when the service starts: the first time, and whenever what they are made of has changed since.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What pages are made of: the console, and the shapes of operations that it reads from the rooms. */
const SOURCES = ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'src', 'package-lock.json'];

/** Builds the pages of a checkout where the tools for it are installed and the pages are missing or older than their sources. */
export function buildPages(root: string, pages: string, print: (line: string) => void): void {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite) || !existsSync(join(root, 'web', 'index.html')) || isCurrent(root, pages)) return;
  print('正在生成页面…… Building the pages…');
  const { status } = spawnSync(process.execPath, [vite, 'build', 'web'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) print('页面没有生成，接口照常可用。 The pages were not built; the API works.');
}

/** Whether the pages are there and none of their sources was written after them. */
export function isCurrent(root: string, pages: string): boolean {
  const index = join(pages, 'index.html');
  if (!existsSync(index)) return false;
  const built = statSync(index).mtimeMs;
  return SOURCES.flatMap((source) => filesOf(join(root, source))).every((file) => statSync(file).mtimeMs <= built);
}

function filesOf(place: string): string[] {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  const found = readdirSync(place, { withFileTypes: true, recursive: true });
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}
