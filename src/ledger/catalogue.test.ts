import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Flaw, Flaws } from '../base/yaml.ts';
import { ATTRIBUTE_NAMES, KINDS, STATUSES, TAGS } from '../registry/entity.ts';
import { answers } from './answers.ts';
import { documentNumber, legalDay } from './catalogue.ts';
import { catalogueTexts, loadCatalogue } from './catalogue-load.ts';
import { readCatalogue } from './catalogue-read.ts';

const folder = join(import.meta.dirname, '../../catalogue');
const catalogue = loadCatalogue(folder);
const penalty = catalogue.type('administrative-penalty')!;

describe('the indicators of 131号', () => {
  test('are 16 of access, 10 of conduct, 5 of exit, 8 of reference', () => {
    const count = (group: string) => catalogue.indicators.filter((one) => one.group === group).length;
    expect(['access', 'conduct', 'exit', 'reference'].map(count)).toEqual([16, 10, 5, 8]);
  });

  test.each(catalogue.indicators.map((indicator) => [indicator.id, indicator.label.zh]))(
    '%s %s is answered by a record type or an attribute of the entity',
    (id) => {
      expect(answers(catalogue, id)).not.toEqual([]);
    },
  );
});

describe('the record types', () => {
  test.each(
    'administrative-penalty administrative-licence business-resumption annual-report annual-check inspection-result complaint honour contract-performance contract-fraud capital-contribution pre-approval fee court-judgment equity-freeze tax-rating bank-rating quality-sampling warning-letter rectification-order abnormal-operation-listing serious-violation-listing equity-pledge chattel-mortgage adjustment'
      .split(' ')
      .map((id) => [id]),
  )('%s is shipped', (id) => {
    expect(catalogue.type(id)?.id).toBe(id);
  });

  test('hold one list at most, for grading repeats a row along it', () => {
    const lists = [...catalogue.types.values()].map((type) => type.fields.filter((field) => field.type === 'list'));
    expect(Math.max(...lists.map((own) => own.length))).toBe(1);
  });

  test('give the legal day and the document number of a record', () => {
    const fields = { document_number: '金市监处罚〔2026〕12号', decided_on: '2026-03-02' };
    expect(legalDay(penalty, fields)).toBe('2026-03-02');
    expect(documentNumber(penalty, fields)).toBe('金市监处罚〔2026〕12号');
    expect(documentNumber(catalogue.type('annual-check')!, { year: 2012 })).toBe('2012');
  });

  test('have no field for numbers of identity documents', () => {
    const names = [...catalogue.types.values()].flatMap((type) =>
      type.fields.flatMap((field) => field.headings.map(({ text }) => text)),
    );
    expect(names.filter((name) => /身份证|证件号|ZJHM|SFZH/.test(name))).toEqual([]);
  });
});

describe('the columns of dual publicity', () => {
  const suffixes = (prefix: string, names: string) => names.split(' ').map((name) => `${prefix}_${name}`);
  const party = 'XDR_MC XDR_LB XDR_SHXYM XDR_GSZC XDR_ZZJG XDR_SWDJ XDR_SYDW XDR_SHZZ FRDB XDR_ZJLX XDR_ZJHM';

  test('of penalties are all known', () => {
    const own = 'FR_ZJLX FR_ZJHM WSH WFXW SY YJ CFLB NR NR_FK NR_WFFF NR_ZKDX JDRQ YXQ GSJZQ CFJG CFJGDM SJLY SJLYDM';
    const headings = [...suffixes('CF', `${party} ${own}`), 'BZ'];
    expect(headings.filter((heading) => !catalogue.column(penalty, heading))).toEqual([]);
  });

  test('of licences are all known', () => {
    const own = 'FR_ZJLX FR_SFZH XKWS WSH XKLB XKZS XKBH NR JDRQ YXQZ YXQZI XKJG XKJGDM ZT LYDW LYDWDM';
    const headings = [...suffixes('XK', `${party} ${own}`), 'BZ'];
    const licence = catalogue.type('administrative-licence')!;
    expect(headings.filter((heading) => !catalogue.column(licence, heading))).toEqual([]);
  });

  test('mean what they say', () => {
    expect(catalogue.column(penalty, 'CF_XDR_SHXYM')).toMatchObject({ role: 'reference', column: { scheme: 'uscc' } });
    expect(catalogue.column(penalty, ' cf_wsh')).toMatchObject({ role: 'field', field: { name: 'document_number' } });
    expect(catalogue.column(penalty, 'CF_CFLB')).toMatchObject({ role: 'each', field: { name: 'measures' } });
    expect(catalogue.column(penalty, '罚款金额(万元)')).toMatchObject({
      role: 'with',
      unit: '万元',
      part: { when: { field: 'kind', codes: ['fine'] } },
    });
    expect(catalogue.column(penalty, 'CF_FR_ZJHM')).toMatchObject({ role: 'not-kept' });
    expect(catalogue.column(penalty, '天气')).toBeUndefined();
  });
});

describe('the entity', () => {
  test('has the import headings of the register', () => {
    const headings =
      '统一社会信用代码 名称 主体类型 登记状态 成立日期 行政区划代码 行业代码 重点行业 重点区域 法定代表人 住所 经度 纬度 注册号 曾用名';
    expect(headings.split(' ').filter((heading) => !catalogue.column(catalogue.entity, heading))).toEqual([]);
  });

  test('has the attributes and the words that the registry keeps', () => {
    const names = catalogue.entity.fields.map(({ name }) => name);
    expect(names.filter((name) => !['uscc', 'regno', 'effective_on'].includes(name)).sort()).toEqual(
      [...ATTRIBUTE_NAMES].sort(),
    );
    const codes = (list: string) => catalogue.lists.get(list)!.codes.map(({ code }) => code);
    expect(codes('entity-kind')).toEqual(KINDS.map(({ code }) => code));
    expect(codes('entity-status')).toEqual(STATUSES.map(({ code }) => code));
    expect(codes('key-industry')).toEqual(TAGS);
  });
});

test('grading reads numbers, money, days, codes and yes-or-no, and the items of a list', () => {
  const packable = catalogue.packableFields(penalty);
  expect(packable.map(({ name }) => name)).toEqual([
    'decided_on',
    'measures',
    'resumed_on',
    'clause',
    'party_category',
    'valid_until',
    'publicity_until',
    'published_on',
    'summary_procedure',
  ]);
  expect(packable[1].items.map(({ name, type }) => `${name} ${type}`)).toEqual(['kind code', 'amount money']);
  expect(packable[1].items[0].list?.positions.get('suspension')).toBe(9);
});

const few = [
  'honour',
  'bank-rating',
  'administrative-penalty',
  'business-resumption',
  'complaint',
  'inspection-result',
  'contract-performance',
];
const texts = new Map(
  [...catalogueTexts(folder)].filter(([name]) => !catalogue.type(name.slice(0, -5)) || few.includes(name.slice(0, -5))),
);

/** The flaws of a small catalogue after one file was changed. */
function flawsAfter(file: string, from: string, to: string): readonly Flaw[] {
  try {
    readCatalogue(new Map(texts).set(file, texts.get(file)!.replace(from, to)));
    return [];
  } catch (error) {
    if (!(error instanceof Flaws)) throw error;
    return error.flaws;
  }
}

describe('a flaw in the catalogue is told with file, line and remedy:', () => {
  const lineOf = (file: string, text: string) =>
    texts
      .get(file)!
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  test.each([
    ['an unknown type of field', 'honour.yaml', 'type: date', 'type: dat', '只能是：text、date', 'type: date'],
    ['an unknown key', 'honour.yaml', 'legal_day:', 'legal_date:', '不认识的项“legal_date”', 'legal_day:'],
    [
      'a code list that is not there',
      'honour.yaml',
      'honour-level',
      'level',
      '没有名为“level”的代码表',
      'honour-level',
    ],
    [
      'a legal day that is no field',
      'honour.yaml',
      'granted_on\n',
      'given_on\n',
      '“given_on”不是日期字段',
      'granted_on',
    ],
    ['an indicator that is not there', 'honour.yaml', 'reference-8', 'reference-9', '没有指标', 'reference-8'],
    ['a label without Chinese', 'honour.yaml', '{ zh: 荣誉, en', '{ en', '缺少“label.zh”', 'label:'],
    ['a heading used twice', 'honour.yaml', '[授予日期]', '[授予日期, 备注]', '列名“备注”出现了两次', 'fields:'],
    ['a heading of the entity', 'honour.yaml', '[授予日期]', '[授予日期, 名称]', '列名“名称”出现了两次', 'fields:'],
    ['no Chinese heading', 'honour.yaml', '[授予日期]', '[granted_on]', '要有中文', 'granted_on:'],
    ['no example', 'honour.yaml', "\n    example: '2025-03-15'", '', '要有示例', 'granted_on:'],
    ['another id than the file', 'honour.yaml', 'id: honour', 'id: honor', '“id”应与文件名相同', 'id: honour'],
    ['a kind of source unknown', 'honour.yaml', 'association]', 'friends]', '“friends”不在代码表', 'source_kinds'],
    ['a link to nowhere', 'administrative-penalty.yaml', 'field: resumed_on', 'field: back', '“back”不是', 'linked:'],
    ['a part for no code', 'administrative-penalty.yaml', 'kind: [fine]', 'kind: [fin]', '代码“fin”不在', 'import:'],
    [
      'codes that add to no code',
      'inspection-result.yaml',
      'adds_to: kind',
      'adds_to: subject',
      '“subject”不是同一代码表的代码',
      'adds_to:',
    ],
    ['a rating by whom it is about', 'bank-rating.yaml', 'body: bank', 'body: remark', '“remark”不是单位', 'body:'],
    ['a good grade that is none', 'bank-rating.yaml', 'good: [AAA', 'good: [E', '“E”不在代码表 bank-grade', 'good:'],
    ['a grade good and poor', 'bank-rating.yaml', 'poor: [CCC', 'poor: [AA', '“AA”既算好又算差', 'poor:'],
    ['a rating until no day', 'bank-rating.yaml', 'until: valid', 'until: in', '“in_until”不是日期', 'until: valid'],
    ['a wrong unit', 'contract-performance.yaml', "unit: '%'", 'unit: 斤', '只能是：元', "unit: '%'"],
    ['a code without a name', 'lists/honour-level.yaml', 'zh: 国家级, ', '', '缺少“codes.national.zh”', 'national:'],
    ['a word for two codes', 'lists/honour-level.yaml', '[市, 地', '[省, 地', '“省”既指“provincial”', 'municipal'],
    ['broken YAML', 'honour.yaml', 'label: { zh', 'label: zh', 'YAML 写法有误', 'label: {'],
  ])('%s', (_, file, from, to, says, at) => {
    const flaw = flawsAfter(file, from, to).find(({ zh }) => zh.includes(says));
    expect(flaw?.file).toBe(`catalogue/${file}`);
    expect(Math.abs(flaw!.line - lineOf(file, at))).toBeLessThanOrEqual(1);
  });
});
