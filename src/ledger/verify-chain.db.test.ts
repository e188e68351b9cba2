import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { catalogue, penalty, registerEntities, resumption } from '../../test/ledger.ts';
import { asOwner } from '../base/db.ts';
import { entryHash, GENESIS } from './chain.ts';
import { correctRecord, withdrawRecord } from './correct.ts';
import { fileEntries } from './file.ts';
import { keeping } from './keeping.ts';
import { entriesOf } from './read-entries.ts';
import { type Anchor, verifyChain } from './verify-chain.ts';

const database = await testDatabase();
const kept = keeping(catalogue);
const li = { id: 'li', name: '李某' };
const COPIES = ['entry', 'chain'];

/** Twelve entries over four transactions, then a copy to put back after every act of tampering. */
beforeAll(async () => {
  await registerEntities(database, 3);
  const file = (hour: number, ...filings: Parameters<typeof fileEntries>[3]) =>
    database.transaction((db) => fileEntries(db, li, new Date(Date.UTC(2024, 5, 1, hour)), filings, kept));
  await file(0, ...[1, 2, 3, 4, 5].map((n) => penalty((n % 3) + 1, `A${n}`, '2024-01-01', ['fine', n * 100])));
  await file(1, ...[6, 7, 8].map((n) => penalty((n % 3) + 1, `A${n}`, '2024-01-01', 'suspension')));
  await file(2, resumption(1, 'A6', '2024-03-01'), resumption(2, 'A7', '2024-03-01'));
  await database.transaction(async (db) => {
    const fields = { ...penalty(2, 'A1', '2024-01-02', 'warning').fields, law: '某法' };
    const later = new Date(Date.UTC(2024, 5, 1, 3));
    await correctRecord(db, li, later, { entityId: 2, recordId: 1, fields, why: '写错' }, kept);
    await withdrawRecord(db, li, later, { entityId: 3, recordId: 2, why: '撤销' }, kept);
  });
  for (const table of COPIES) await tamper(`create table ledger.${table}_before as select * from ledger.${table}`);
});

beforeEach(async () => {
  for (const table of COPIES)
    await tamper(`truncate ledger.${table}; insert into ledger.${table} select * from ledger.${table}_before`);
});

const tamper = (sql: string) => asOwner(database.address, (owner) => owner.query(sql));
const verify = (anchors?: Anchor[]) => database.read((db) => verifyChain(db, { anchors }));

describe('an untouched chain', () => {
  test('is right, and its head is the seal of its last entry', async () => {
    const report = await verify();
    expect(report).toMatchObject({ ok: true, checked: 12, head: { entryId: 12 } });
    const entries = await database.read((db) => entriesOf(db, [1, 2, 3]));
    const hash = entries.reduce<Uint8Array>((previous, entry) => entryHash(previous, entry), GENESIS);
    expect(report.head.hash).toBe(Buffer.from(hash).toString('hex'));
  });

  test('is right when nothing has been written yet', async () => {
    await tamper(
      `truncate ledger.entry; update ledger.chain set head_id = 0, hash = decode(repeat('00', 32), 'hex'), recorded_at = 'epoch'`,
    );
    expect(await verify()).toMatchObject({ ok: true, checked: 0 });
  });

  test('is right for a seal noted down before, and wrong for another', async () => {
    const { head } = await verify();
    expect((await verify([head])).ok).toBe(true);
    const other = { entryId: 7, hash: head.hash };
    expect(await verify([other])).toMatchObject({
      checked: 6,
      broken: { entryId: 7, code: 'ledger.chain-anchor-differs' },
    });
  });
});

const GONE = 'ledger.chain-entry-missing';
const CHANGED = 'ledger.chain-entry-changed';
const HEAD = 'ledger.chain-head-differs';

describe('tampering is found at its first entry', () => {
  test.each<[what: string, sql: string, entryId: number, code: string]>([
    [
      'an amount',
      `update ledger.entry set payload = jsonb_set(payload, '{measures,0,amount}', '1') where entry_id = 3`,
      3,
      CHANGED,
    ],
    ['a word', `update ledger.entry set payload = payload || '{"law": "他法"}' where entry_id = 11`, 11, CHANGED],
    ['a field added', `update ledger.entry set payload = payload || '{"law": "某法"}' where entry_id = 5`, 5, CHANGED],
    ['a field taken away', `update ledger.entry set payload = payload - 'decided_on' where entry_id = 5`, 5, CHANGED],
    ['the legal day', `update ledger.entry set recognized_on = '2024-01-02' where entry_id = 4`, 4, CHANGED],
    ['the time', `update ledger.entry set recorded_at = recorded_at + interval '1 ms' where entry_id = 9`, 9, CHANGED],
    [
      'a microsecond',
      `update ledger.entry set recorded_at = recorded_at + interval '1 us' where entry_id = 9`,
      9,
      CHANGED,
    ],
    ['an endless time', `update ledger.entry set recorded_at = 'infinity' where entry_id = 9`, 9, CHANGED],
    ['the entity', 'update ledger.entry set entity_id = 3 where entry_id = 1', 1, CHANGED],
    ['the record', 'update ledger.entry set record_id = 3 where entry_id = 12', 12, CHANGED],
    ['the act', `update ledger.entry set act = 'correct' where entry_id = 12`, 12, CHANGED],
    ['the number', `update ledger.entry set number = 'A3 ' where entry_id = 3`, 3, CHANGED],
    ['the source', `update ledger.entry set source = 'x' where entry_id = 3`, 3, CHANGED],
    ['the type', `update ledger.entry set type = 'honour' where entry_id = 3`, 3, CHANGED],
    ['the person', `update ledger.entry set who = 'wang' where entry_id = 3`, 3, CHANGED],
    ['the reason', `update ledger.entry set why = '' where entry_id = 11`, 11, CHANGED],
    ['a seal', `update ledger.entry set hash = decode(repeat('ab', 32), 'hex') where entry_id = 6`, 6, CHANGED],
    ['an entry removed', 'delete from ledger.entry where entry_id = 6', 6, GONE],
    ['the first removed', 'delete from ledger.entry where entry_id = 1', 1, GONE],
    ['the tail cut off', 'delete from ledger.entry where entry_id > 8', 9, GONE],
    ['everything removed', 'delete from ledger.entry', 1, GONE],
    ['two swapped', 'update ledger.entry set entry_id = 10 - entry_id where entry_id in (4, 6)', 4, CHANGED],
    ['the head’s number', 'update ledger.chain set head_id = 11', 12, HEAD],
    ['the head’s seal', `update ledger.chain set hash = decode(repeat('00', 32), 'hex')`, 12, HEAD],
    ['the head’s time', `update ledger.chain set recorded_at = recorded_at + interval '1 s'`, 12, HEAD],
    [
      'the tail and the head together',
      `delete from ledger.entry where entry_id = 12; update ledger.chain set head_id = 11`,
      11,
      HEAD,
    ],
  ])('%s', async (_what, sql, entryId, code) => {
    await tamper(sql);
    const report = await verify();
    expect(report.ok).toBe(false);
    expect(report.broken).toMatchObject({ entryId, code });
    expect(report.checked).toBe(code === HEAD ? entryId : entryId - 1);
  });

  test('an entry added twice', async () => {
    await tamper(
      `insert into ledger.entry
       select 9, entry_id, record_id, recorded_at, recognized_on, act, type, source, number, payload, who, why, hash
       from ledger.entry where entry_id = 5`,
    );
    expect((await verify()).broken).toMatchObject({ entryId: 5, code: 'ledger.chain-entry-twice' });
  });

  test('a tail rewritten with right seals and head, by a seal noted down before', async () => {
    const noted = (await verify()).head;
    const entries = await database.read((db) => entriesOf(db, [1, 2, 3]));
    const { rows } = await tamper('select hash from ledger.entry where entry_id = 10');
    const forged = entryHash(rows[0].hash, { ...entries[10], why: '没有理由' });
    const last = entryHash(forged, entries[11]);
    const hex = (hash: Uint8Array) => `decode('${Buffer.from(hash).toString('hex')}', 'hex')`;
    await tamper(`update ledger.entry set why = '没有理由', hash = ${hex(forged)} where entry_id = 11;
      update ledger.entry set hash = ${hex(last)} where entry_id = 12; update ledger.chain set hash = ${hex(last)}`);
    expect((await verify()).ok).toBe(true);
    expect((await verify([noted])).broken).toMatchObject({ entryId: 12, code: 'ledger.chain-anchor-differs' });
  });

  test('time set back with right seals', async () => {
    const entries = await database.read((db) => entriesOf(db, [1, 2, 3]));
    const { rows } = await tamper('select hash from ledger.entry where entry_id = 11');
    const earlier = entryHash(rows[0].hash, { ...entries[11], recordedAt: '2024-01-01T00:00:00.000Z' });
    const hex = `decode('${earlier.toString('hex')}', 'hex')`;
    await tamper(`update ledger.entry set recorded_at = '2024-01-01T00:00:00Z', hash = ${hex} where entry_id = 12;
      update ledger.chain set recorded_at = '2024-01-01T00:00:00Z', hash = ${hex}`);
    expect((await verify()).broken).toMatchObject({ entryId: 12, code: 'ledger.chain-time-backwards' });
  });
});

describe('the application’s role', () => {
  test.each([
    ['change an entry', `update ledger.entry set why = ''`],
    ['delete an entry', 'delete from ledger.entry'],
    ['empty the ledger', 'truncate ledger.entry'],
    ['lock out readers', 'lock table ledger.entry in access exclusive mode'],
    ['drop the ledger', 'drop table ledger.entry'],
    ['let itself do so', 'grant update on ledger.entry to jinxin_app; update ledger.entry set why = why'],
    ['delete the head', 'delete from ledger.chain'],
    [
      'add a second head',
      'insert into ledger.chain (only_row, head_id, hash, recorded_at) values (false, 1, hash, now())',
    ],
    ['make the head another row', 'update ledger.chain set only_row = true'],
    ['delete a filed number', 'delete from ledger.key'],
    ['rename a filed number', `update ledger.key set number = ''`],
  ])('may not %s', async (_what, sql) => {
    await expect(database.transaction((db) => db.query(sql))).rejects.toThrow();
    expect((await verify()).ok).toBe(true);
  });
});
