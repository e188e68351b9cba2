// What the files say and how they are named: opening sentences, no test switched off, no place of one machine, true pages.

import { posix } from 'node:path';
import { readSource } from './source.ts';
import { isTest, pathsOf, roomOf, type Tree, type Violation } from './tree.ts';

const SOURCES = /^(src|test|scripts|bench)\/.*\.ts$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(db|browser))?(\.test)?\.ts$/;

export function filesOpenWithASentence(tree: Tree): Violation[] {
  const sources = pathsOf(tree, SOURCES).filter((path) => !path.endsWith('.test.ts'));
  const opening = (path: string, mark: string) => {
    const text = tree.get(path)!.replace(/^#![^\n]*\n/, '');
    const lines = text.split('\n');
    const end = lines.findIndex((line) => !line.startsWith(mark));
    return lines
      .slice(0, end < 0 ? lines.length : end)
      .map((line) => line.slice(mark.length).trim())
      .join(' ');
  };
  const faulty = (mark: string) => (path: string) => !/^\S.*[.。](?:\s|$)/.test(opening(path, mark));
  return [...sources.filter(faulty('//')), ...pathsOf(tree, /^migrations\/.*\.sql$/).filter(faulty('--'))].map(
    (path) => `${path}: does not open with a sentence on what it is for`,
  );
}

export function namesArePlain(tree: Tree): Violation[] {
  return pathsOf(tree, SOURCES).flatMap((path) => {
    const name = posix.basename(path);
    const vague = /^(index)\.|(?:^|-)(service|manager|helpers?|utils?|common|misc)[-.]/
      .exec(name)
      ?.slice(1)
      .find((word) => word);
    return [
      ...(KEBAB.test(name) ? [] : [`${path}: is not in kebab-case`]),
      ...(vague ? [`${path}: is named ${vague}, which says nothing`] : []),
      ...(/\bexport\s+default\b/.test(readSource(tree.get(path)!).code) ? [`${path}: exports by default`] : []),
    ];
  });
}

const OFF =
  /\b(?:test|it|describe|suite|bench)(?:\.\w+)*\.(skip|only|todo|fails)\b\s*[(`.]|\b(xit|xtest|xdescribe|fit|fdescribe)\s*\(/;
const ALWAYS = /\.(?:skipIf|runIf)\s*\(\s*(?:true|false|!0|!1|0|1)\s*\)/;

export function noTestSwitchedOff(tree: Tree): Violation[] {
  return pathsOf(tree, SOURCES)
    .filter(isTest)
    .flatMap((path) => {
      const { code } = readSource(tree.get(path)!);
      const found = OFF.exec(code) ?? ALWAYS.exec(code);
      return found ? [`${path}: a test is switched off (${found[0].trim()})`] : [];
    });
}

const LEFT = /\b(TODO|FIXME|XXX|HACK)\b|@ts-(?:ignore|nocheck|expect-error)\b/;

export function nothingLeftUndone(tree: Tree): Violation[] {
  return pathsOf(tree, SOURCES).flatMap((path) => {
    const found = readSource(tree.get(path)!).comments.map((comment) => LEFT.exec(comment)?.[0]);
    return found.filter((mark) => mark).map((mark) => `${path}: a comment says ${mark}`);
  });
}

const MACHINE = /(?<![\w.~-])\/(?:work|root|mnt|home\/[a-z]\w*|Users\/[A-Za-z]\w*)\/|\b[A-Z]:\\\\?Users\\/;
const REGISTRY =
  /https?:\/\/(?!registry\.npmjs\.org\b)[\w.:-]*(?:npm|registry|verdaccio|nexus|artifactory)[\w.:-]*\/|\b_authToken\b/i;

export function noPlaceOfOneMachine(tree: Tree): Violation[] {
  return [...tree].flatMap(([path, text]) => {
    const found =
      MACHINE.exec(text) ?? REGISTRY.exec(text) ?? (path === 'package-lock.json' ? foreignTarball(text) : null);
    return found ? [`${path}: names ${found[0]}`] : [];
  });
}

function foreignTarball(lock: string): RegExpExecArray | null {
  return /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)[^"]*"/.exec(lock);
}

const FULL_WIDTH = /[，。；：！？（）、「」『』《》〔〕【】“”‘’]/;

/** A mark that stands in a page itself is Chinese on the English page too. */
export function marksComeFromWords(tree: Tree): Violation[] {
  return pathsOf(tree, /^web\/src\/(?!words\/).*\.tsx?$/).flatMap((path) => {
    const found = FULL_WIDTH.exec(tree.get(path)!);
    return found ? [`${path}: writes ${found[0]}, which belongs into web/src/words`] : [];
  });
}

const PAGES = /^(README|ARCHITECTURE|GLOSSARY)\.md$/;
const LONGEST = 150;
const MADE_OR_DROPPED = /^(create|drop)\s+(?:unlogged\s+)?(?:table|view)\s+(\w+\.\w+)/gim;

export function pagesAreTrue(tree: Tree): Violation[] {
  const paths = [...tree.keys()];
  const tables = new Set<string>();
  for (const path of pathsOf(tree, /^migrations\//).toSorted())
    for (const [, what, name] of tree.get(path)!.matchAll(MADE_OR_DROPPED))
      if (what.toLowerCase() === 'create') tables.add(name);
      else tables.delete(name);
  const schemas = new Set([...tables].map((name) => name.split('.')[0]));
  const architecture = tree.get('ARCHITECTURE.md') ?? '';
  const rooms = new Set(paths.flatMap((path) => (roomOf(path) ? [`src/${roomOf(path)}/`] : [])));
  const unnamed = [...rooms, ...tables].filter((word) => !architecture.includes(`\`${word}\``));
  const long = architecture.split('\n').length > LONGEST + 1;
  return [
    ...(long ? [`ARCHITECTURE.md: is longer than ${LONGEST} lines`] : []),
    ...unnamed.map((word) => `ARCHITECTURE.md: does not name ${word}`),
    ...pathsOf(tree, PAGES).flatMap((page) =>
      [...tree.get(page)!.matchAll(/`([^`\n]+)`/g)].flatMap(([, word]) => {
        if (/^(src|test|scripts|catalogue|rulebooks|migrations|reference|examples|docs|bench)\/[\w./-]+$/.test(word))
          return there(word, paths) ? [] : [`${page}: ${word} is not there`];
        const table = /^([a-z_]+)\.[a-z_]+$/.exec(word);
        return table && schemas.has(table[1]) && !tables.has(word) ? [`${page}: there is no table ${word}`] : [];
      }),
    ),
  ];
}

function there(word: string, paths: readonly string[]): boolean {
  const path = word.replace(/\/$/, '');
  return paths.some((known) => known === path || known.startsWith(`${path}/`));
}

export function decisionsAreWhole(tree: Tree): Violation[] {
  const pages = pathsOf(tree, /^docs\/decisions\//);
  return pages.flatMap((path, place) => {
    const number = String(place + 1).padStart(4, '0');
    const text = tree.get(path)!;
    const missing = ['Context', 'Choices', 'Decision', 'Price'].filter((part) => !text.includes(`\n## ${part}\n`));
    return [
      ...(posix.basename(path).startsWith(`${number}-`) ? [] : [`${path}: is not number ${number}`]),
      ...missing.map((part) => `${path}: has no part named ${part}`),
    ];
  });
}
