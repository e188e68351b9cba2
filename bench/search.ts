// Search in a register of made-up entities (1 million unless told): how fast it loads and answers, and whether answers are right.
// Run: node bench/search.ts [entities]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../src/base/db.ts';
import type { EntityInput } from '../src/registry/entity-input.ts';
import { syllablesOf } from '../src/registry/pinyin.ts';
import { saveEntities } from '../src/registry/save-entities.ts';
import { type Hit, searchEntities } from '../src/registry/search-entities.ts';
import { searchForm } from '../src/registry/search-row.ts';
import { subjectColumns } from '../src/registry/subjects.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { madeName, oneOf, random } from './made-names.ts';

const ROUND = 40;
const CHECKED = 4;
const LIMIT = 20;

interface Made {
  readonly uscc: string;
  readonly regno: string | undefined;
  readonly name: string;
  readonly former: string | undefined;
}

type Kind = readonly [label: string, query: (made: Made, next: () => number) => string];

const part = (name: string, length: number, next: () => number) => {
  const form = searchForm(name);
  const from = Math.floor(next() * Math.max(1, form.length - length + 1));
  return form.slice(from, from + length);
};
const spelled = (name: string, length: number, next: () => number) => {
  const syllables = syllablesOf(part(name, length, next));
  return syllables.map((s) => s ?? '').join('');
};
const initials = (name: string, length: number, next: () => number) => {
  const syllables = syllablesOf(part(name, length, next));
  return syllables.map((s) => s?.[0] ?? '').join('');
};

const KINDS: readonly Kind[] = [
  ['credit code', (m) => m.uscc],
  ['first 15 of a code', (m) => m.uscc.slice(0, 15)],
  ['registration number', (m) => m.regno ?? m.uscc],
  ['whole name', (m) => m.name],
  ['first 4 of a name', (m) => searchForm(m.name).slice(0, 4)],
  ...[1, 2, 3, 4, 5, 6].map((n): Kind => [`${n} of a name`, (m, next) => part(m.name, n, next)]),
  ['former name', (m) => m.former ?? m.name],
  ['3 of a former name', (m, next) => part(m.former ?? m.name, 3, next)],
  ...[1, 2, 3, 4].map((n): Kind => [`pinyin of ${n}`, (m, next) => spelled(m.name, n, next)]),
  ['unfinished pinyin of 3', (m, next) => spelled(m.name, 3, next).slice(0, -1)],
  ...[2, 3, 4, 6].map((n): Kind => [`initials of ${n}`, (m, next) => initials(m.name, n, next)]),
  ['no such name', (_, next) => `${madeName(next).slice(0, 2)}囍囍${madeName(next).slice(0, 2)}`],
  ['no such pinyin', (m, next) => `${spelled(m.name, 2, next)}zuannen`],
];

/** Loads, asks and checks; prints what it measured. False when an answer was wrong. */
export async function benchSearch(count: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-bench-'));
  const db = await openDatabase({ dataFolder: folder, databaseUrl: undefined });
  try {
    const made = await load(db, count);
    await readColumns(db);
    return await ask(db, made);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function load(db: Database, count: number): Promise<Made[]> {
  const next = random(1);
  const made: Made[] = [];
  const begun = performance.now();
  while (made.length < count) {
    const batch = Array.from({ length: Math.min(5000, count - made.length) }, (_, i) =>
      makeEntity(next, made.length + i),
    );
    const inputs = batch.map((m) => inputOf(m, next));
    await db.transaction((tx) => saveEntities(tx, { id: 'bench', name: 'bench' }, new Date(), inputs));
    made.push(...batch);
  }
  const seconds = (performance.now() - begun) / 1000;
  console.log(
    `loaded ${count} entities with search rows in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} a second`,
  );
  return made;
}

function makeEntity(next: () => number, i: number): Made {
  const name = madeName(next);
  const uscc = makeUscc(/公司|厂|中心|合作社/.test(name) ? '91' : '92', '210600', i);
  const regno = next() < 0.2 ? `2106${String(i).padStart(11, '0')}` : undefined;
  return { uscc, regno, name, former: next() < 0.05 ? madeName(next) : undefined };
}

function inputOf({ uscc, regno, name, former }: Made, next: () => number): EntityInput {
  const attributes = {
    name,
    kind: uscc.startsWith('92') ? 'individual' : 'enterprise',
    status: 'open',
    established_on: '2015-03-01',
    division: oneOf(next, ['210602', '210603', '210604', '210681', '210682', '210624']),
    industries: [oneOf(next, ['F5211', 'H6210', 'C1310', 'O8051', 'G5430'])],
    tags: next() < 0.3 ? [oneOf(next, ['食品经营', '餐饮服务', '广告', '药品经营'])] : [],
    key_region: next() < 0.1,
    legal_person: '张三丰',
    address: `辽宁省丹东市振兴区七经街${Math.floor(next() * 1000)}号`,
  };
  return {
    attributes: former ? { ...attributes, former_names: [former] } : attributes,
    identifiers: { uscc, regno },
  };
}

async function readColumns(db: Database): Promise<void> {
  const begun = performance.now();
  const { count } = await db.read((tx) => subjectColumns(tx));
  console.log(`read grading's facts of ${count} entities in ${((performance.now() - begun) / 1000).toFixed(2)} s`);
}

async function ask(db: Database, made: readonly Made[]): Promise<boolean> {
  const next = random(2);
  const formers = made.filter((m) => m.former);
  const all: number[] = [];
  const wrong: string[] = [];
  const plain = plainSearch(made);
  for (let i = 0; i < 20; i++) await db.read((tx) => searchEntities(tx, oneOf(next, made).name));
  for (const [label, queryOf] of KINDS) {
    const times: number[] = [];
    for (let i = 0; i < ROUND; i++) {
      const query = queryOf(oneOf(next, label.includes('former') ? formers : made), next);
      const begun = performance.now();
      const hits = await db.read((tx) => searchEntities(tx, query, { limit: LIMIT }));
      times.push(performance.now() - begun);
      if (i < CHECKED && !agrees(hits, plain(query))) wrong.push(`${label}: ${query}`);
    }
    all.push(...times);
    console.log(`${label.padEnd(24)} ${quantiles(times)}`);
  }
  console.log(`${'all'.padEnd(24)} ${quantiles(all)}   ${all.length} queries`);
  console.log(
    wrong.length ? `WRONG: ${wrong.join('; ')}` : `${KINDS.length * CHECKED} answers agree with a plain scan`,
  );
  return wrong.length === 0;
}

/** Hits must all be true ones, and as many as there are, up to the limit. */
function agrees(hits: readonly Hit[], expected: ReadonlySet<string>): boolean {
  return hits.length === Math.min(LIMIT, expected.size) && hits.every((hit) => expected.has(hit.uscc ?? ''));
}

/** Search as its definition says it, by looking at every name: gives the credit codes of all matches. */
function plainSearch(made: readonly Made[]): (query: string) => ReadonlySet<string> {
  const rows = made.map(({ name, former }) => [name, former].flatMap((n) => (n ? [describeName(n)] : [])));
  return (query) => {
    const form = searchForm(query);
    const letters = /^[A-Z]{2,}$/.test(form) ? form.toLowerCase() : undefined;
    const fits = (row: PlainName) =>
      row.form.includes(form) ||
      (letters !== undefined && (row.initials.includes(letters) || isSpelledFromSomewhere(row.pinyin, letters)));
    const byCode = (m: Made) => /\d/.test(query) && (m.uscc.startsWith(form) || m.regno?.startsWith(form) === true);
    return new Set(made.filter((m, i) => byCode(m) || rows[i].some(fits)).map((m) => m.uscc));
  };
}

interface PlainName {
  readonly form: string;
  readonly initials: string;
  /** `|jin|xin`; nothing between the bars for a character that has no syllable. */
  readonly pinyin: string;
}

function describeName(name: string): PlainName {
  const form = searchForm(name);
  const syllables = syllablesOf(form);
  const initials = [...form].map((c, i) => syllables[i]?.[0] ?? (/[A-Z0-9]/.test(c) ? c.toLowerCase() : '')).join('');
  return { form, initials, pinyin: syllables.map((s) => `|${s ?? ''}`).join('') };
}

function isSpelledFromSomewhere(pinyin: string, letters: string): boolean {
  for (let bar = pinyin.indexOf('|'); bar >= 0; bar = pinyin.indexOf('|', bar + 1)) {
    let at = bar + 1;
    let met = 0;
    while (met < letters.length && (pinyin[at] === letters[met] || (met > 0 && pinyin[at] === '|'))) {
      if (pinyin[at] === '|' && pinyin[at + 1] === '|') break;
      if (pinyin[at] !== '|') met++;
      at++;
    }
    if (met === letters.length) return true;
  }
  return false;
}

function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (q: number) =>
    `${sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))].toFixed(1)} ms`.padStart(9);
  return `p50 ${at(0.5)}   p95 ${at(0.95)}   max ${at(1)}`;
}

if (import.meta.main) process.exitCode = (await benchSearch(Number(process.argv[2] ?? 1_000_000))) ? 0 : 1;
