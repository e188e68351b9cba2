// Importing files as departments send them: what is taken, what is given back and why, and what a second import does.

import { rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Db } from '../src/base/db.ts';
import { exitCode, receiptLines } from '../src/exchange/receipt.ts';
import { recordsOf } from '../src/ledger/read-entries.ts';
import { verifyChain } from '../src/ledger/verify-chain.ts';
import { entityOn } from '../src/registry/entity-on.ts';
import { testDatabase } from './database.ts';
import { code, counts, entitiesFile, hasRejected, importer, rejectedRows, upTo } from './importing.ts';
import { rowOf, workbook } from './workbook.ts';

const database = await testDatabase();
const { grading, path, write, run } = await importer(database);
await run('entities', write('all.csv', entitiesFile(upTo(60))));

const PENALTY = 'CF_XDR_MC,CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_NR_FK,CF_NR_WFFF,CF_NR_ZKDX,CF_JDRQ,CF_CFJG';
const penalty = (n: number, number: string, kinds = '罚款', fine = '3.000001', day = '2024-03-01', rest = ',') =>
  `第${n}号公司,${code(n)},${number},${kinds},${fine},${rest},${day},某市局`;
const penalties = (...rows: string[]) => `${PENALTY}\n${rows.join('\n')}\n`;

async function entityId(db: Db, uscc: string): Promise<number> {
  const { rows } = await db.query('select entity_id from registry.uscc where uscc = $1', [uscc]);
  return rows[0]?.entity_id;
}

/** The fields of the records of the nth enterprise, as they stand. */
async function recordsFor(n: number) {
  return database.read(async (db) => {
    const records = await recordsOf(db, grading.catalogue, [await entityId(db, code(n))]);
    return [...records].map(({ fields }) => fields);
  });
}

describe('entities', () => {
  test('every column of the form arrives, and importing the file again changes nothing', async () => {
    const file = write(
      'entities.csv',
      `名称,统一社会信用代码,主体类型,登记状态,成立日期,行政区划代码,行业代码,重点行业,重点区域,法定代表人,住所,经度,纬度,注册号,曾用名,内部编码
金信食品厂,${code(101)},个体工商户,存续,20010203,210602,5221;5222,餐饮服务；食品经营,是,张三,某路1号,124.35,40.12,2106001,老名字；更老的名字,X1
`,
    );
    const receipt = await run('entities', file);
    expect(counts(receipt)).toBe('accepted 1, unchanged 0, rejected 0');
    expect(receipt.notes.map((note) => note.zh)).toEqual(['不认识的列，未导入：内部编码']);
    expect(counts(await run('entities', file))).toBe('accepted 0, unchanged 1, rejected 0');
    const entity = await database.read(async (db) => entityOn(db, await entityId(db, code(101))));
    expect(entity?.attributes).toMatchObject({
      name: '金信食品厂',
      kind: 'individual',
      status: 'existing',
      established_on: '2001-02-03',
      division: '210602',
      industries: ['5221', '5222'],
      tags: ['食品经营', '餐饮服务'],
      key_region: true,
      legal_person: '张三',
      address: '某路1号',
      lon: 124.35,
      lat: 40.12,
      former_names: ['老名字', '更老的名字'],
    });
  });

  test('a wrong code, a wrong kind, a missing name: each row says so, the others go in', async () => {
    const good = code(102);
    const wrong = good.slice(0, 17) + (good[17] === '1' ? '2' : '1');
    const file = write(
      'mixed.csv',
      `统一社会信用代码,名称,主体类型\n${wrong},甲,企业\n${good},乙,企业\n${code(103)},丙,神仙\n${code(104)},,企业\n,丁,企业\n`,
    );
    const receipt = await run('entities', file);
    expect(counts(receipt)).toBe('accepted 1, unchanged 0, rejected 4');
    expect(exitCode(receipt)).toBe(2);
    const rejected = rejectedRows(file);
    expect(rejected.map((row) => row.名称)).toEqual(['甲', '丙', '', '丁']);
    expect(rejected[0].错误).toMatch(/^第 2 行：统一社会信用代码“.*”的校验位不符/);
    expect(rejected[1].错误).toMatch(/^第 4 行“主体类型”的“神仙”不在代码表中；可以写：企业/);
    expect(rejected[2].错误).toMatch(/^第 5 行“名称”是空的/);
    expect(rejected[3].错误).toMatch(/^第 6 行：没有任何标识/);
  });

  test('repeated rows count as unchanged; a row that contradicts an earlier one is given back, both times', async () => {
    const row = (name: string, address: string) => `${code(110)},${name},企业,${address}`;
    const file = write(
      'repeated.csv',
      `统一社会信用代码,名称,主体类型,住所\n${[row('甲', '一路'), row('甲', '一路'), row('甲', '二路'), row('甲', ''), row('乙', '一路')].join('\n')}\n`,
    );
    for (const first of ['accepted 1, unchanged 2', 'accepted 0, unchanged 3']) {
      expect(counts(await run('entities', file))).toBe(`${first}, rejected 2`);
      expect(rejectedRows(file).map((one) => one.错误)).toEqual([
        expect.stringContaining(`第 4 行与第 2 行说的是同一主体（${code(110)}），但“住所”不同或更多`),
        expect.stringContaining('第 6 行与第 2 行说的是同一主体'),
      ]);
    }
  });

  test('rows with effective days tell a history, and tell it the same when imported again', async () => {
    const file = write(
      'history.csv',
      `统一社会信用代码,名称,主体类型,重点区域,生效日期\n${code(111)},甲,企业,否,\n${code(111)},甲,企业,是,2020-01-01\n${code(111)},甲,企业,否,2022-01-01\n`,
    );
    expect(counts(await run('entities', file))).toBe('accepted 3, unchanged 0, rejected 0');
    expect(counts(await run('entities', file))).toBe('accepted 0, unchanged 3, rejected 0');
    const regions = await database.read(async (db) => {
      const id = await entityId(db, code(111));
      const days = ['2019-12-31', '2020-01-01', '2022-01-01'];
      return Promise.all(days.map(async (on) => (await entityOn(db, id, on))?.attributes.key_region));
    });
    expect(regions).toEqual([false, true, false]);
  });

  test('a row refused by the register takes its repetitions with it', async () => {
    const file = write('future.csv', `统一社会信用代码,名称,主体类型\n${'123,甲,企业\n'.repeat(2)}`);
    expect(counts(await run('entities', file))).toBe('accepted 0, unchanged 0, rejected 2');
    expect(rejectedRows(file)[1].错误).toMatch(/^第 3 行与第 2 行相同；第 2 行：/);
  });
});

describe('penalties', () => {
  test('measures, amounts to the fen, source by authority; again: unchanged', async () => {
    const file = write('penalties.csv', penalties(penalty(1, '甲〔2024〕1号', '警告;罚款', '3.000001')));
    expect(counts(await run('administrative-penalty', file))).toBe('accepted 1, unchanged 0, rejected 0');
    expect(counts(await run('administrative-penalty', file))).toBe('accepted 0, unchanged 1, rejected 0');
    expect(await recordsFor(1)).toEqual([
      {
        document_number: '甲〔2024〕1号',
        decided_on: '2024-03-01',
        measures: [{ kind: 'warning' }, { kind: 'fine', amount: 30_000.01 }],
        authority: '某市局',
      },
    ]);
  });

  test('the business licence under 吊销许可证件 is told apart from other permits', async () => {
    const rows = ['营业执照', '食品经营许可证（营业执照号2106）', '企业法人营业执照正副本、食品经营许可证'].map(
      (what, i) => penalty(2, `吊${i}号`, '吊销许可证件', '', '2024-03-01', `,${what}`),
    );
    await run('administrative-penalty', write('revoked.csv', penalties(...rows)));
    const kinds = (await recordsFor(2)).map((fields) => (fields.measures as { kind: string }[])[0].kind);
    expect(kinds).toEqual(['licence-revoked', 'permit-revoked', 'licence-revoked']);
  });

  test('every broken value is given back with a sentence; its neighbours go in', async () => {
    const rows = [
      penalty(3, '好1号'),
      penalty(3, '坏1号', '罚款', '-1'),
      penalty(3, '坏2号', '罚款', '3', '2027-01-01'),
      penalty(3, '坏3号', '罚款', '3', '2024年2月30日'),
      penalty(3, '坏4号', '警告', '3'),
      penalty(3, '坏5号', '罚款', '三万'),
      penalty(3, '坏6号', '罚款', '0.0000001'),
      penalty(3, '坏7号', '打板子'),
      penalty(3, ''),
      penalty(999, '坏9号'),
      penalty(3, '好2号', '责令停业整顿', '', '２０２４年３月１日'),
      penalty(3, '好3号', '罚款', '3', '45352'),
      penalty(3, '好4号', '罚款', '3', '20240301'),
      penalty(3, '好5号', '罚款', '３．５', '2024/3/1'),
    ];
    const file = write('broken.csv', penalties(...rows));
    const receipt = await run('administrative-penalty', file);
    expect(counts(receipt)).toBe('accepted 5, unchanged 0, rejected 9');
    const said = rejectedRows(file).map((row) => row.错误);
    const expected = [
      '第 3 行“CF_NR_FK”是负数“-1”',
      '第 4 行“CF_JDRQ”是 2027-01-01，晚于今天（2026-11-22）',
      '第 5 行“CF_JDRQ”写的是“2024年2月30日”，日历上没有这一天',
      '第 6 行“CF_NR_FK”填了金额“30000”，但“CF_CFLB”中没有罚款',
      '第 7 行“CF_NR_FK”写的是“三万”，不是金额',
      '第 8 行“CF_NR_FK”的“0.0000001”精确到了分以下',
      '第 9 行“CF_CFLB”的“打板子”不在代码表中',
      '第 10 行“CF_WSH”是空的',
      `第 11 行：登记库中没有 ${code(999)}`,
    ];
    expect(said.map((text, i) => text.slice(0, expected[i].length))).toEqual(expected);
    expect((await recordsFor(3)).map((fields) => fields.decided_on)).toEqual(Array(5).fill('2024-03-01'));
  });

  test('the file of rejected rows, mended, goes in; its own rejects go to a file of their own; none left, none kept', async () => {
    const file = write('mend.csv', penalties(penalty(4, '修1号', '罚款', '-1'), penalty(4, '修2号', '罚款', 'x')));
    await run('administrative-penalty', file);
    const [first, second] = rejectedRows(file);
    const line = (row: Record<string, string>) => Object.values(row).join(',');
    const mended = `${file}.rejected.csv`;
    writeFileSync(mended, `${PENALTY},错误\n${line({ ...first, CF_NR_FK: '1' })}\n${line(second)}\n`);
    const receipt = await run('administrative-penalty', mended);
    expect(counts(receipt)).toBe('accepted 1, unchanged 0, rejected 1');
    expect(receipt.rejectedFile).toBe(`${mended}.rejected.csv`);
    expect(receipt.notes).toEqual([]);
    expect(Object.keys(rejectedRows(mended)[0])).toEqual([...PENALTY.split(','), '错误']);
    writeFileSync(file, penalties(penalty(4, '修1号', '罚款', '1')));
    expect(counts(await run('administrative-penalty', file))).toBe('accepted 0, unchanged 1, rejected 0');
    expect(hasRejected(file)).toBe(false);
  });

  test('the same number with other content is given back; --correct files corrections, once', async () => {
    const old = write('old.csv', penalties(penalty(5, '改1号', '罚款', '1'), penalty(5, '改2号', '罚款', '1')));
    await run('administrative-penalty', old);
    const file = write('new.csv', penalties(penalty(5, '改1号', '罚款', '2'), penalty(5, '改3号')));
    expect(counts(await run('administrative-penalty', file))).toBe('accepted 1, unchanged 0, rejected 1');
    expect(rejectedRows(file)[0].错误).toMatch(/第 2 行：“行政处罚”改1号.*如果这里是更正.*--correct/);
    const correct = '复议变更';
    expect(counts(await run('administrative-penalty', file, { correct }))).toBe('accepted 1, unchanged 1, rejected 0');
    expect(counts(await run('administrative-penalty', file, { correct }))).toBe('accepted 0, unchanged 2, rejected 0');
    const before = await run('administrative-penalty', old);
    expect(counts(before)).toBe('accepted 0, unchanged 2, rejected 0');
    expect(before.notes[0].zh).toContain('后来已更正；更正仍然有效');
    expect(counts(await run('administrative-penalty', old, { correct: '恢复原决定' }))).toBe(
      'accepted 1, unchanged 1, rejected 0',
    );
  });

  test('one file cannot correct a document twice', async () => {
    const rows = ['1', '2', '1'].map((fine) => penalty(6, '两改号', '罚款', fine));
    const file = write('twice.csv', penalties(...rows));
    for (const first of ['accepted 1, unchanged 1', 'accepted 0, unchanged 2']) {
      expect(counts(await run('administrative-penalty', file, { correct: '更正' }))).toBe(`${first}, rejected 1`);
      expect(rejectedRows(file)[0].错误).toContain('第 3 行与第 2 行的文号相同（两改号），内容不同');
    }
  });

  test('the source: --source, else the authority, else import', async () => {
    const named = write('source.csv', penalties(penalty(7, '源号')));
    const bare = write('bare.csv', `CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_JDRQ\n${code(7)},源号,警告,2024-03-01\n`);
    await run('administrative-penalty', named);
    await run('administrative-penalty', named, { source: 'credit-office' });
    await run('administrative-penalty', bare);
    const { rows } = await database.read(async (db) =>
      db.query('select source from ledger.record where entity_id = $1 order by record_id', [
        await entityId(db, code(7)),
      ]),
    );
    expect(rows.map((row) => row.source)).toEqual(['某市局', 'credit-office', 'import']);
  });

  test('a resumption names its decision by number', async () => {
    const number = '停〔2024〕1号';
    await run('administrative-penalty', write('stop.csv', penalties(penalty(8, number, '责令停产停业', ''))));
    const file = write(
      'resume.csv',
      `统一社会信用代码,处罚决定书文号,恢复营业日期\n${code(8)},停[2024] 1号,2024年5月6日\n`,
    );
    expect(counts(await run('business-resumption', file))).toBe('accepted 1, unchanged 0, rejected 0');
    expect((await recordsFor(8))[0]).toMatchObject({ resumed_on: '2024-05-06' });
  });
});

describe('shapes of files', () => {
  const three = (n: number) => upTo(3).map((i) => penalty(n, `${n}之${i}`));

  test.each<[string, number, (text: string) => Buffer]>([
    ['UTF-8 with a mark and Windows line ends', 11, (text) => Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`)],
    ['gzip', 13, (text) => gzipSync(text)],
    ['UTF-16 as Excel saves Unicode text', 14, (text) => Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le')],
    ['semicolons', 15, (text) => Buffer.from(text.replaceAll(',', ';'))],
  ])('%s', async (_, n, bytes) => {
    const file = write(`shape-${n}.csv`, bytes(penalties(...three(n))));
    expect(counts(await run('administrative-penalty', file))).toBe('accepted 3, unchanged 0, rejected 0');
    expect((await recordsFor(n))[0].authority).toBe('某市局');
  });

  test('GB18030', async () => {
    // 某市局 and 罚款 in GB18030; everything else of the row is ASCII.
    const row = Buffer.concat([
      Buffer.from(`CF_XDR_SHXYM,CF_WSH,CF_CFLB,CF_JDRQ,CF_CFJG\n${code(16)},1,`),
      Buffer.from([0xb7, 0xa3, 0xbf, 0xee]),
      Buffer.from(',2024-03-01,'),
      Buffer.from([0xc4, 0xb3, 0xca, 0xd0, 0xbe, 0xd6, 0x0a]),
    ]);
    expect(counts(await run('administrative-penalty', write('gb.csv', row)))).toBe(
      'accepted 1, unchanged 0, rejected 0',
    );
    expect((await recordsFor(16))[0]).toMatchObject({ authority: '某市局', measures: [{ kind: 'fine' }] });
  });

  test('a workbook: dates and numbers as numbers, a formula with and one without its result', async () => {
    const headings = ['CF_XDR_SHXYM', 'CF_WSH', 'CF_CFLB', 'CF_NR_FK', 'CF_JDRQ'];
    const cells = (n: number, rest: string) =>
      `<row r="${n}"><c r="A${n}" t="inlineStr"><is><t>${code(17)}</t></is></c><c r="B${n}"><v>${n}</v></c><c r="C${n}" t="inlineStr"><is><t>罚款</t></is></c>${rest}</row>`;
    const rows = [
      rowOf(1, headings),
      cells(2, '<c r="D2"><v>3.000001</v></c><c r="E2" s="0"><v>45352</v></c>'),
      cells(3, '<c r="D3"><f>1+2</f><v>3</v></c><c r="E3"><v>45352</v></c>'),
      cells(4, '<c r="D4"><f>1+2</f></c><c r="E4"><v>20240301</v></c>'),
    ];
    const book = workbook({ sheets: [{ name: '表', rows: rows.join('') }], formats: [14] });
    const file = write('book.xlsx', book);
    expect(counts(await run('administrative-penalty', file))).toBe('accepted 2, unchanged 0, rejected 1');
    expect((await recordsFor(17)).map((fields) => [fields.document_number, fields.decided_on])).toEqual([
      ['2', '2024-03-01'],
      ['3', '2024-03-01'],
    ]);
    expect(rejectedRows(file)[0].错误).toContain('第 4 行“CF_NR_FK”是公式，但文件里没有算好的结果');
  });

  test('broken quotes and rows of the wrong width are given back whole; the rest goes in', async () => {
    const wide = `${penalty(18, '宽号')},${Array.from({ length: 991 }, (_, i) => i + 1)}`;
    const file = write(
      'quotes.csv',
      penalties(penalty(18, '"断号'), penalty(18, '好号'), wide, '只有一格', penalty(18, '又好号')),
    );
    expect(counts(await run('administrative-penalty', file))).toBe('accepted 2, unchanged 0, rejected 3');
    const rejected = rejectedRows(file);
    expect(rejected.map((row) => row.错误)).toEqual([
      expect.stringContaining('第 2 行的引号没有正确闭合'),
      expect.stringMatching(/^第 4 行有 1000 格，而表头只有 9 格/),
      expect.stringContaining('第 5 行只有 1 格'),
    ]);
    expect(rejected[0].CF_WSH).toBe('"断号');
  });

  test('cells beyond the headings are kept right of the error', async () => {
    const file = write('beyond.csv', penalties(`${penalty(19, '溢号')},多一格,再多一格`));
    await run('administrative-penalty', file);
    const lines = (await import('node:fs')).readFileSync(`${file}.rejected.csv`, 'utf8').trim().split('\r\n');
    expect(lines[1]).toMatch(/^第19号公司,.*,某市局,第 2 行有 11 格.*,多一格,再多一格$/);
  });

  test('headings without rows: nothing to do, all in', async () => {
    const receipt = await run('administrative-penalty', write('none.csv', penalties().trimEnd()));
    expect(exitCode(receipt)).toBe(0);
    expect(receiptLines(receipt, 'zh')).toContain('文件只有表头，没有数据行。');
  });

  test.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'exchange.file-empty'],
    ['no spreadsheet at all', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'exchange.not-a-spreadsheet'],
    ['a text that is no table', '关于报送处罚信息的通知\n各单位：请按时报送。\n', 'exchange.columns-missing'],
    ['a column missing', 'CF_XDR_SHXYM,CF_WSH,CF_JDRQ\n', 'exchange.columns-missing'],
    ['no identifier', 'CF_XDR_MC,CF_WSH,CF_JDRQ,CF_CFLB\n', 'exchange.columns-missing'],
    ['a heading twice', `${PENALTY},CF_WSH\n`, 'exchange.headings-repeated'],
  ])('%s is refused as a whole, and writes nothing', async (_, content, refused) => {
    const file = write('refused.csv', content);
    await expect(run('administrative-penalty', file)).rejects.toMatchObject({ code: refused });
    expect(hasRejected(file)).toBe(false);
  });

  test('an unknown type, one that only the program writes, and a file that is not there are refused', async () => {
    await expect(run('penalty', path('nowhere.csv'))).rejects.toMatchObject({ code: 'exchange.unknown-type' });
    await expect(run('entities', path('nowhere.csv'))).rejects.toMatchObject({ code: 'exchange.file-unreadable' });
    await expect(run('warning-entry', path('nowhere.csv'))).rejects.toMatchObject({ code: 'ledger.written-by-itself' });
  });

  test('gzip that breaks off: what came before is taken, and the receipt says so', async () => {
    const rows = Array.from({ length: 12_000 }, (_, i) =>
      penalty(1 + (i % 60), `断${i}〔${Math.sin(i)}〕`, '警告', ''),
    );
    const whole = gzipSync(penalties(...rows));
    const file = write('cut.csv.gz', whole.subarray(0, Math.floor(whole.length * 0.6)));
    const receipt = await run('administrative-penalty', file);
    expect(receipt.cutOff?.code).toBe('exchange.file-damaged');
    expect(exitCode(receipt)).toBe(2);
    expect(receipt.accepted).toBeGreaterThan(4_000);
    const again = await run('administrative-penalty', write('cut.csv.gz', whole));
    expect(again).toMatchObject({ accepted: 12_000 - receipt.accepted, unchanged: receipt.accepted, rejected: 0 });
  });
});

describe('mappings of a source', () => {
  const columns = '代码,编号,日期,措施\n';
  const yaml = `type: administrative-penalty
entity: { uscc: 代码 }
fields:
  document_number: 编号
  decided_on: 日期
  measures: { each: { from: 措施, into: kind, map: { 罚: 罚款 } } }
`;

  test('given once with --map and --source, it serves again with --source alone', async () => {
    const map = write('dept.map.yaml', yaml);
    const row = (number: string) => write(`${number}.csv`, `${columns}${code(20)},${number},2024.3.1,罚\n`);
    await run('administrative-penalty', row('映1'), { source: 'dept', map });
    rmSync(map);
    const receipt = await run('administrative-penalty', row('映2'), { source: 'dept' });
    expect(counts(receipt)).toBe('accepted 1, unchanged 0, rejected 0');
    expect(receipt.notes[0].zh).toContain('沿用来源“dept”上次使用的映射 dept.map.yaml');
    await expect(run('administrative-penalty', row('映3'), { source: 'other' })).rejects.toMatchObject({
      code: 'exchange.columns-missing',
    });
  });

  test('a mapping for another type, a flawed one, and one that is not there are refused', async () => {
    const file = write('mapped.csv', columns);
    const map = write('other.map.yaml', yaml);
    const flawed = write('flawed.map.yaml', `${yaml}  law: { form: 依据 }\n`);
    await expect(run('complaint', file, { map })).rejects.toMatchObject({ code: 'exchange.mapping-for-other-type' });
    await expect(run('administrative-penalty', file, { map: flawed })).rejects.toThrow(/flawed\.map\.yaml:7 /);
    await expect(run('administrative-penalty', file, { map: path('no.yaml') })).rejects.toMatchObject({
      code: 'exchange.file-unreadable',
    });
  });
});

test('where rejected rows go can be told; never onto the file itself', async () => {
  const file = write('told.csv', penalties(penalty(21, '告号', '罚款', 'x')));
  const receipt = await run('administrative-penalty', file, { rejected: path('elsewhere.csv') });
  expect(receipt.rejectedFile).toBe(path('elsewhere.csv'));
  await expect(run('administrative-penalty', file, { rejected: file })).rejects.toMatchObject({
    code: 'exchange.rejected-is-input',
  });
});

test('every import is on record with its file’s fingerprint and counts', async () => {
  const file = write('kept.csv', penalties(penalty(22, '存1号'), penalty(22, '存2号', '罚款', 'x')));
  await run('administrative-penalty', file);
  const { rows } = await database.read((db) =>
    db.query(
      'select type, who, accepted, unchanged, rejected, skipped, length(sha256) as sha, ended_at is not null as ended from exchange.import where file = $1',
      [file],
    ),
  );
  expect(rows).toEqual([
    {
      type: 'administrative-penalty',
      who: 'clerk',
      accepted: 1,
      unchanged: 0,
      rejected: 1,
      skipped: 0,
      sha: 64,
      ended: true,
    },
  ]);
});

test('after all this the ledger’s chain is whole', async () => {
  const report = await database.read((db) => verifyChain(db));
  expect(report.broken).toBeUndefined();
});
