// Drafting a rulebook edition over HTTP: who sees it, that no change is lost, what is refused, and what approval brings about.

import { afterAll, expect, test } from 'vitest';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { putIntoEffect } from '../src/grading/issue.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { withValue } from '../src/rulebooks/edit-text.ts';
import { testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const at = new Date('2026-11-22T01:00:00Z');
const { grading } = await prepareRegister(database, at);
const service = await testService({ database, grading }, { clock: () => at });
afterAll(() => service.http.close());

const [legal, chief, auditor] = [
  await service.signedIn('legal-officer'),
  await service.signedIn('bureau-chief'),
  await service.signedIn('auditor'),
];

const BEGIN = {
  rulebook: 'chongqing',
  from: 'first',
  edition: '2027',
  inForce: '2027-01-01',
  article: '市监发〔2026〕9号',
  name: '提高处罚影响的年限',
};

async function begun(more: object = {}) {
  const { status, body } = await legal.call('POST', '/rulebook-drafts', { ...BEGIN, ...more });
  expect(status, JSON.stringify(body)).toBe(200);
  return (await legal.call('GET', `/rulebook-drafts/${body.id}`)).body;
}

const save = (draft: { id: string }, changes: object) =>
  legal.call('PUT', `/rulebook-drafts/${draft.id}`, { ...draft, shared: false, ...changes });

test('a draft begins as the edition it is made from, and is its author’s until he shares it', async () => {
  const draft = await begun();
  expect(draft).toMatchObject({ rulebook: 'chongqing', revision: 1, state: 'open', own: true, shared: false });
  expect(Object.keys(draft.files)).toContain('rules/grade-2027.yaml');
  const path = `/rulebook-drafts/${draft.id}`;
  expect((await chief.call('GET', path)).body.code).toBe('lab.no-such-draft');
  expect((await save(draft, { shared: true })).body).toMatchObject({ revision: 2 });
  for (const reader of [chief, auditor]) {
    expect((await reader.call('GET', path)).body).toMatchObject({ revision: 2, own: false });
    expect((await reader.call('PUT', path, { ...draft, revision: 2 })).body.code).toBe('base.not-permitted');
    const { body } = await reader.call('GET', '/rulebook-drafts?rulebook=chongqing');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([draft.id]);
  }
  expect((await legal.call('DELETE', path)).body).toEqual({ dropped: true });
  expect((await legal.call('GET', path)).status).toBe(404);
});

test('what another has changed meanwhile is not overwritten', async () => {
  const draft = await begun();
  const other = withValue(draft.files['rules/grade-2027.yaml'], [2, 'lasts'], '2 years');
  expect((await save(draft, { files: { ...draft.files, 'rules/grade-2027.yaml': other } })).body.revision).toBe(2);
  const late = await save(draft, { files: {} });
  expect(late).toMatchObject({ status: 409, body: { code: 'lab.draft-changed' } });
  const { body } = await legal.call('GET', `/rulebook-drafts/${draft.id}`);
  expect(body).toMatchObject({ revision: 2, files: { 'rules/grade-2027.yaml': other } });
});

test('names that are taken, files that no rulebook has and editions that are not there are refused', async () => {
  const code = async (more: object) => (await legal.call('POST', '/rulebook-drafts', { ...BEGIN, ...more })).body.code;
  expect(await code({ edition: 'first' })).toBe('lab.edition-taken');
  expect(await code({ from: '1999' })).toBe('lab.unknown-edition');
  expect(await code({ rulebook: 'nowhere' })).toBe('grading.unknown-rulebook');
  expect(await code({ newBook: 'saic-2003' })).toBe('lab.book-taken');
  const draft = await begun({ newBook: 'harbour' });
  expect(draft.rulebook).toBe('harbour');
  const odd = await save(draft, { files: { ...draft.files, '../etc/passwd.yaml': '' } });
  expect(odd.body.code).toBe('lab.not-a-path');
});

test('the workbench has what checking takes; shipped texts stay readable', async () => {
  const { body } = await legal.call('GET', '/rulebook-workbench');
  expect(Object.keys(body.catalogue)).toContain('lists/penalty-kind.yaml');
  expect(body.books.map(({ id }: { id: string }) => id)).toEqual([...grading.books.keys()]);
  const texts = await auditor.call('GET', '/rulebooks/chongqing/texts');
  expect(texts.body.items).toMatchObject([{ number: null, inEffect: true }]);
  const text = await auditor.call('GET', '/rulebooks/chongqing/texts/0');
  expect(text.body.files['rulebook.yaml']).toContain('id: chongqing');
  expect((await auditor.call('GET', '/rulebooks/chongqing/texts/7')).body.code).toBe('lab.no-such-text');
});

const who = { id: 'clerk', name: 'clerk' };
const RULES = 'rules/grade-2027.yaml';

/** Three years in place of one for small fines, and half the threshold. */
function stricter(files: Readonly<Record<string, string>>) {
  const value = ['editions', 1, 'parameters', 'threshold', 'values', 0, 'value'];
  return {
    ...files,
    'rulebook.yaml': withValue(files['rulebook.yaml'], value, 15_000),
    [RULES]: withValue(files[RULES], [3, 'lasts'], '3 years'),
  };
}

/** Asks until the register has been read and graded. */
async function asked(call: () => ReturnType<typeof legal.call>) {
  for (let tries = 0; ; tries++) {
    const answer = await call();
    if (tries > 200 || (answer.body.state !== 'reading' && answer.body.state !== 'grading')) return answer;
  }
}

async function levelsOn(day: string) {
  return database.read(async (db) => {
    const { rows } = await db.query(
      `select s.entity_id as id, level, tier from grading.span s join grading.rulebook b on b.id = s.rulebook
       where b.code = 'chongqing' and from_day <= $1 and until_day > $1 order by 1`,
      [day],
    );
    return rows.map(({ id, level, tier }): [number, string] => [id, `${level} ${tier}`]);
  });
}

test('the impact of a draft is what grading under it then does; a second person issues it', async () => {
  const inputs = Array.from({ length: 40 }, (_, i) => ({
    attributes: {
      name: `金信${i}公司`,
      kind: i % 3 ? 'enterprise' : 'individual',
      division: i === 0 ? '500103' : i % 2 ? '210602' : '210681',
      industries: ['F5211'],
    },
    identifiers: { regno: `R${i}` },
  }));
  await database.transaction((db) => saveAndGrade(db, who, at, inputs, grading));
  const filings = inputs.map((_, i) => ({
    entityId: i + 1,
    type: 'administrative-penalty',
    source: '市局',
    fields: {
      document_number: `${i}号`,
      decided_on: i % 4 ? '2026-06-01' : '2024-09-01',
      measures: [{ kind: 'fine', amount: 500 * i }],
    },
  }));
  await database.transaction((db) => fileAndGrade(db, who, at, filings, grading));
  const before = new Map(await levelsOn('2027-01-01'));
  const past = await levelsOn('2026-12-31');

  const draft = await begun();
  const path = `/rulebook-drafts/${draft.id}`;
  const files = stricter(draft.files);
  const { body: tried } = await asked(() => legal.call('POST', `${path}/impact`, { on: '2027-01-01', files }));
  expect(tried.impact).toMatchObject({ entities: 39, better: 0, other: 0 });
  expect(tried.impact.worse).toBeGreaterThan(5);
  expect(tried.impact.byDivision.map(({ code }: { code: string }) => code).sort()).toEqual(['210602', '210681']);
  expect(tried.impact.byIndustry).toMatchObject([{ code: 'F', entities: 39, worse: tried.impact.worse }]);
  const narrow = { on: '2027-01-01', files, division: '210681' };
  const { body: county } = await asked(() => legal.call('POST', `${path}/impact`, narrow));
  expect(county.impact.entities).toBe(19);
  const move = tried.impact.moves.find(({ direction }: { direction: string }) => direction === 'worse');
  const why = { on: '2027-01-01', files, entities: move.samples };
  const { body: reasons } = await legal.call('POST', `${path}/impact/reasons`, why);
  expect(reasons.items[0]).toMatchObject({ before: move.before, after: move.after });
  expect(reasons.items[0].after.sentences.zh.join()).not.toBe(reasons.items[0].before.sentences.zh.join());
  const far = await legal.call('POST', `${path}/impact/reasons`, { ...why, entities: ['JX0000000001'] });
  expect(far.status).toBe(404);

  const broken = await save(draft, { files: { ...files, [RULES]: `${files[RULES]}\n- id: x` } });
  const propose = (revision: number, more = {}) =>
    asked(() => legal.call('POST', `${path}/proposal`, { revision, reason: '局务会决定', ...more }));
  expect((await propose(broken.body.revision)).body.code).toBe('lab.not-sound');
  expect((await propose(1)).body.code).toBe('lab.draft-changed');
  const { body: saved } = await save(draft, { revision: 2, files });
  expect((await propose(saved.revision)).body).toEqual({ state: 'done' });
  expect((await save(draft, { revision: saved.revision, files })).body.code).toBe('lab.draft-proposed');

  const { body: waiting } = await chief.call('GET', '/proposals');
  const [{ id }] = waiting.items;
  const { body: proposal } = await chief.call('GET', `/proposals/${id}`);
  expect(JSON.stringify(proposal.lines)).toContain(`${tried.impact.worse} 户变差`);
  expect((await legal.call('POST', `/proposals/${id}/approval`, { reason: '同意' })).body.code).toBe(
    'base.proposal-own',
  );
  expect((await chief.call('POST', `/proposals/${id}/approval`, { reason: '同意' })).status).toBe(200);
  expect(await levelsOn('2027-01-01')).toEqual([...before]);
  expect(await putIntoEffect(database, grading, at)).toEqual(['chongqing']);

  expect(await levelsOn('2026-12-31')).toEqual(past);
  const after = (await levelsOn('2027-01-01')).filter(([entity]) => entity !== 1);
  const moved = Map.groupBy(after, ([entity, now]) => `${before.get(entity)} → ${now}`);
  const told = (one: typeof move) =>
    `${one.before.level} ${one.before.tier} → ${one.after.level} ${one.after.tier}: ${one.count}`;
  expect(tried.impact.moves.map(told).sort()).toEqual(
    [...moved].map(([name, list]) => `${name}: ${list.length}`).sort(),
  );
  const { body: texts } = await auditor.call('GET', '/rulebooks/chongqing/texts');
  expect(texts.items).toMatchObject([
    {
      number: 1,
      edition: '2027',
      since: '2027-01-01',
      inEffect: true,
      draftedBy: 'legal-officer',
      issuedBy: 'bureau-chief',
    },
    { number: null, inEffect: false },
  ]);
  expect((await legal.call('GET', path)).body).toMatchObject({ state: 'issued', issued: 1 });
});

test('nothing new is not issued; days that are over only with a reason; a text issued since is not lost', async () => {
  const propose = async (draft: { id: string }, revision: number, more = {}) => {
    const path = `/rulebook-drafts/${draft.id}/proposal`;
    return (await asked(() => legal.call('POST', path, { revision, reason: '试', ...more }))).body;
  };
  const older = await begun({ rulebook: 'saic-2003', from: '2003', edition: '2026', inForce: '2026-01-01' });
  expect((await propose(older, 1)).code).toBe('lab.reaches-back');
  expect(await propose(older, 1, { retroactive: '原文件如此规定' })).toEqual({ state: 'done' });
  const same = await begun({ rulebook: 'saic-2003', from: '2003', edition: '2028', inForce: '2028-01-01' });
  const shipped = (await legal.call('GET', '/rulebooks/saic-2003/texts/0')).body.files;
  const { body } = await save(same, { files: shipped });
  expect((await propose(same, body.revision)).code).toBe('lab.nothing-new');
  const late = await begun({ edition: '2029', from: '2027', inForce: '2029-01-01' });
  await database.transaction((db) => db.query('update lab.draft set base = null where id = $1', [late.id]));
  expect((await propose(late, 1)).code).toBe('lab.text-moved');
});
