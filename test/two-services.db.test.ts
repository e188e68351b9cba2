// Two services on one database, each with connections and a grading of its own: an edition issued through one governs in the other.

import { afterAll, expect, test } from 'vitest';
import { connectDatabase } from '../src/base/db.ts';
import { Worker } from '../src/base/workshop.ts';
import { saveAndGrade } from '../src/grading/file.ts';
import { followTexts } from '../src/grading/follow-texts.ts';
import { prepareRegister, type Register } from '../src/grading/register.ts';
import { labJobs } from '../src/lab/jobs.ts';
import { withValue } from '../src/rulebooks/edit-text.ts';
import { type Caller, testApp, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const at = new Date('2026-11-22T01:00:00Z');
const clock = () => at;
const shared = await testDatabase();
const own = connectDatabase(shared.address);

/** As a service that is started: it follows texts, and the first does the jobs. */
async function started(register: Register): Promise<Register> {
  const following = followTexts(register.database, register.grading);
  await following.begun;
  afterAll(() => following.close());
  return register;
}

const here = await started(await prepareRegister(shared, at).then(({ grading }) => ({ database: shared, grading })));
const there = await started(await prepareRegister(own, at).then(({ grading }) => ({ database: own, grading })));
const [first, second] = [await testService(here, { clock }), await testApp(there, { clock })];
const worker = new Worker({ database: shared, clock, log: () => {} });
labJobs(worker, here, clock);
worker.start();
afterAll(async () => {
  await worker.stop();
  await Promise.all([first.http.close(), second.http.close()]);
  await own.close();
});

const attributes = { name: '金信公司', kind: 'enterprise', division: '210681' };
await shared.transaction((db) =>
  saveAndGrade(db, { id: 'clerk', name: 'clerk' }, at, [{ attributes, identifiers: { regno: 'R1' } }], here.grading),
);
const ENTITY = '/entities/JX0000000001';
const YEAR = '2027-01-01';

const answer = async (asked: ReturnType<Caller['call']>) => {
  const { status, body } = await asked;
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};

/** Drafts an edition by which fines from 10,000 yuan on are large, and has it issued by a second person. */
async function issueStricter(): Promise<void> {
  const [legal, chief] = [await first.signedIn('legal-officer'), await first.signedIn('bureau-chief')];
  const begun = { rulebook: 'chongqing', from: 'first', edition: '2027', inForce: YEAR, article: '9号', name: '降低' };
  const { id } = await answer(legal.call('POST', '/rulebook-drafts', begun));
  const path = `/rulebook-drafts/${id}`;
  const draft = await answer(legal.call('GET', path));
  const value = ['editions', 1, 'parameters', 'threshold', 'values', 0, 'value'];
  const files = { ...draft.files, 'rulebook.yaml': withValue(draft.files['rulebook.yaml'], value, 10_000) };
  const { revision } = await answer(legal.call('PUT', path, { ...draft, files, shared: false }));
  const proposal = { revision, reason: '局务会决定' };
  while ((await answer(legal.call('POST', `${path}/proposal`, proposal))).state !== 'done');
  const { items } = await answer(chief.call('GET', '/proposals'));
  await answer(chief.call('POST', `/proposals/${items[0].id}/approval`, { reason: '同意' }));
}

test('an edition issued through one service governs what the other shows and files, without a restart', async () => {
  const [officer, reader] = [await second.signedIn('area-officer'), await first.signedIn('area-officer')];
  const editions = async (caller: Caller) =>
    (await answer(caller.call('GET', '/rulebooks/chongqing'))).editions.map((one: { id: string }) => one.id);
  expect(await editions(officer)).toEqual(['first']);

  await issueStricter();
  while ((await editions(officer)).length < 2);
  expect(await editions(officer)).toEqual(['first', '2027']);
  expect(await editions(reader)).toEqual(['first', '2027']);

  const fine = {
    type: 'administrative-penalty',
    source: '市局',
    fields: { document_number: '一号', decided_on: '2026-11-20', measures: [{ kind: 'fine', amount: 15_000 }] },
  };
  await answer(officer.call('POST', `${ENTITY}/records`, fine));
  for (const caller of [officer, reader]) {
    const { items } = await answer(caller.call('GET', `${ENTITY}/standings`));
    const { spans } = items.find(({ rulebook }: { rulebook: string }) => rulebook === 'chongqing');
    const on = (day: string) =>
      spans.find(({ from, until }: { from: string | null; until: string | null }) => {
        return (from ?? '') <= day && (until === null || day < until);
      });
    expect([on('2026-12-31').level, on(YEAR).level, on(YEAR).edition]).toEqual(['B', 'C', '2027']);
    const why = await answer(caller.call('GET', `${ENTITY}/standings/chongqing?on=${YEAR}`));
    expect(why).toMatchObject({ level: 'C' });
  }
});
