// Drafting a rulebook edition over HTTP: who sees it, that no change is lost, what is refused, and what approval brings about.

import { afterAll, expect, test } from 'vitest';
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
