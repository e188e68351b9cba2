// Files of cases from the enterprise's site and from the desk: known by content, cleaned, sealed, hashed, seen with their case alone.

import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { addAccount } from '../src/base/who/account.ts';
import { rulesFor } from '../src/evidence/file-rules.ts';
import { tidyFiles } from '../src/evidence/tidy-files.ts';
import { fileAndGrade, saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { noticesOver } from '../src/notice/notice-files.ts';
import { tell } from '../src/notice/tell.ts';
import { objectionsOver } from '../src/objection/objection-files.ts';
import { repairsOver } from '../src/repair/repair-files.ts';
import { type Caller, COUNTY, PASSWORD, testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
const at = new Date('2026-11-23T01:00:00Z');
const clerk = { id: 'clerk', name: 'clerk', unit: { id: 'county', name: '东港市局' }, source: '东港市局' };
const { grading } = await prepareRegister(database, at);
const service = await testService(
  { database, grading },
  { clock: () => at, files: { folder: '/tmp/none', largest: 12_000_000 } },
);
afterAll(() => service.http.close());
await database.transaction(async (db) => {
  const entities = [1, 2].map((i) => ({
    attributes: { name: `第${i}公司`, kind: 'enterprise', division: COUNTY },
    identifiers: { regno: `R${i}` },
  }));
  await saveAndGrade(db, clerk, at, entities, grading);
  const fields = (i: number) => ({
    ...{ document_number: `罚${i}号`, decided_on: '2026-06-01', measures: [{ kind: 'fine', amount: 600_000 }] },
  });
  const filings = [1, 2].map((entityId) => ({
    ...{ entityId, type: 'administrative-penalty', source: '东港市局', fields: fields(entityId) },
  }));
  await fileAndGrade(db, clerk, at, filings, grading);
  const shown = { name: 'rival', shown: '别家', password: PASSWORD, role: 'enterprise' } as const;
  await addAccount(db, at, { ...shown, unit: null, reach: [], entity: 2 });
});
const [own, chief, department] = [
  await service.signedIn('enterprise'),
  await service.signedIn('bureau-chief'),
  await service.signedIn('department-user'),
];
const rival = await service.signedIn('rival' as 'enterprise');

const JFIF = 'ffe000044a46';
const jpeg = (...segments: string[]) => Buffer.from(`ffd8${segments.join('')}ffda000201020304ffd9`, 'hex');
const PHOTO = jpeg(JFIF, `ffe1000c${Buffer.from('Exif place').toString('hex')}`);
const PDF = Buffer.from('%PDF-1.7 决定书');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function send(caller: Caller, path: string, name: string, bytes: Buffer) {
  const head = `--mark\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--mark--\r\n')]);
  return caller.call('POST', `${path}/files`, payload, { 'content-type': 'multipart/form-data; boundary=mark' });
}

const { body: objection } = await own.call('POST', '/own/objections', {
  ...{
    about: { kind: 'record', record: 1 },
    matter: 'content',
    grounds: '金额与决定书不一致',
    wanted: '更正',
    files: [],
  },
});
const OWN = `/own/objections/${objection.id}`;
const DESK = `/objections/${objection.id}`;

test('what is sent is known by its content and limited, and a refusal says what would be taken', async () => {
  const codeOf = async (name: string, bytes: Buffer) => {
    const { status, body } = await send(own, OWN, name, bytes);
    return [status, body.code, body.detail];
  };
  expect(await codeOf('evidence.pdf', Buffer.from('<html><script>'))).toEqual([
    ...[422, 'evidence.type', expect.stringMatching(/evidence\.pdf.*pdf/)],
  ]);
  expect(await codeOf('broken.jpg', Buffer.from('ffd8ff0000', 'hex'))).toMatchObject([
    422,
    'evidence.type',
    expect.anything(),
  ]);
  const { bytes, most } = rulesFor('objection');
  const large = Buffer.concat([PDF, Buffer.alloc(bytes + 1 - PDF.length)]);
  expect(await codeOf('big.pdf', large)).toEqual([413, 'evidence.too-large', expect.stringContaining('10 MB')]);
  const { body: other } = await rival.call('POST', '/own/objections', {
    ...{ about: { kind: 'record', record: 2 }, matter: 'content', grounds: '不是我们', wanted: '', files: [] },
  });
  const many = async (i: number) =>
    (await send(rival, `/own/objections/${other.id}`, `${i}.pdf`, Buffer.from(`%PDF-1.7 ${i}`))).body.code;
  for (let i = 0; i < most; i++) expect(await many(i)).toBeUndefined();
  expect([await many(most), await many(0)]).toEqual(['evidence.too-many', undefined]);
});

test('a picture is cleaned and shown in place, a PDF is taken away; both are hashed in the case and in its acts', async () => {
  expect((await send(own, OWN, '现场.jpg', PHOTO)).body).toEqual({ hash: sha256(PHOTO), name: '现场.jpg' });
  await send(own, OWN, '现场.jpg', PHOTO);
  expect((await send(chief, DESK, '决定书.exe', PDF)).status).toBe(200);
  const seen = (await own.call('GET', OWN)).body;
  expect(seen.attached).toMatchObject([
    { hash: sha256(PHOTO), type: 'image/jpeg', size: jpeg(JFIF).length, by: 'party', part: 'evidence' },
    { hash: sha256(PDF), type: 'application/pdf', by: 'office' },
  ]);
  const desk = (await chief.call('GET', DESK)).body;
  expect(desk.attached).toEqual(seen.attached);
  for (const { acts } of [seen, desk]) {
    const attached = acts.filter(({ act }: { act: string }) => act === 'attach');
    expect(attached.map(({ why }: { why: string }) => why)).toEqual([
      ...[`现场.jpg · SHA-256 ${sha256(PHOTO)}`, `决定书.exe · SHA-256 ${sha256(PDF)}`],
    ]);
  }
  expect(JSON.stringify(seen.acts)).not.toContain('bureau-chief');

  const photo = await own.call('GET', `${OWN}/files/${sha256(PHOTO)}`);
  expect([photo.headers['content-type'], photo.headers['content-disposition']]).toEqual([
    ...['image/jpeg', expect.stringMatching(/^inline/)],
  ]);
  const paper = await own.call('GET', `${OWN}/files/${sha256(PDF)}`);
  expect([paper.headers['content-disposition'], paper.body]).toEqual([
    ...[expect.stringMatching(/^attachment; .*%E5%86%B3%E5%AE%9A%E4%B9%A6\.pdf$/), PDF.toString()],
  ]);
  const { rows } = await database.read((db) => db.query('select sealed from evidence.file'));
  expect(rows.some(({ sealed }: { sealed: Buffer }) => sealed.includes('PDF'))).toBe(false);
});

test('a file is there for whoever sees its case, and for nobody else: the database refuses, not the page', async () => {
  const path = `/files/${sha256(PDF)}`;
  expect((await rival.call('GET', OWN + path)).status).toBe(404);
  expect((await send(rival, OWN, 'x.pdf', PDF)).status).toBe(404);
  expect((await department.call('GET', DESK + path)).status).toBe(404);
  expect((await chief.call('GET', `${DESK}/files/${'0'.repeat(64)}`)).body.code).toBe('evidence.no-such-file');
  const files = async (limit: Parameters<typeof database.as>[0]) =>
    database
      .as(limit)
      .read(async (db) => (await db.query('select case_id from evidence.file')).rows.map((row) => row.case_id));
  const outside = (entity: number) => files({ reach: [''], source: undefined, outside: { entity } });
  expect(new Set(await outside(1))).toEqual(new Set([objection.id]));
  expect(await outside(2)).not.toContain(objection.id);
  expect(await files({ reach: ['2107'], source: undefined })).toEqual([]);
  expect(await files({ reach: [''], source: '别的单位' })).toEqual([]);
});

test('materials complete an application for repair from the site; what is settled takes no more, and goes in time', async () => {
  const applied = await own.call('POST', '/own/repairs', {
    ...{ records: [1], statement: '已改正', materials: [], committedBy: '张三' },
  });
  expect([applied.status, applied.body.code]).toEqual([200, undefined]);
  const [site, desk] = [`/own/repairs/${applied.body.id}`, `/repairs/${applied.body.id}`];
  const act = async (doing: object) => {
    const { revision } = (await chief.call('GET', desk)).body;
    return (await chief.call('POST', `${desk}/acts`, { revision, doing })).status;
  };
  const { revision: before } = (await chief.call('GET', desk)).body;
  expect(await act({ act: 'ask', on: '2026-11-23', why: '缺缴款凭证' })).toBe(200);
  expect((await send(own, site, '缴款凭证.pdf', PDF)).status).toBe(200);
  // Whoever read the case before the file came looks again.
  const late = { revision: before + 1, doing: { act: 'withdraw', on: '2026-11-23', why: '误操作' } };
  expect((await chief.call('POST', `${desk}/acts`, late)).body.code).toBe('repair.moved-on');
  expect((await own.call('POST', `${site}/acts`, { act: 'supplement', why: '已补齐缴款凭证' })).status).toBe(200);
  expect((await own.call('GET', site)).body).toMatchObject({ state: 'filed', attached: [{ name: '缴款凭证.pdf' }] });
  expect((await own.call('POST', `${site}/acts`, { act: 'withdraw', why: '不申请了' })).status).toBe(200);
  expect((await send(own, site, 'x.pdf', PHOTO)).body.code).toBe('repair.not-now');
  expect((await own.call('POST', `${OWN}/withdrawal`, { why: '已经说清' })).status).toBe(200);
  expect((await send(own, OWN, 'x.pdf', Buffer.from('%PDF-2'))).body.code).toBe('objection.not-now');

  const left = async (today: string) => {
    for (const over of [repairsOver, objectionsOver, noticesOver])
      await database.transaction((db) => tidyFiles(db, over, today));
    const of = async (path: string) => (await own.call('GET', path)).body.attached.length;
    return [await of(site), await of(OWN)];
  };
  expect(await left('2031-11-22')).toEqual([1, 2]);
  expect(await left('2031-11-23')).toEqual([0, 0]);
});

test('a notice: signed for on the site it is served; a statement has files of the party, service its proof', async () => {
  const notice = await database.transaction((db) =>
    tell(db, clerk, at, { entity: 1, kind: 'listing-intended', about: null, facts: '拟列入' }),
  );
  const [site, desk] = [`/own/notices/${notice.id}`, `/entities/JX0000000001/notices/${notice.id}`];
  const byDesk = { way: 'own-site', on: '2026-11-23', signer: '张三', proof: '', consent: true, returned: false };
  expect((await chief.call('POST', `${desk}/service`, byDesk)).body.code).toBe('notice.way');
  expect((await own.call('POST', `${site}/acknowledgement`, { agreed: false })).status).toBe(400);
  expect((await own.call('POST', `${site}/acknowledgement`, { agreed: true })).body).toEqual({
    answerBy: '2026-11-30',
  });
  expect((await own.call('POST', `${site}/acknowledgement`, { agreed: true })).body.code).toBe('notice.served-already');
  expect((await own.call('POST', `${site}/statements`, { said: '年报已补', files: [] })).status).toBe(200);
  expect((await send(own, site, '年报回执.pdf', PDF)).status).toBe(200);
  const read = (await chief.call('GET', desk)).body;
  expect(read.acts.map(({ act, way }: { act: string; way: string }) => [act, way])).toEqual([
    ...[
      ['served', 'own-site'],
      ['stated', null],
      ['attached', null],
    ],
  ]);
  expect(read.acts[2]).toMatchObject({ files: ['年报回执.pdf'], proof: `SHA-256 ${sha256(PDF)}` });
});
