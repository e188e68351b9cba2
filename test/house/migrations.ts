// What the migrations must keep: their own schema, their place on Citus, no triggers, nothing newer than PostgreSQL 15.

import { APPEND_ONLY, LARGE_TABLES, PLACED_OTHERWISE } from './plan.ts';
import { sqlOf } from './sql.ts';
import { isTest, pathsOf, type Tree, type Violation } from './tree.ts';

const MIGRATIONS = /^migrations\//;
const FILE_NAME = /^migrations\/(\d{4})-([a-z]+)-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;

interface Table {
  readonly path: string;
  readonly name: string;
  readonly body: string;
  /** `distributed by COLUMN`, `reference` or `local`, as the comment before it says. */
  readonly place: string | undefined;
}

export function migrationsAreNumbered(tree: Tree): Violation[] {
  const seen = new Map<string, string>();
  return pathsOf(tree, MIGRATIONS).flatMap((path) => {
    const number = FILE_NAME.exec(path)?.[1];
    if (number === undefined) return [`${path}: is not named NNNN-room-what.sql`];
    const other = seen.get(number);
    seen.set(number, path);
    return other ? [`${path}: has the number of ${other}`] : [];
  });
}

export function migrationsStayInTheirRoom(tree: Tree): Violation[] {
  return pathsOf(tree, FILE_NAME).flatMap((path) => {
    const room = FILE_NAME.exec(path)![2];
    const made = /\bcreate\s+(?:unlogged\s+)?(?:table|sequence|view|type)\s+(?:if\s+not\s+exists\s+)?([\w.]+)/gi;
    const changed = /\b(?:alter\s+table|insert\s+into|update|delete\s+from)\s+(\w+\.\w+)/gi;
    const sql = withoutComments(tree.get(path)!);
    return [...sql.matchAll(made), ...sql.matchAll(changed)]
      .filter(([, name]) => !name.startsWith(`${room}.`))
      .map(([, name]) => `${path}: touches ${name}, which is not of the room ${room}`);
  });
}

export function tablesHaveTheirPlace(tree: Tree): Violation[] {
  const tables = tablesOf(tree);
  const missing = [...LARGE_TABLES, ...Object.keys(PLACED_OTHERWISE)]
    .filter((name) => !tables.some((table) => table.name === name))
    .map((name) => `test/house/plan.ts: there is no table ${name}`);
  return [...missing, ...unread(tree, tables), ...tables.flatMap((table) => placeFaults(tree, table))];
}

function placeFaults(tree: Tree, table: Table): Violation[] {
  const say = (what: string) => `${table.path}: ${table.name} ${what}`;
  if (table.place === undefined) return [say('has no comment `-- citus: …` before it')];
  const column = /^distributed by (\w+)$/.exec(table.place)?.[1];
  if (!column && !/^(reference|local)$/.test(table.place)) return [say(`has an unknown place: ${table.place}`)];
  const ofEntity = LARGE_TABLES.includes(table.name) || /^\s*entity_id\b/m.test(table.body);
  if (ofEntity && column !== 'entity_id' && !(table.name in PLACED_OTHERWISE))
    return [say('is of entities but not distributed by entity_id')];
  if (!column) return [];
  const key = keyOf(table.body);
  const unique = uniqueKeys(tree, table).filter((columns) => !columns.includes(column));
  return [
    ...(key?.[0] === column ? [] : [say(`has a key that does not begin with ${column}`)]),
    ...unique.map((columns) => say(`is unique by ${columns.join(', ')} without ${column}`)),
  ];
}

function keyOf(body: string): string[] | undefined {
  const whole = /\bprimary\s+key\s*\(([^)]*)\)/i.exec(body)?.[1];
  const single = /^\s*(\w+)[^,\n]*\bprimary\s+key\b(?!\s*\()/im.exec(body)?.[1];
  return whole !== undefined ? columnsIn(whole) : single ? [single] : undefined;
}

function uniqueKeys(tree: Tree, table: Table): string[][] {
  const sql = pathsOf(tree, MIGRATIONS)
    .map((path) => withoutComments(tree.get(path)!))
    .join('\n');
  const name = table.name.replace('.', '\\.');
  const index = new RegExp(
    `create\\s+unique\\s+index\\s+[^;]*?\\bon\\s+${name}\\s*(?:using\\s+\\w+\\s*)?\\(([^;]*?)\\)`,
    'gi',
  );
  const single = [...table.body.matchAll(/^\s*(\w+)[^,\n(]*\bunique\b(?!\s*\()/gim)].map(([, column]) => [column]);
  const several = [
    ...table.body.matchAll(/\bunique\s*(?:nulls\s+not\s+distinct\s*)?\(([^)]*)\)/gi),
    ...sql.matchAll(index),
  ];
  return [...single, ...several.map(([, columns]) => columnsIn(columns))];
}

function columnsIn(list: string): string[] {
  return list.split(',').map((column) => column.trim().split(/\s/)[0]);
}

// A table written in a way that the pattern below does not read would escape the check unseen.
function unread(tree: Tree, tables: readonly Table[]): Violation[] {
  return pathsOf(tree, MIGRATIONS).flatMap((path) => {
    const made = [...withoutComments(tree.get(path)!).matchAll(/\bcreate\s+(?:\w+\s+)?table\b/gi)].length;
    const read = tables.filter((table) => table.path === path).length;
    return made === read ? [] : [`${path}: ${made - read} tables are not written as \`create table room.name (…);\``];
  });
}

const TABLE =
  /((?:^--[^\n]*\n)*)^create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(\w+\.\w+)\s*\(\n([\s\S]*?)\n\)[^;]*;/gim;

function tablesOf(tree: Tree): Table[] {
  return pathsOf(tree, MIGRATIONS).flatMap((path) =>
    [...tree.get(path)!.matchAll(TABLE)].map(([, before, name, body]) => ({
      path,
      name,
      body: withoutComments(body),
      place: /^-- citus: (.+)$/m.exec(before)?.[1].trim(),
    })),
  );
}

export function appendOnlyStaysSo(tree: Tree): Violation[] {
  return pathsOf(tree, MIGRATIONS).flatMap((path) => {
    const grants = [...withoutComments(tree.get(path)!).matchAll(/\bgrant\s+([^;]*?)\s+on\s+([^;]*?)\s+to\b/gi)];
    return grants.flatMap(([, rights, objects]) => {
      const broad = /\ball\b/i.test(rights) || /\ball\s+tables\b/i.test(objects);
      const kept = APPEND_ONLY.filter((name) => new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(objects));
      const taken = /\b(update|delete|truncate|trigger)\b/i.exec(rights)?.[1];
      if (broad) return [`${path}: grants everything at once`];
      return taken ? kept.map((name) => `${path}: grants ${taken} on ${name}, which only grows`) : [];
    });
  });
}

export function noTriggers(tree: Tree): Violation[] {
  return pathsOf(tree, MIGRATIONS).flatMap((path) => {
    const found = /\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+)?(trigger|rule)\b/i.exec(
      withoutComments(tree.get(path)!),
    );
    return found ? [`${path}: makes a ${found[1].toLowerCase()}`] : [];
  });
}

// What came with which version, as far as SQL like ours could want it.
const NEWER: readonly [RegExp, string][] = [
  [/\b(random_normal|array_shuffle|array_sample|any_value|date_add|date_subtract|pg_input_is_valid)\s*\(/i, '16'],
  [/\b(json_array|json_object|json_arrayagg|json_objectagg)\s*\(|\bis\s+(not\s+)?json\b/i, '16'],
  [/(?<![\w.'])\d+_\d+(?![\w'])|(?<![\w'])0[xob][0-9a-f]+\b/i, '16'],
  [/\b(json_table|json_exists|json_query|json_value|json_scalar|json_serialize|to_bin|to_oct|xmltext)\s*\(/i, '17'],
  [
    /\bwhen\s+not\s+matched\s+by\s+source\b|\bmerge_action\s*\(|\bon_error\b|\bgrant\s+maintain\b|\bat\s+local\b/i,
    '17',
  ],
  [/\b(uuidv7|uuidv4|uuid_extract_\w+|casefold|array_sort|array_reverse|crc32c?|gamma|lgamma)\s*\(/i, '17 or 18'],
  [
    /\breturning\s+(?:with\s*\(|old\.|new\.)|\bwithout\s+overlaps\b|\bperiod\s+\w+\s*\)|\bnot\s+enforced\b|\)\s*virtual\b/i,
    '18',
  ],
];

export function nothingNewerThan15(tree: Tree): Violation[] {
  const migrations = pathsOf(tree, MIGRATIONS).map((path): [string, string] => [
    path,
    withoutComments(tree.get(path)!),
  ]);
  const queries = pathsOf(tree, /^src\/.*\.ts$/)
    .filter((path) => !isTest(path))
    .flatMap((path) => sqlOf(tree.get(path)!).map((sql): [string, string] => [path, sql]));
  return [...migrations, ...queries].flatMap(([path, sql]) =>
    NEWER.flatMap(([pattern, version]) => {
      const found = pattern.exec(sql)?.[0];
      return found ? [`${path}: \`${found.trim()}\` needs PostgreSQL ${version}`] : [];
    }),
  );
}

function withoutComments(sql: string): string {
  return sql.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
}
