// A small invented tree that keeps every rule of the house, and ways to break each of them.

import { APPEND_ONLY, LARGE_TABLES, PLACED_OTHERWISE } from './plan.ts';

const tableOf = (name: string) => {
  const column = name in PLACED_OTHERWISE ? 'code' : 'entity_id';
  const columns = `  ${column} bigint not null,\n  day date not null,\n  primary key (${column}, day)`;
  const grant = APPEND_ONLY.includes(name) ? 'select, insert' : 'select, insert, update, delete';
  return `-- citus: distributed by ${column}\ncreate table ${name} (\n${columns}\n);\ngrant ${grant} on ${name} to jinxin_app;\n`;
};
const tablesOf = (room: string) =>
  [...LARGE_TABLES, ...Object.keys(PLACED_OTHERWISE)].filter((name) => name.startsWith(`${room}.`)).map(tableOf);

const NAMED = [...LARGE_TABLES, ...Object.keys(PLACED_OTHERWISE), 'src/base/', 'src/ledger/', 'src/grading/'];

/** A small tree in which every rule is kept. */
export const SOUND: Readonly<Record<string, string>> = {
  'package.json': '{"dependencies": {"yaml": "2.9.1", "pg": "8.23.1"}}',
  'package-lock.json':
    '{"packages": {"node_modules/pg": {"resolved": "https://registry.npmjs.org/pg/-/pg-8.23.1.tgz"}}}',
  'ARCHITECTURE.md': `${NAMED.map((word) => `\`${word}\``).join(' ')} Days are made in \`src/base/day.ts\`.\n`,
  'docs/decisions/0001-one-package.md': '# One\n\n## Context\n\n## Choices\n\n## Decision\n\n## Price\n',
  'migrations/0009-duties-start.sql': `-- Duties start.\n\n${tablesOf('duties').join('\n')}`,
  'migrations/0010-registry-start.sql': `-- The registry starts.\n\n${tablesOf('registry').join('\n')}`,
  'migrations/0020-ledger-start.sql': `-- The ledger starts.\n\n${tablesOf('ledger').join('\n')}`,
  'migrations/0030-grading-start.sql': `-- Grading starts.\n\n${tablesOf('grading').join('\n')}`,
  'migrations/0034-notice-start.sql': `-- Notice starts.\n\n${tablesOf('notice').join('\n')}`,
  'migrations/0035-repair-start.sql': `-- Repair starts.\n\n${tablesOf('repair').join('\n')}`,
  'migrations/0038-disclosure-start.sql': `-- Disclosure starts.\n\n${tablesOf('disclosure').join('\n')}`,
  'migrations/0036-supervision-start.sql': `-- Supervision starts.\n\n${tablesOf('supervision').join('\n')}`,
  'migrations/0039-evidence-start.sql': `-- Evidence starts.\n\n${tablesOf('evidence').join('\n')}`,
  'migrations/0037-objection-start.sql': `-- Objection starts.\n\n${tablesOf('objection').join('\n')}`,
  'src/cli.ts': "// The roof.\n\nimport { register } from './ledger/cli.ts';\n\nregister(new Date());\n",
  'src/base/day.ts': '// Days.\n\nexport const DAY = 86_400_000;\n',
  'src/base/copy.ts': '// Carries rows. It knows no table.\n\nexport const copyIn = (..._: unknown[]) => {};\n',
  'src/base/restore.ts': '// Fills databases.\n\nexport const nothing = 0;\n',
  'src/ledger/cli.ts':
    "// A door.\n\nimport { file } from './file.ts';\n\nexport const register = (at: Date) => file(at);\n",
  'src/ledger/file.ts': [
    '// Files facts.',
    '',
    "import pg from 'pg';",
    "import { copyIn } from '../base/copy.ts';",
    '',
    'export function file(at: Date) {',
    "  const sql = 'insert into ledger.entry (day) select day from registry.entity where day = $1';",
    "  copyIn(pg, 'ledger.record (entity_id)', [at, sql]);",
    '}',
    '',
  ].join('\n'),
  'src/ledger/file.test.ts':
    "import { test } from 'vitest';\n\ntest.skipIf(process.platform === 'win32')('files', () => {});\n",
  'src/grading/kernel/grade.ts':
    "// Grades.\n\nimport { DAY } from '../../base/day.ts';\n\nexport const week = 7 * DAY;\n",
  'test/make.ts': '// Makes things up.\n\nexport const one = 1;\n',
};

/** A way to break one rule, and what its check must find. */
export interface Spoiling {
  readonly rule: string;
  readonly how: string;
  /** Files with their new text, or with what to put in place of what. */
  readonly files: Readonly<Record<string, string | readonly [string, string]>>;
  readonly found: readonly string[];
}

export const spoilings: readonly Spoiling[] = [
  {
    rule: 'files import downward only',
    how: 'the ledger imports grading',
    files: { 'src/ledger/a.ts': "// A.\nimport { week } from '../grading/kernel/grade.ts';\n" },
    found: ['src/ledger/a.ts: imports upward or sideways (../grading/kernel/grade.ts)'],
  },
  {
    rule: 'files import downward only',
    how: 'for a type only, and in a loop of lines',
    files: { 'src/base/a.ts': "// A.\nimport type {\n  Filed,\n  Other,\n} from '../ledger/file.ts';\n" },
    found: ['src/base/a.ts: imports upward or sideways (../ledger/file.ts)'],
  },
  {
    rule: 'files import downward only',
    how: 'when needed, by import()',
    files: { 'src/base/a.ts': "// A.\nexport const later = () => import('../ledger/file.ts');\n" },
    found: ['src/base/a.ts: imports upward or sideways (../ledger/file.ts)'],
  },
  {
    rule: 'files import downward only',
    how: 'a room imports the roof',
    files: { 'src/ledger/a.ts': "// A.\nimport '../cli.ts';\n" },
    found: ['src/ledger/a.ts: imports the roof (../cli.ts)'],
  },
  {
    rule: 'files import downward only',
    how: 'one sector imports another',
    files: {
      'src/sectors/food/a.ts': "// A.\nimport { b } from '../lifts/b.ts';\n",
      'src/sectors/lifts/b.ts': '// B.\n',
    },
    found: ['src/sectors/food/a.ts: imports upward or sideways (../lifts/b.ts)'],
  },
  {
    rule: 'files import downward only',
    how: 'a room that the plan does not know',
    files: { 'src/attic/a.ts': '// A.\n' },
    found: ['src/attic/a.ts: lies in no room of the plan'],
  },
  {
    rule: 'imported files exist',
    how: 'a file was renamed',
    files: { 'test/a.ts': "// A.\nimport { two } from './made.ts';\n" },
    found: ['test/a.ts: ./made.ts is not there'],
  },
  {
    rule: 'product code imports product code and dependencies only',
    how: 'the product uses what tests use',
    files: { 'src/ledger/a.ts': "// A.\nimport { one } from '../../test/make.ts';\nimport fc from 'fast-check';\n" },
    found: [
      'src/ledger/a.ts: imports from outside (../../test/make.ts)',
      'src/ledger/a.ts: fast-check is not among the dependencies',
    ],
  },
  {
    rule: 'no file passes on what another exports',
    how: 'export … from',
    files: { 'src/ledger/a.ts': "// A.\nexport { file } from './file.ts';\nexport * from '../base/day.ts';\n" },
    found: ['src/ledger/a.ts: passes on ./file.ts', 'src/ledger/a.ts: passes on ../base/day.ts'],
  },
  {
    rule: 'no file passes on what another exports',
    how: 'import first, export after',
    files: { 'src/ledger/a.ts': "// A.\nimport { file } from './file.ts';\n\nexport { file };\n" },
    found: ['src/ledger/a.ts: exports apart from the declaration'],
  },
  {
    rule: 'doors are opened by the roof only',
    how: 'a room calls the door of a lower one, a verb the door of its own room; a wing belongs to its door, a type opens nothing',
    files: {
      'src/grading/a.ts': "// A.\nimport { register } from '../ledger/cli.ts';\n",
      'src/grading/cli.ts': "// B.\nimport { register } from '../ledger/cli.ts';\n",
      'src/ledger/verify-cli.ts': "// C.\nimport { register } from './cli.ts';\n",
      'src/exchange/a.ts': "// E.\nimport type { Door } from '../ledger/cli.ts';\n",
      'src/ledger/a.ts': "// D.\nimport { verify } from './verify-cli.ts';\n",
    },
    found: [
      'src/grading/a.ts: opens the door ../ledger/cli.ts',
      'src/grading/cli.ts: opens the door ../ledger/cli.ts',
      'src/ledger/a.ts: opens the door ./verify-cli.ts',
    ],
  },
  {
    rule: 'only doors and the roof read the clock',
    how: 'a verb asks what time it is',
    files: { 'src/ledger/a.ts': '// A.\nexport const at = () => new Date();\nexport const ms = Date.now;\n' },
    found: ['src/ledger/a.ts: reads the clock'],
  },
  {
    rule: 'what a browser reads needs nothing of Node',
    how: 'by itself',
    files: {
      'src/grading/kernel/a.ts': "// A.\nimport { join } from 'node:path';\nexport const at = process.cwd();\n",
    },
    found: [
      'src/grading/kernel/a.ts: src/grading/kernel/a.ts imports node:path',
      'src/grading/kernel/a.ts: src/grading/kernel/a.ts uses process',
    ],
  },
  {
    rule: 'what a browser reads needs nothing of Node',
    how: 'by what it imports; types alone do no harm',
    files: {
      'src/grading/kernel/a.ts': "// A.\nimport { b } from '../../base/b.ts';\n",
      'src/grading/kernel/c.ts': "// C.\nimport type { b } from '../../base/b.ts';\n",
      'src/base/b.ts': "// B.\nimport 'pg';\n",
    },
    found: ['src/grading/kernel/a.ts: src/base/b.ts imports pg'],
  },
  {
    rule: 'what a browser reads needs nothing of Node',
    how: 'the kernel takes a package that rulebooks may take',
    files: {
      'src/grading/kernel/a.ts': "// A.\nimport { parse } from 'yaml';\n",
      'src/rulebooks/a.ts': "// A.\nimport { parse } from 'yaml';\n",
    },
    found: ['src/grading/kernel/a.ts: src/grading/kernel/a.ts imports yaml'],
  },
  {
    rule: 'a room writes its own schema only',
    how: 'by every word that writes',
    files: {
      'src/grading/a.ts': [
        '// A.',
        'export const sql = [',
        "  'insert into ledger.entry (day) values ($1)',",
        "  'update registry.entity set name = $1',",
        "  'delete from ledger.key',",
        '  `with gone as (delete from ledger.record returning 1) select * from gone for update`,',
        "  'truncate ledger.chain',",
        "  'update grading.rulebook set content = $1',",
        '];',
      ].join('\n'),
    },
    found: ['ledger', 'registry', 'ledger', 'ledger', 'ledger'].map(
      (schema) => `src/grading/a.ts: writes the schema ${schema}`,
    ),
  },
  {
    rule: 'a room writes its own schema only',
    how: 'by COPY, the target on the spot or in a constant',
    files: {
      'src/grading/a.ts': "// A.\ncopyIn(db, 'ledger.entry (day)', []);\n",
      'src/grading/b.ts': "// B.\nconst TARGET = 'ledger.key (day)';\ncopyBytesIn(db, TARGET, []);\n",
      'src/grading/c.ts': '// C.\nexport const take = (target: string) => copyIn(db, target, []);\n',
    },
    found: [
      'src/grading/a.ts: writes the schema ledger',
      'src/grading/b.ts: writes the schema ledger',
      'src/grading/c.ts: writes a table without its schema',
    ],
  },
  {
    rule: 'a room writes its own schema only',
    how: 'a table filled in at run time, a table without schema; a temporary one is nobody’s',
    files: {
      'src/grading/a.ts':
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template in the invented file
        "// A.\nconst tables = ['grading.standing', 'ledger.key'];\nconst sql = `delete from ${tables[0]} where true`;\n",
      'src/grading/b.ts': "// B.\nconst sql = 'insert into span values (1)';\n",
      'src/grading/c.ts': "// C.\nconst sql = ['create temp table had (n int)', 'insert into had values (1)'];\n",
    },
    found: ['src/grading/a.ts: writes the schema ledger', 'src/grading/b.ts: writes a table without its schema'],
  },
  {
    rule: 'a room reads lower schemas only',
    how: 'the ledger asks for grades',
    files: {
      'src/ledger/a.ts': "// A.\nconst sql = 'select 1 from ledger.entry join grading.standing using (entity_id)';\n",
    },
    found: ['src/ledger/a.ts: reads the schema grading, which lies above'],
  },
  {
    rule: 'migrations are named and numbered',
    how: 'a number twice, a name without a room',
    files: { 'migrations/0020-ledger-more.sql': '-- More.\n', 'migrations/fix.sql': '-- Fix.\n' },
    found: [
      'migrations/0020-ledger-start.sql: has the number of migrations/0020-ledger-more.sql',
      'migrations/fix.sql: is not named NNNN-room-what.sql',
    ],
  },
  {
    rule: 'a migration stays in its room',
    how: 'it changes the table of another',
    files: { 'migrations/0031-grading-more.sql': '-- More.\nalter table ledger.entry add column grade text;\n' },
    found: ['migrations/0031-grading-more.sql: touches ledger.entry, which is not of the room grading'],
  },
  {
    rule: 'every table has its place on Citus',
    how: 'no comment, an unknown place, a wrong key, a place of its own',
    files: {
      'migrations/0031-grading-more.sql': [
        '-- More.',
        'create table grading.a (\n  id int primary key\n);',
        '-- citus: somewhere',
        'create table grading.b (\n  id int primary key\n);',
        '-- citus: distributed by entity_id',
        'create table grading.c (\n  day date,\n  entity_id bigint,\n  primary key (day, entity_id)\n);',
        '-- citus: local',
        'create table grading.d (\n  entity_id bigint primary key\n);',
        '',
      ].join('\n'),
    },
    found: [
      'has no comment `-- citus: …` before it',
      'has an unknown place: somewhere',
      'has a key that does not begin with entity_id',
      'is of entities but not distributed by entity_id',
    ].map((what, place) => `migrations/0031-grading-more.sql: grading.${'abcd'[place]} ${what}`),
  },
  {
    rule: 'every table has its place on Citus',
    how: 'unique without the entity id, in the table or by an index',
    files: {
      'migrations/0031-grading-more.sql': [
        '-- More.',
        '-- citus: distributed by entity_id',
        'create table grading.a (\n  entity_id bigint primary key,\n  code text unique,\n  unique (entity_id, code)\n);',
        'create unique index standing_day on grading.standing (day);',
        '',
      ].join('\n'),
    },
    found: [
      'migrations/0030-grading-start.sql: grading.standing is unique by day without entity_id',
      'migrations/0031-grading-more.sql: grading.a is unique by code without entity_id',
    ],
  },
  {
    rule: 'every table has its place on Citus',
    how: 'a table that the check cannot read, and a declared one that is gone',
    files: {
      'migrations/0031-grading-more.sql': '-- More.\ncreate table grading.a as select 1;\n',
      'migrations/0030-grading-start.sql': `-- Grading starts.\n\n${tableOf('grading.standing')}`,
    },
    found: [
      'test/house/plan.ts: there is no table grading.undetermined',
      'migrations/0031-grading-more.sql: 1 tables are not written as `create table room.name (…);`',
    ],
  },
  {
    rule: 'what only grows is granted so',
    how: 'entries may be changed, everything is granted',
    files: {
      'migrations/0021-ledger-more.sql':
        '-- More.\ngrant select, update on ledger.entry to jinxin_app;\ngrant all on all tables in schema ledger to jinxin_app;\n',
    },
    found: [
      'migrations/0021-ledger-more.sql: grants update on ledger.entry, which only grows',
      'migrations/0021-ledger-more.sql: grants everything at once',
    ],
  },
  {
    rule: 'the database has no triggers',
    how: 'a trigger; one that is only spoken of is none',
    files: {
      'migrations/0021-ledger-more.sql': '-- No create trigger here.\n',
      'migrations/0022-ledger-more.sql':
        '-- More.\ncreate or replace trigger t after insert on ledger.entry execute f();\n',
    },
    found: ['migrations/0022-ledger-more.sql: makes a trigger'],
  },
  {
    rule: 'SQL runs on PostgreSQL 15',
    how: 'functions, literals and clauses of later versions',
    files: {
      'migrations/0021-ledger-more.sql': '-- More.\nalter table ledger.entry add column id uuid default uuidv7();\n',
      'src/ledger/a.ts':
        "// A.\nconst sql = ['select any_value(day) from ledger.entry', 'select 1_000', 'select $1 is json'];\n",
      'src/ledger/b.ts':
        "// B.\nconst sql = 'update ledger.entry set day = $1 returning old.day';\nconst large = 1_000;\n",
    },
    found: [
      'migrations/0021-ledger-more.sql: `uuidv7(` needs PostgreSQL 17 or 18',
      'src/ledger/a.ts: `any_value(` needs PostgreSQL 16',
      'src/ledger/a.ts: `1_000` needs PostgreSQL 16',
      'src/ledger/a.ts: `is json` needs PostgreSQL 16',
      'src/ledger/b.ts: `returning old.` needs PostgreSQL 18',
    ],
  },
  {
    rule: 'files open with a sentence',
    how: 'nothing, or something that is none',
    files: {
      'src/ledger/a.ts': 'export const a = 1;\n',
      'scripts/b.ts': '// misc\n',
      'migrations/0021-ledger-more.sql': 'select 1;\n',
    },
    found: ['scripts/b.ts', 'src/ledger/a.ts', 'migrations/0021-ledger-more.sql'].map(
      (path) => `${path}: does not open with a sentence on what it is for`,
    ),
  },
  {
    rule: 'names are plain',
    how: 'camel case, vague words, exports by default',
    files: {
      'src/ledger/fileEntry.ts': '// A.\n',
      'src/ledger/entry-service.ts': '// A.\n',
      'src/ledger/index.ts': '// A.\n',
      'src/ledger/by-index.ts': '// A.\n',
      'scripts/a.ts': '// A.\nexport default 1;\n',
    },
    found: [
      'scripts/a.ts: exports by default',
      'src/ledger/entry-service.ts: is named service, which says nothing',
      'src/ledger/fileEntry.ts: is not in kebab-case',
      'src/ledger/index.ts: is named index, which says nothing',
    ],
  },
  {
    rule: 'no test is switched off',
    how: 'skipped, alone, or skipped always',
    files: {
      'test/a.test.ts': "test.skip('a', () => {});\n",
      'test/b.test.ts': "describe.concurrent.only('b', () => {});\n",
      'test/c.test.ts': "test.skipIf(true)('c', () => {});\n",
      'test/d.test.ts': "// once test.skip('d')\ntest('says test.skip(', (context) => context.skip('no server'));\n",
    },
    found: [
      'test/a.test.ts: a test is switched off (test.skip()',
      'test/b.test.ts: a test is switched off (describe.concurrent.only()',
      'test/c.test.ts: a test is switched off (.skipIf(true))',
    ],
  },
  {
    rule: 'nothing is left undone',
    how: 'notes to oneself, faults silenced',
    files: {
      'src/ledger/a.ts': `// A.\n// ${'TO'}DO: later\n/* ${'@ts-'}ignore */\nconst list = '${'TO'}DO';\n`,
    },
    found: [`src/ledger/a.ts: a comment says ${'TO'}DO`, `src/ledger/a.ts: a comment says ${'@ts-'}ignore`],
  },
  {
    rule: 'no file names a place of one machine',
    how: 'folders, hosts of packages',
    files: {
      'README.md': `See ${'/wo'}rk/notes and ${'/ho'}me/li/jinxin and docs/work/a.md\n`,
      'scripts/a.ts': `// A.\nconst from = 'http://${'npm.'}example.internal:4873/';\n`,
      'package-lock.json': '{"resolved": "https://mirror.example.com/pg.tgz"}',
    },
    found: [
      'package-lock.json: names "resolved": "https://mirror.example.com/pg.tgz"',
      `README.md: names ${'/wo'}rk/`,
      `scripts/a.ts: names http://${'npm.'}example.internal:4873/`,
    ],
  },
  {
    rule: 'pages name what is there',
    how: 'a file, a table that is gone; a room, a table left out; a page too long',
    files: {
      'README.md':
        'See `src/ledger/gone.ts`, `ledger.gone`, `docs/decisions/`, `ledger.entry`, `npm test`, `fc.assert`.\n',
      'ARCHITECTURE.md': `${SOUND['ARCHITECTURE.md']}${'line\n'.repeat(150)}`,
      'migrations/0031-grading-more.sql': '-- More.\ncreate table grading.more (\n  n int\n);\n',
      'src/lab/a.ts': '// A.\n',
    },
    found: [
      'ARCHITECTURE.md: is longer than 150 lines',
      'ARCHITECTURE.md: does not name grading.more',
      'ARCHITECTURE.md: does not name src/lab/',
      'README.md: src/ledger/gone.ts is not there',
      'README.md: there is no table ledger.gone',
    ],
  },
  {
    rule: 'pages take their punctuation from the words',
    how: 'a page puts a full-width colon after a label',
    files: {
      'web/src/base/own-page.tsx': "// One's own page.\n\nexport const Seen = () => <p>{t('own.seen')}：</p>;\n",
      'web/src/words/own.ts': "// Words of the page.\n\nexport const zh = { seen: '上次（今天）' };\n",
    },
    found: ['web/src/base/own-page.tsx: writes ：, which belongs into web/src/words'],
  },
  {
    rule: 'decisions are numbered and whole',
    how: 'a number left out, a part forgotten',
    files: { 'docs/decisions/0003-c.md': '# C\n\n## Context\n\n## Choices\n\n## Decision\n' },
    found: ['docs/decisions/0003-c.md: is not number 0002', 'docs/decisions/0003-c.md: has no part named Price'],
  },
];
