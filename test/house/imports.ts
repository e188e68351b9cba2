// Who imports whom: downward only, doors from the roof only, nothing passed on, and nothing of Node where a browser reads.

import { posix } from 'node:path';
import { BROWSER_FILES, BROWSER_PACKAGES, DOOR, FLOORS, KERNEL, ROOF } from './plan.ts';
import { type Import, readSource } from './source.ts';
import { isTest, pathsOf, roomOf, type Tree, type Violation } from './tree.ts';

const SOURCES = /^(src|test|scripts|bench)\/.*\.ts$/;

export function importsGoDown(tree: Tree): Violation[] {
  const strangers = pathsOf(tree, /^src\//).filter((path) => !ROOF.includes(path) && !knownRoom(path));
  return [
    ...strangers.map((path) => `${path}: lies in no room of the plan`),
    ...edges(tree, /^src\/.*\.ts$/).flatMap(([path, { from }, target]) => {
      if (ROOF.includes(path) || !target?.startsWith('src/')) return [];
      if (ROOF.includes(target)) return [`${path}: imports the roof (${from})`];
      return upward(path, target) ? [`${path}: imports upward or sideways (${from})`] : [];
    }),
  ];
}

function knownRoom(path: string): boolean {
  return FLOORS.includes(roomOf(path) ?? '');
}

// Two sectors know nothing of each other although they stand on one floor.
function upward(path: string, target: string): boolean {
  const [own, other] = [roomOf(path) ?? '', roomOf(target) ?? ''];
  if (own === 'sectors' && other === 'sectors') return path.split('/')[2] !== target.split('/')[2];
  return FLOORS.indexOf(other) > FLOORS.indexOf(own);
}

export function productStandsAlone(tree: Tree): Violation[] {
  const manifest = JSON.parse(tree.get('package.json') ?? '{}');
  const allowed = new Set(Object.keys(manifest.dependencies ?? {}));
  return edges(tree, /^src\/.*\.ts$/)
    .filter(([path]) => !isTest(path))
    .flatMap(([path, { from }, target]) => {
      if (target && (isTest(target) || !target.startsWith('src/'))) return [`${path}: imports from outside (${from})`];
      const name = packageOf(from);
      return name && !allowed.has(name) ? [`${path}: ${name} is not among the dependencies`] : [];
    });
}

export function importsExist(tree: Tree): Violation[] {
  return edges(tree, SOURCES)
    .filter(([, { from }, target]) => from.startsWith('.') && !(target && tree.has(target)) && from.endsWith('.ts'))
    .map(([path, { from }]) => `${path}: ${from} is not there`);
}

export function nothingPassedOn(tree: Tree): Violation[] {
  return pathsOf(tree, SOURCES).flatMap((path) => {
    const { code, imports } = readSource(tree.get(path)!);
    const found = imports.filter(({ reExport }) => reExport).map(({ from }) => `${path}: passes on ${from}`);
    const apart = /\bexport\s*(type\s*)?\{[^}]*\}\s*(?!\s*from)[;\n]/.test(code);
    return apart ? [...found, `${path}: exports apart from the declaration`] : found;
  });
}

export function doorsOpenedByRoof(tree: Tree): Violation[] {
  return edges(tree, SOURCES)
    .filter(
      ([path, { typeOnly }, target]) => target && isDoor(target) && !typeOnly && !ROOF.includes(path) && !isTest(path),
    )
    .filter(([path, , target]) => !(isDoor(path) && roomOf(path) === roomOf(target!)))
    .map(([path, { from }]) => `${path}: opens the door ${from}`);
}

function isDoor(path: string): boolean {
  return DOOR.test(path);
}

export function runsInBrowser(tree: Tree): Violation[] {
  const roots = [...tree.keys()].filter((path) => BROWSER_FILES.some((pattern) => pattern.test(path)));
  return roots.flatMap((root) => {
    const packages = root.startsWith(KERNEL) ? [] : BROWSER_PACKAGES;
    return reach(tree, root).flatMap((path) => obstacles(tree, path, packages).map((what) => `${root}: ${what}`));
  });
}

function obstacles(tree: Tree, path: string, packages: readonly string[]): string[] {
  const { code, imports } = readSource(tree.get(path)!);
  const foreign = imports
    .filter(({ from, typeOnly }) => !typeOnly && !from.startsWith('.'))
    .filter(({ from }) => from.startsWith('node:') || !packages.includes(packageOf(from) ?? ''))
    .map(({ from }) => `${path} imports ${from}`);
  const global = /(?<![.\w])(process|Buffer|require|__dirname|__filename|setImmediate)\b(?!\s*[:?])/.exec(code)?.[1];
  const folder = /import\.meta\.(dirname|filename)/.exec(code)?.[0];
  return [...foreign, ...[global, folder].filter((what) => what).map((what) => `${path} uses ${what}`)];
}

/** Time is given to verbs, so that a test can say what time it is and an import can be repeated. */
export function onlyDoorsReadTheClock(tree: Tree): Violation[] {
  return pathsOf(tree, /^src\/.*\.ts$/)
    .filter((path) => !isTest(path) && !isDoor(path) && !ROOF.includes(path))
    .filter((path) => /\bnew\s+Date\s*\(\s*\)|\bDate\.now\b/.test(readSource(tree.get(path)!).code))
    .map((path) => `${path}: reads the clock`);
}

// What is read at run time: the file and all it imports for more than types.
function reach(tree: Tree, root: string): string[] {
  const seen = new Set([root]);
  for (const path of seen)
    for (const { from, typeOnly } of readSource(tree.get(path)!).imports) {
      const target = resolve(path, from);
      if (!typeOnly && target && tree.has(target)) seen.add(target);
    }
  return [...seen];
}

function edges(tree: Tree, pattern: RegExp): [string, Import, string | undefined][] {
  return pathsOf(tree, pattern).flatMap((path) =>
    readSource(tree.get(path)!).imports.map((found): [string, Import, string | undefined] => [
      path,
      found,
      resolve(path, found.from),
    ]),
  );
}

function resolve(path: string, from: string): string | undefined {
  return from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined;
}

function packageOf(from: string): string | undefined {
  if (from.startsWith('.') || from.startsWith('node:')) return undefined;
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}
