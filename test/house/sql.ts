// What SQL in a room may touch: it reads down, and writes at home.

import { FLOORS, WRITES_FOR_OTHERS } from './plan.ts';
import { FILLED, readSource } from './source.ts';
import { isTest, pathsOf, roomOf, type Tree, type Violation } from './tree.ts';

const NAME = '([a-z_]\\w*|§)(?:\\s*\\.\\s*([a-z_]\\w*|§))?';
const WRITES = new RegExp(
  `\\b(?:insert\\s+into|update(?:\\s+only)?|delete\\s+from(?:\\s+only)?|merge\\s+into|truncate(?:\\s+table)?|(?:create|alter|drop)\\s+(?:unlogged\\s+)?table(?:\\s+if(?:\\s+not)?\\s+exists)?)\\s+(?!(?:on|of|set|only)\\b)${NAME}(?=[\\s(;]|$)`,
  'gi',
);
const COPY_IN = /\bcopy\s+([a-z_]\w*|§)(?:\.([a-z_]\w*|§))?[^;]*?\bfrom\s+stdin/gi;
const READS = /\b(?:from|join|using)\s+(?:only\s+)?([a-z_]\w*)\.[a-z_]\w*/gi;
const STATEMENT =
  /^\s*(select|insert|update|delete|merge|truncate|with|copy|create|alter|drop|grant|begin|set|lock)\b/i;
const TEMPORARY = /\bcreate\s+temp(?:orary)?\s+table\s+(?:if\s+not\s+exists\s+)?([a-z_]\w*)/gi;

/** The strings of a file that are SQL, and the targets of its COPY as if they were. */
export function sqlOf(text: string): string[] {
  const { strings } = readSource(text);
  return [...strings.filter((string) => STATEMENT.test(string)), ...copyTargets(text)];
}

// A target that is no string on the spot is any `room.table (columns)` that the file names; `nowhere` when it names none.
function copyTargets(text: string): string[] {
  const { code, strings } = readSource(text);
  return [...code.matchAll(/\bcopy(?:Bytes)?In\s*\(\s*[\w.]+\s*,\s*(?:'#(\d+)'|\w)/g)].flatMap(([, place]) => {
    const named = place ? [strings[Number(place)]] : strings.filter((string) => /^[a-z_]+\.[a-z_]+ \(/.test(string));
    return (named.length ? named : ['nowhere']).map((target) => `copy ${target} from stdin`);
  });
}

export function writesAtHome(tree: Tree): Violation[] {
  const files = roomFiles(tree).filter((path) => !(path in WRITES_FOR_OTHERS));
  return files.flatMap((path) => {
    const text = tree.get(path)!;
    const room = roomOf(path)!;
    const statements = sqlOf(text);
    const temporary = new Set(statements.flatMap((sql) => [...sql.matchAll(TEMPORARY)].map(([, name]) => name)));
    const written = statements.flatMap((sql) => targets(sql));
    return written
      .filter(([schema, table]) => table !== undefined || !temporary.has(schema))
      .flatMap(([schema, table]) => (table ? [schema] : unnamed(schema, text)))
      .filter((schema) => schema !== room)
      .map((schema) => `${path}: writes ${schema === '' ? 'a table without its schema' : `the schema ${schema}`}`);
  });
}

function targets(sql: string): [string, string | undefined][] {
  return [WRITES, COPY_IN].flatMap((pattern) =>
    [...sql.matchAll(pattern)].map(([, schema, table]): [string, string | undefined] => [schema, table]),
  );
}

// A target filled in at run time may be any table that the file names; one that is simply unqualified is nowhere at home.
function unnamed(name: string, text: string): string[] {
  if (name !== FILLED) return [''];
  const named = readSource(text).strings.flatMap((string) => /^([a-z_]+)\.[a-z_]+$/.exec(string)?.[1] ?? []);
  return named.length ? named : [''];
}

export function readsDown(tree: Tree): Violation[] {
  return roomFiles(tree).flatMap((path) => {
    const floor = FLOORS.indexOf(roomOf(path)!);
    return sqlOf(tree.get(path)!)
      .flatMap((sql) => [...sql.matchAll(READS)].map(([, schema]) => schema.toLowerCase()))
      .filter((schema) => FLOORS.indexOf(schema) > floor)
      .map((schema) => `${path}: reads the schema ${schema}, which lies above`);
  });
}

function roomFiles(tree: Tree): string[] {
  return pathsOf(tree, /^src\/[^/]+\/.*\.ts$/).filter((path) => !isTest(path));
}
