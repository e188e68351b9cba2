// The project's files as the checks see them: text by path from the root.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text by path, `/` between folders; files that the checks do not read have none. */
export type Tree = ReadonlyMap<string, string>;

/** One place where a rule is broken: `path: sentence`. */
export type Violation = string;

const SKIPPED = new Set(['.git', 'node_modules', 'data', 'coverage', 'demo-city']);
const TEXT = /(\.(tsx?|js|json|jsonc|sql|yaml|yml|md|sh)|\/run|LICENSE|NOTICE|\.gitignore)$/;

/** Reads the files of the project, without what Git leaves out. */
export function readTree(root: string): Tree {
  const tree = new Map<string, string>();
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (SKIPPED.has(entry.name)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) tree.set(path, TEXT.test(`/${path}`) ? readFileSync(join(root, path), 'utf8') : '');
    }
  };
  walk('');
  return tree;
}

/** The paths of a tree that match, in order of name. */
export function pathsOf(tree: Tree, pattern: RegExp): string[] {
  return [...tree.keys()].filter((path) => pattern.test(path)).sort();
}

export function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.startsWith('test/');
}

/** The room that a file of `src` lies in; undefined for the roof and outside `src`. */
export function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}
