// Counts of the whole register against the plain kernel, entity by entity; within reach, by filters, on any day, after changes.

import { afterAll, expect, test } from 'vitest';
import { testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { type Day, dayOf, EVER, NEVER } from '../../base/day.ts';
import type { Filing } from '../../ledger/filing.ts';
import { recordsOf } from '../../ledger/read-entries.ts';
import type { Json } from '../../ledger/record.ts';
import type { Subject } from '../../registry/subject.ts';
import { subjects } from '../../registry/subjects.ts';
import type { Rule } from '../../rulebooks/rulebook.ts';
import { wordsOf } from '../../rulebooks/tried.ts';
import { batchOf } from '../columns.ts';
import { fileAndGrade, saveAndGrade } from '../file.ts';
import { grade } from '../kernel/grade.ts';
import { prepareRegister } from '../register.ts';
import { type Effect, standingOf } from '../standing.ts';
import { Counting } from './counting.ts';
import type { MovesAnswer } from './question.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const who = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

const ENTITIES = 40;
const TODAY = '2026-11-22';

// Invented, the same at every run: each entity has another mixture of facts and records.
let seed = 7;
const dice = (sides: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % sides;
};
const pick = <T>(list: readonly T[]): T => list[dice(list.length)];
const some = () => `202${4 + dice(3)}-0${1 + dice(9)}-${10 + dice(18)}`;

const made = Array.from({ length: ENTITIES }, (_, i) => ({
  attributes: {
    name: `第${i}号企业`,
    kind: pick(['enterprise', 'enterprise', 'individual', 'branch']),
    division: pick(['210681', '210681001', '210602', '500103']),
    industries: [pick(['5221', '6210', '0811'])],
    tags: pick([[], ['食品经营'], ['餐饮服务', '广告']]),
    key_region: dice(4) === 0,
  },
  identifiers: { regno: `R${i}` },
}));
await database.transaction((db) => saveAndGrade(db, who, at, made, grading));

const measure = (): Record<string, Json> =>
  pick<Record<string, Json>>([
    { kind: 'warning' },
    { kind: 'fine', amount: pick([800, 5_000, 80_000]) },
    { kind: 'suspension' },
    { kind: 'permit-revoked' },
    { kind: 'confiscation-income', amount: 40_000 },
  ]);
const invented = (entityId: number, n: number): Filing => {
  const number = `${entityId}-${n}号`;
  const penalty = { document_number: number, decided_on: some(), measures: [measure(), measure()] };
  return pick<Filing>([
    { entityId, type: 'administrative-penalty', source: '市局', fields: penalty },
    { entityId, type: 'administrative-penalty', source: '市局', fields: penalty },
    {
      entityId,
      type: 'honour',
      source: '市局',
      fields: { document_number: number, granted_on: some(), level: pick(['national', 'district']), title: '守合同' },
    },
    {
      entityId,
      type: 'complaint',
      source: '市局',
      fields: { document_number: number, received_on: some(), upheld: dice(2) === 0 },
    },
  ]);
};
const filings = Array.from({ length: ENTITIES }, (_, i) =>
  Array.from({ length: dice(6) }, (_, n) => invented(i + 1, n)),
).flat();
const outcomes = await database.transaction((db) => fileAndGrade(db, who, at, filings, grading));

/** What the plain kernel says of one entity on a day: its level, and the rules that hold it. */
interface Plain {
  readonly division: string;
  readonly level: string | null;
  readonly inForce: ReadonlySet<string>;
  readonly decides: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

const within = (from: string | null, until: string | null, day: Day) =>
  (from === null ? EVER : dayOf(from)!) <= day && day < (until === null ? NEVER : dayOf(until)!);

function wordsOn({ facts }: Subject, attribute: string, day: Day): string[] {
  const fact = facts.find((one) => one.attribute === attribute && within(one.from, one.until, day));
  return fact ? wordsOf(fact.value) : [];
}

function plainly(rulebook: string, subject: Subject, records: Parameters<typeof batchOf>[2], on: string): Plain {
  const day = dayOf(on)!;
  const plan = grading.plans.get(rulebook)!;
  const { spans, effects, undetermined } = standingOf(grade(plan, batchOf(grading.keeping, [subject], records)), 0);
  const span = spans.find(({ from, until }) => within(from, until, day));
  const covered = Object.entries(plan.book.covers).every(([attribute, values]) =>
    wordsOn(subject, attribute, day).some((word) => values.includes(word)),
  );
  const edition = plan.book.editions.find(({ inForce, until }) => inForce <= day && day < until);
  const grades = plan.dimensions[plan.level].id;
  const byPoints = plan.dimensions[plan.level].points !== undefined;
  const ofRule = ({ id }: Rule) =>
    effects.filter((one) => one.rule.id === id && one.recordId !== null && within(one.from, one.until, day));
  const rulesWhere = (test: (rule: Rule, effects: readonly Effect[]) => boolean) =>
    new Set((covered ? (edition?.rules ?? []) : []).filter((rule) => test(rule, ofRule(rule))).map(({ id }) => id));
  const given = (rule: Rule) => (rule.form === 'fact' ? wordsOn(subject, rule.attribute, day) : []);
  const holds = (rule: Rule, own: readonly Effect[]) => {
    if (rule.form === 'fact') return given(rule).some((word) => word in rule.map || word in rule.points);
    const cases = new Set(own.map(({ recordId }) => recordId)).size;
    return rule.form === 'count' ? cases >= rule.atLeast : cases > 0;
  };
  return {
    division: wordsOn(subject, 'division', day)[0],
    level: span?.level ?? null,
    inForce: rulesWhere(holds),
    decides: rulesWhere(
      (rule, own) =>
        rule.dimension === grades &&
        rule.cause &&
        holds(rule, own) &&
        (byPoints || own.some(({ level }) => level === span?.level)),
    ),
    open: new Set(undetermined.map(({ rule }) => rule.id)),
  };
}

const ids = Array.from({ length: ENTITIES }, (_, i) => i + 1);
const known = () =>
  database.read(async (db) => {
    const records = await recordsOf(db, grading.catalogue, ids);
    const own = Map.groupBy(records, ({ entityId }) => entityId);
    return (await subjects(db, ids)).map((subject) => ({ subject, records: own.get(subject.entityId) ?? [] }));
  });
const standing = async (rulebook: string, on = TODAY, division = '') =>
  (await known())
    .map(({ subject, records }) => plainly(rulebook, subject, records, on))
    .filter((one) => one.division.startsWith(division));

const officer = await service.signedIn('inspector');
const ready = async (caller: typeof officer, path: string) => {
  for (;;) {
    const { status, body } = await caller.call('GET', path);
    expect(status, JSON.stringify(body)).toBe(200);
    if (body.state === 'ready') return body;
  }
};

test('what was invented was filed, and stands on more than one level', async () => {
  expect(outcomes.filter(({ state }) => state === 'refused')).toEqual([]);
  expect(new Set((await standing('chongqing')).map(({ level }) => level)).size).toBeGreaterThan(2);
});

test.each([...grading.books.keys()])('each rule of %s holds as many as the plain kernel says', async (rulebook) => {
  for (const on of [TODAY, '2025-06-30']) {
    // An inspector sees the city, not the city beyond.
    const plain = await standing(rulebook, on, '2106');
    const body = await ready(officer, `/rulebooks/${rulebook}/held?on=${on}`);
    const { edition, entities, uncovered, levels, rules } = body;
    expect({ entities, uncovered }).toEqual({
      entities: plain.length,
      uncovered: plain.filter(({ level }) => level === null).length,
    });
    for (const { code, count } of levels)
      expect([code, count]).toEqual([code, plain.filter(({ level }) => level === code).length]);
    if (edition === null) continue;
    const held = (of: 'inForce' | 'decides' | 'open', rule: string) => plain.filter((one) => one[of].has(rule)).length;
    expect(rules).toEqual(
      rules.map(({ rule }: { rule: string }) => ({
        rule,
        inForce: held('inForce', rule),
        decides: held('decides', rule),
        open: held('open', rule),
      })),
    );
  }
});

test('the matrix of two rulebooks, and who is in its cells', async () => {
  const [first, second] = [await standing('chongqing', TODAY, '210681'), await standing('saic-2003', TODAY, '210681')];
  const pairs = first.map(({ level }, i) => [level, second[i].level]);
  const query = `first=chongqing&second=saic-2003&division=210681`;
  const { cells, entities } = await ready(officer, `/conflicts?${query}`);
  expect(entities).toBe(pairs.length);
  for (const cell of cells)
    expect([cell.first, cell.second, cell.count]).toEqual([
      cell.first,
      cell.second,
      pairs.filter(([a, b]) => a === cell.first && b === cell.second).length,
    ]);
  const cell = cells.find(({ first, second }: { first: string; second: string }) => first !== second);
  const levels = `levelFirst=${cell.first ?? '-'}&levelSecond=${cell.second ?? '-'}`;
  const page = await ready(officer, `/conflicts/entities?${query}&${levels}&limit=1`);
  expect(page.total).toBe(cell.count);
  expect(page.items[0].stands.map(({ level }: { level: string }) => level)).toEqual([cell.first, cell.second]);
  const seen = [page.items[0].id];
  for (let next = page.next; next !== null; ) {
    const more = await ready(officer, `/conflicts/entities?${query}&${levels}&limit=2&after=${next}`);
    seen.push(...more.items.map(({ id }: { id: string }) => id));
    next = more.next;
  }
  expect(new Set(seen).size).toBe(cell.count);
});

test('whom a rule holds is listed within reach, with the reason', async () => {
  const plain = await standing('chongqing');
  const held = ids.filter((_, i) => plain[i].decides.has('large-amount') && plain[i].division.startsWith('210681'));
  const path = '/rulebooks/chongqing/rules/large-amount/entities?by=decides';
  const { items, total } = await ready(await service.signedIn('area-officer'), path);
  expect(items.map(({ id }: { id: string }) => id)).toEqual(held.map((id) => `JX${String(id).padStart(10, '0')}`));
  expect(total).toBe(held.length);
  expect(held.length).toBeGreaterThan(0);
  for (const { stands } of items) expect(stands[0]).toMatchObject({ level: 'C' });
  expect((await officer.call('GET', '/rulebooks/chongqing/rules/no-such/entities')).body).toMatchObject({ total: 0 });
  expect((await officer.call('GET', '/rulebooks/nobody/held')).body.code).toBe('grading.unknown-rulebook');
});

test('a record of a class that is not for the reader decides all the same, and is told without what it says', async () => {
  const entityId = made.findIndex(({ attributes }) => attributes.division === '210602') + 1;
  const complaints = [1, 2, 3].map((n) => ({
    entityId,
    type: 'complaint',
    source: '市局',
    fields: { document_number: `诉${n}号`, received_on: '2026-10-01', upheld: true },
  }));
  await database.transaction((db) => fileAndGrade(db, who, at, complaints, grading));
  const told = async (caller: typeof officer) => {
    const path = '/rulebooks/risk-general/rules/complaints/entities?division=210602';
    const { items } = await ready(caller, path);
    const own = items.find(({ id }: { id: string }) => id === `JX${String(entityId).padStart(10, '0')}`).stands[0];
    const reasons = own.reasons.filter(({ rule }: { rule: string }) => rule === 'complaints');
    return { level: own.level, numbers: reasons.map(({ number }: { number: string }) => number).sort() };
  };
  const open = await told(await service.signedIn('credit-office'));
  expect(open.numbers).toEqual(expect.arrayContaining(['诉1号', '诉2号', '诉3号']));
  const closed = await told(await service.signedIn('administrator'));
  expect(closed.level).toBe(open.level);
  expect(new Set(closed.numbers)).toEqual(new Set(['***']));
});

test('what is filed is counted by the next question', async () => {
  const count = async () => {
    const { rules } = await ready(officer, '/rulebooks/chongqing/held');
    return rules.find(({ rule }: { rule: string }) => rule === 'closure').inForce;
  };
  expect(await count()).toBe(0);
  const fields = { document_number: '关1号', decided_on: '2026-11-01', measures: [{ kind: 'closure' }] };
  const within = made.findIndex(({ attributes }) => attributes.division === '210602') + 1;
  const filing = { entityId: within, type: 'administrative-penalty', source: '市局', fields };
  await database.transaction((db) => fileAndGrade(db, who, at, [filing], grading));
  expect(await count()).toBe(1);
});

test('moves by division and industry, with samples, add up', async () => {
  const asked = (id: string) => ({ book: grading.books.get(id)!, key: id });
  const question = { before: asked('chongqing'), after: asked('jianghai'), samples: 2, grouped: true };
  const about = { kind: 'moves', day: dayOf(TODAY)!, among: { reach: [''] } } as const;
  const { answer } = await new Counting(database, grading).answer({ ...question, ...about }, at, () => {});
  const { entities, moves } = answer as MovesAnswer;
  expect(entities).toBe(ENTITIES);
  for (const { count, sample, divisions, industries } of moves) {
    for (const groups of [divisions, industries])
      expect([...groups.values()].reduce((sum, one) => sum + one, 0)).toBe(count);
    expect(sample).toHaveLength(Math.min(2, count));
  }
});

test('an answer that nobody waits for is given up', async () => {
  const of = { book: grading.books.get('chongqing')!, key: 'chongqing' };
  const question = { kind: 'held', of, day: dayOf(TODAY)!, among: { reach: [''] } } as const;
  const giveUp = () => {
    throw new Error('given up');
  };
  await expect(new Counting(database, grading).answer(question, at, giveUp)).rejects.toThrow('given up');
});
