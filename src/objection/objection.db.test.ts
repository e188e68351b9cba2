// The story of objections: filed and marked at once, forwarded and answered by the provider, upheld by two, record mended, receivers told.

import { afterAll, expect, test } from 'vitest';
import { type Caller, COUNTY, DEPARTMENT, testService } from '../../test/callers.ts';
import { testDatabase } from '../../test/database.ts';
import { fileAndGrade, saveAndGrade } from '../grading/file.ts';
import { prepareRegister } from '../grading/register.ts';
import { recordsOf } from '../ledger/read-entries.ts';

const database = await testDatabase();
let now = new Date('2026-11-12T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk' };
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
afterAll(() => service.http.close());
const made = [COUNTY, COUNTY, '500101'].map((division, i) => ({
  attributes: { kind: 'enterprise', name: `第${i + 1}公司`, division },
  identifiers: { regno: `R${i}` },
}));
await database.transaction((db) => saveAndGrade(db, clerk, now, made, grading));
const penalty = (entityId: number, source: string, number: string) => ({
  ...{ entityId, type: 'administrative-penalty', source },
  fields: { document_number: number, decided_on: '2026-11-02', measures: [{ kind: 'fine', amount: 40_000 }] },
});
const filed = await database.transaction((db) =>
  fileAndGrade(
    db,
    clerk,
    now,
    [penalty(1, DEPARTMENT, '应急罚1号'), penalty(2, '市局', '罚2号'), penalty(1, '市局', '罚3号')],
    grading,
  ),
);
const [theirs, ours, third] = filed.map(({ recordId }) => recordId!);

const ROLES = ['station-head', 'bureau-chief', 'department-user', 'auditor', 'legal-officer', 'credit-office'] as const;
async function signIn(on: string): Promise<Record<(typeof ROLES)[number], Caller>> {
  now = new Date(`${on}T01:00:00Z`);
  const callers = await Promise.all(ROLES.map(async (role) => [role, await service.signedIn(role)] as const));
  return Object.fromEntries(callers) as Record<(typeof ROLES)[number], Caller>;
}
let as = await signIn('2026-11-12');

const SAID = { matter: 'content', grounds: '处罚对象不是我公司', wanted: '撤回', files: ['判决书.pdf'] };
const file = async (entity: string, about: object, more: object = {}) =>
  (
    await as['station-head'].call('POST', `/entities/${entity}/objections`, {
      ...SAID,
      on: '2026-11-12',
      about,
      ...more,
    })
  ).body;
const read = async (id: string, who = as['station-head']) => (await who.call('GET', `/objections/${id}`)).body;
const act = async (id: string, doing: object) => {
  const { revision } = await read(id);
  return (await as['station-head'].call('POST', `/objections/${id}/acts`, { revision, doing })).body;
};
const explained = async () => (await as['station-head'].call('GET', '/entities/JX0000000002/standings/chongqing')).body;
const records = (entity: number) => database.read((db) => recordsOf(db, grading.catalogue, [entity]));
const approve = async (proposal: number) =>
  (await as['bureau-chief'].call('POST', `/proposals/${proposal}/approval`, { reason: '证据属实' })).body;

let first = '';

test('one that is filed marks its record at once, in the ledger and wherever its grade is explained', async () => {
  expect((await explained()).paused).toBe(false);
  const answer = await file('JX0000000002', { kind: 'record', record: ours });
  expect(answer).toMatchObject({ number: 'YY-2026-000001', due: '2026-12-10' });
  const kept = (await records(2)).find(({ type }) => type === 'objection');
  expect(kept?.fields).toMatchObject({ record_type: 'administrative-penalty', record_number: '罚2号' });
  expect(kept?.fields.settled_on).toBe(undefined);
  const why = await explained();
  expect([why.level, why.paused, why.reasons[0].record.disputed]).toEqual(['C', true, true]);
  expect(why.sentences.zh.join()).toContain('暂停');
  expect((await file('JX0000000002', { kind: 'record', record: ours })).code).toBe('objection.open-already');
  first = answer.id;
});

test('broken filings are refused with what is wrong', async () => {
  const about = { kind: 'record', record: third };
  const code = async (more: object) => (await file('JX0000000001', about, more)).code;
  expect(await code({ matter: 'moon' })).toBe('objection.matter');
  expect(await code({ on: '2026-11-13' })).toBe('objection.day');
  expect(await code({ on: '2026-11-01' })).toBe('objection.day');
  expect((await file('JX0000000001', { kind: 'record', record: 9999 })).code).toBe('ledger.record-not-found');
  const objection = (await records(2)).find(({ type }) => type === 'objection')!.recordId;
  expect((await file('JX0000000002', { kind: 'record', record: objection })).code).toBe('objection.not-of-this');
});

test('one that is rejected lifts the mark, names the next remedy, and is not acted on again', async () => {
  as = await signIn('2026-11-13');
  expect((await act(first, { act: 'forward', on: '2026-11-13', why: '' })).code).toBe('objection.own-record');
  await act(first, { act: 'accept', on: '2026-11-13', why: '' });
  expect((await act(first, { act: 'examine', on: '2026-11-13', until: '2026-11-13', why: '鉴定' })).code).toBe(
    'objection.no-examination',
  );
  expect(await act(first, { act: 'reject', on: '2026-11-13', why: '处罚对象经核实无误' })).toEqual({ done: true });
  expect((await explained()).paused).toBe(false);
  expect((await records(2)).find(({ type }) => type === 'objection')?.fields).toMatchObject({
    ...{ settled_on: '2026-11-13', outcome: 'rejected' },
  });
  const { items } = (await as['station-head'].call('GET', '/entities/JX0000000002/notices')).body;
  expect(items).toMatchObject([{ kind: 'objection-rejected', formal: true }]);
  const letter = (await as['station-head'].call('GET', `/entities/JX0000000002/notices/${items[0].id}`)).body;
  expect(letter.reasons).toBe('处罚对象经核实无误');
  expect(letter.letter.remedies.map(({ id }: { id: string }) => id)).toContain('review');
  expect((await act(first, { act: 'withdraw', on: '2026-11-13', why: '' })).code).toBe('objection.not-now');
});

let second = '';
let number = '';

test('a department sees and answers the objections to its own records alone', async () => {
  const answer = await file('JX0000000001', { kind: 'record', record: theirs });
  second = answer.id;
  number = answer.number;
  expect((await as['department-user'].call('GET', `/objections/${first}`)).status).toBe(404);
  expect(await read(second, as['department-user'])).toMatchObject({ provider: DEPARTMENT, own: false, state: 'filed' });
  const say = async (more: object = {}) =>
    (
      await as['department-user'].call('POST', `/objections/${second}/answer`, {
        ...{
          revision: (await read(second)).revision,
          on: '2026-11-13',
          answer: 'wrong',
          why: '录入时选错了对象',
          ...more,
        },
      })
    ).body;
  expect((await say()).code).toBe('objection.not-now');
  await act(second, { act: 'forward', on: '2026-11-13', why: '请核实' });
  expect((await act(second, { act: 'reject', on: '2026-11-13', why: '没有等到答复' })).code).toBe('objection.not-now');
  expect((await say({ revision: 1 })).code).toBe('objection.moved-on');
  expect(await say()).toEqual({ done: true });
  const acts = { act: 'accept', on: '2026-11-13', why: '' };
  const refused = await as['department-user'].call('POST', `/objections/${second}/acts`, { revision: 9, doing: acts });
  expect(refused.status).toBe(403);
});

test('upholding takes two: then the record is withdrawn, the mark lifted, the entity and other receivers told', async () => {
  // Somebody of the credit office looks at the file of the entity, which holds a record of class 3: the objection.
  await as['credit-office'].call('GET', '/entities/JX0000000001/records');
  const body = { outcome: 'upheld', mend: 'withdraw', fields: null, why: '提供单位确认有误' };
  const propose = () => as['station-head'].call('POST', `/objections/${second}/upholding`, body);
  const { status, body: asked } = await propose();
  expect(status).toBe(202);
  expect((await read(second)).state).toBe('answered');
  await approve(asked.proposal);
  expect(await read(second)).toMatchObject({ state: 'settled', outcome: 'upheld', mended: 'withdrawn', due: null });
  const standing = await records(1);
  expect(standing.map(({ number }) => number)).not.toContain('应急罚1号');
  expect(standing.find(({ type }) => type === 'objection')?.fields).toMatchObject({ outcome: 'upheld' });
  const { receivers } = await read(second);
  expect(receivers.map(({ how }: { how: string }) => how).toSorted()).toEqual(['looked', 'provider']);
  const told = (await as['department-user'].call('GET', '/objections/told')).body.items;
  expect(told).toMatchObject([{ number, mended: 'withdrawn', seen: null }]);
  expect((await as['department-user'].call('POST', `/objections/${second}/seen`)).body).toEqual({ done: true });
  expect((await as['department-user'].call('GET', '/objections/told')).body.items[0].seen).toBe(now.toISOString());
  const { items } = (await as['station-head'].call('GET', '/entities/JX0000000001/notices')).body;
  expect(items).toMatchObject([{ kind: 'objection-upheld' }]);
});

test('who was wronged may ask for a public clarification, which is an announcement of class 1', async () => {
  const ask = (id: string) => as['station-head'].call('POST', `/objections/${id}/clarification/asking`);
  expect((await ask(first)).body.code).toBe('objection.not-wronged');
  const publish = () =>
    as['bureau-chief'].call('POST', `/objections/${second}/clarification`, { text: '原处罚信息有误' });
  expect((await publish()).body.code).toBe('objection.not-now');
  await ask(second);
  expect((await publish()).body).toEqual({ done: true });
  const announcement = (await records(1)).find(({ type }) => type === 'announcement');
  expect(announcement?.fields).toMatchObject({ kind: 'clarification', content: '原处罚信息有误' });
});

test('a record that was not mended is not called corrected; a grade has no record that could be', async () => {
  const { id } = await file('JX0000000001', { kind: 'record', record: third }, { on: '2026-11-13' });
  const uphold = async (mend: string, fields: object | null = null) => {
    const path = `/objections/${id}/upholding`;
    const { proposal } = (
      await as['station-head'].call('POST', path, { outcome: 'partly', mend, fields, why: '金额有误' })
    ).body;
    return approve(proposal);
  };
  expect((await uphold('correct')).code).toBe('objection.not-mended');
  const grade = await file('JX0000000001', { kind: 'standing', name: 'chongqing/grade' }, { on: '2026-11-13' });
  expect(grade.number).toMatch(/^YY-2026-\d{6}$/);
  const nothing = { outcome: 'upheld', mend: 'withdraw', fields: null, why: '误' };
  expect((await as['station-head'].call('POST', `/objections/${grade.id}/upholding`, nothing)).body.code).toBe(
    'objection.nothing-to-mend',
  );
});

test('a grade that is objected to is marked at once wherever it is told, and pauses what rests on it', async () => {
  const about = { kind: 'standing', name: 'chongqing/grade' };
  const grade = await file('JX0000000002', about, { on: '2026-11-13' });
  const path = '/entities/JX0000000002/standings';
  const marked = async () => {
    const { disputed, paused, sentences } = (await as['station-head'].call('GET', `${path}/chongqing`)).body;
    const { items } = (await as['station-head'].call('GET', path)).body;
    const books = items
      .filter((one: { disputed: unknown }) => one.disputed)
      .map((one: { rulebook: string }) => one.rulebook);
    return { disputed, paused, books, said: sentences.zh.some((line: string) => line.includes(`（${grade.number}）`)) };
  };
  const open = { number: grade.number, since: '2026-11-13', pauses: true };
  expect(await marked()).toEqual({ disputed: open, paused: true, books: ['chongqing'], said: true });
  const mark = (await records(2)).find(({ number }) => number === grade.number);
  expect(mark?.fields).toMatchObject({ record_type: 'standing', record_number: 'chongqing/grade', pauses: true });
  const wrong = await file('JX0000000002', { kind: 'standing', name: 'chongqing/weight' }, { on: '2026-11-13' });
  expect(wrong.code).toBe('objection.no-standing');
  const upheld = { outcome: 'upheld', mend: 'none', fields: null, why: '等级已重新评定' };
  await approve((await as['station-head'].call('POST', `/objections/${grade.id}/upholding`, upheld)).body.proposal);
  expect(await marked()).toEqual({ disputed: null, paused: false, books: [], said: false });
});

test('it is handled by the unit in charge and the heads above; a head hands it on with a reason', async () => {
  const { id } = await file('JX0000000002', { kind: 'standing', name: 'chongqing/grade' }, { on: '2026-11-13' });
  const doing = async (who: Caller, one: object) => {
    const { revision } = await read(id);
    return (await who.call('POST', `/objections/${id}/acts`, { revision, doing: one })).body;
  };
  const accept = { act: 'accept', on: '2026-11-13', why: '' };
  expect(await read(id)).toMatchObject({ unit: '东港市局', may: { handle: true, assign: true } });
  expect(await read(id, as['legal-officer'])).toMatchObject({ may: { handle: false, assign: false } });
  expect((await doing(as['legal-officer'], accept)).code).toBe('objection.not-in-charge');
  const hand = { act: 'assign', on: '2026-11-13', unit: 'city', why: '涉及市局的评定' };
  expect((await doing(as['legal-officer'], hand)).code).toBe('objection.heads-only');
  expect((await doing(as['station-head'], { ...hand, unit: 'safety' })).code).toBe('complaints.unit-wrong');
  expect(await doing(as['station-head'], hand)).toEqual({ done: true });
  expect((await doing(as['station-head'], accept)).code).toBe('objection.not-in-charge');
  expect(await doing(as['legal-officer'], accept)).toEqual({ done: true });
  const { acts, unit } = await read(id);
  expect(unit).toBe('金信市市场监督管理局');
  expect(acts.find(({ act: what }: { act: string }) => what === 'assign')).toMatchObject({
    why: hand.why,
    detail: 'city',
  });
  await doing(as['legal-officer'], { act: 'withdraw', on: '2026-11-13', why: '主体撤回' });
});

test('what comes after the term is refused at once and told; a head may take it with a reason', async () => {
  const listed = { ground: 'falsehood', listed_on: '2026-10-08', document_number: '列异1号' };
  const [one] = await database.transaction((db) =>
    fileAndGrade(
      db,
      clerk,
      now,
      [{ entityId: 2, type: 'abnormal-operation-listing', source: '市局', fields: listed }],
      grading,
    ),
  );
  expect(one.problems).toEqual([]);
  const about = { kind: 'record', record: one.recordId };
  const onDay = async (on: string, more: object = {}) => {
    as = await signIn(on);
    return file('JX0000000002', about, { on, ...more });
  };
  const late = await onDay('2026-11-10');
  expect(late).toMatchObject({ outcome: 'refused', due: null });
  const refused = await read(late.id);
  expect(refused).toMatchObject({ state: 'settled', ground: 'late' });
  expect(refused.reasons).toContain('2026-11-09');
  const { items } = (await as['station-head'].call('GET', '/entities/JX0000000002/notices')).body;
  expect(items.map(({ kind }: { kind: string }) => kind)).toContain('objection-refused');
  const taken = await onDay('2026-11-10', { late: '住院，有证明' });
  expect(taken).toMatchObject({ outcome: null, due: '2026-11-17' });
  await act(taken.id, { act: 'withdraw', on: '2026-11-10', why: '' });
  const inTime = await onDay('2026-11-09');
  expect(inTime).toMatchObject({ outcome: null, due: '2026-11-16' });
  await act(inTime.id, { act: 'withdraw', on: '2026-11-09', why: '' });
  as = await signIn('2026-11-13');
});

test('a local regime is chosen by two, holds for later objections, and is put off by two where it says so', async () => {
  const choose = (regime: string) =>
    as['legal-officer'].call('POST', '/objections/rules/choice', { regime, why: '本地' });
  expect((await choose('atlantis')).body.code).toBe('objection.no-regime');
  await approve((await choose('zhejiang')).body.proposal);
  expect((await as['station-head'].call('GET', '/objections/rules')).body.chosen.regime).toBe('zhejiang');
  const { id, due } = await file('JX0000000001', { kind: 'warning', name: '欠费预警' }, { on: '2026-11-13' });
  expect(due).toBe('2026-11-20');
  const extension = async (of: string) =>
    (await as['station-head'].call('POST', `/objections/${of}/extension`, { why: '情况复杂' })).body;
  await approve((await extension(id)).proposal);
  expect((await read(id)).due).toBe('2026-12-11');
  expect((await extension(id)).code).toBe('objection.not-now');
  const before = (await as['station-head'].call('GET', '/objections?q=chongqing')).body.items[0].id;
  expect((await extension(before)).code).toBe('objection.no-extension');
});

test('lists show what is due first; figures count what was in time and what was upheld, by provider', async () => {
  const { items } = (await as['station-head'].call('GET', '/objections')).body;
  expect(items.map(({ due }: { due: string }) => due)).toEqual(['2026-12-11', '2026-12-11', '2026-12-11']);
  as = await signIn('2026-12-14');
  const counts = (await as['station-head'].call('GET', '/objections/counts')).body;
  expect(counts).toMatchObject({ open: 3, overdue: 3, soon: 0 });
  const { total, providers } = (await as.auditor.call('GET', '/objections/figures')).body;
  expect(total).toEqual({ filed: 10, open: 3, overdue: 3, settled: 7, inTime: 7, late: 0, upheld: 2, rejected: 2 });
  expect(providers.find((one: { provider: string }) => one.provider === DEPARTMENT)).toMatchObject({ upheld: 1 });
});

test('upheld with the record as it should be, it is corrected once a second person agrees', async () => {
  const [{ id }] = (await as['station-head'].call('GET', '/objections?q=罚3号')).body.items;
  const before = (await records(1)).find(({ recordId }) => recordId === third)!;
  const fields = { ...before.fields, measures: [{ kind: 'fine', amount: 4_000 }] };
  const body = { outcome: 'partly', mend: 'correct', fields, why: '金额多写一个零' };
  const { proposal } = (await as['station-head'].call('POST', `/objections/${id}/upholding`, body)).body;
  const now = async () => (await records(1)).find(({ recordId }) => recordId === third)!.fields.measures;
  expect(await now()).toEqual(before.fields.measures);
  expect(
    (await as['station-head'].call('POST', `/proposals/${proposal}/approval`, { reason: '同意' })).status,
  ).not.toBe(200);
  await approve(proposal);
  expect(await now()).toMatchObject([{ amount: 4_000 }]);
  expect(await read(id)).toMatchObject({ outcome: 'partly', mended: 'corrected' });
});
