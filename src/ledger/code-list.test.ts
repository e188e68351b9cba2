import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from './catalogue-load.ts';
import { readCode, readCodes } from './code-list.ts';

const { lists } = loadCatalogue(join(import.meta.dirname, '../../catalogue'));
const kinds = lists.get('penalty-kind')!;

describe('the kinds of penalty', () => {
  test('are those of article 9, in an order that grading relies on', () => {
    expect(kinds.codes.map(({ code }) => code)).toEqual([
      'warning',
      'criticism',
      'fine',
      'confiscation-income',
      'confiscation-goods',
      'permit-suspended',
      'qualification-downgraded',
      'permit-revoked',
      'business-restricted',
      'suspension',
      'closure',
      'occupation-restricted',
      'licence-revoked',
      'detention',
      'other',
    ]);
  });

  test.each([
    ['罚款', ['fine']],
    [' 罚 款 ', ['fine']],
    ['警告;罚款', ['warning', 'fine']],
    ['警告；没收违法所得；罚款；', ['warning', 'confiscation-income', 'fine']],
    ['警告、罚款', ['warning', 'fine']],
    ['警告,罚款', ['warning', 'fine']],
    ['罚款;罚款', ['fine']],
    ['责令停业整顿', ['suspension']],
    ['责令停产停业', ['suspension']],
    ['吊销营业执照', ['licence-revoked']],
    ['暂扣许可证件', ['permit-suspended']],
    ['没收违法所得、没收非法财物', ['confiscation-income', 'confiscation-goods']],
    ['fine', ['fine']],
    ['FINE', ['fine']],
    ['5', ['detention']],
    ['其他-补办手续', ['other']],
    ['法律、行政法规规定的其他行政处罚', ['other']],
    ['', []],
  ])('“%s” is read as %j', (text, codes) => {
    expect(readCodes(kinds, text)).toEqual({ codes });
  });

  test('a name that covers several kinds asks which one is meant', () => {
    expect(readCodes(kinds, '2')).toEqual({
      text: '2',
      choices: ['fine', 'confiscation-income', 'confiscation-goods'],
    });
    expect(readCodes(kinds, '警告;暂扣或者吊销许可证、暂扣或者吊销执照')).toMatchObject({
      choices: ['permit-suspended', 'qualification-downgraded', 'permit-revoked', 'licence-revoked'],
    });
  });

  test('an unknown name is given back as written', () => {
    expect(readCodes(kinds, '罚款;罚金')).toEqual({ text: '罚金', choices: [] });
    expect(readCode(kinds, '警告;罚款')).toEqual({ text: '警告;罚款', choices: [] });
  });
});
