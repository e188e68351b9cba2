import { describe, expect, test } from 'vitest';
import { completions, pieces, syllablesOf } from './pinyin.ts';

const spell = (name: string) =>
  syllablesOf(name)
    .map((s) => s ?? '-')
    .join(' ');

describe('pinyin of names', () => {
  test.each([
    ['单县人民医院', 'shan xian ren min yi yuan'],
    ['重庆长安汽车股份有限公司', 'chong qing chang an qi che gu fen you xian gong si'],
    ['中国建设银行丹东分行', 'zhong guo jian she yin hang dan dong fen hang'],
    ['六安瓜片茶行', 'lu an gua pian cha hang'],
    ['乐清市音乐器材厂', 'yue qing shi yin yue qi cai chang'],
    ['成都乐亭饭店', 'cheng du lao ting fan dian'],
    ['曾记单氏面馆', 'zeng ji shan shi mian guan'],
    ['绿源女装', 'lv yuan nv zhuang'],
    ['东阿阿胶股份有限公司', 'dong e e jiao gu fen you xian gong si'],
    ['厦门大厦有限责任公司', 'xia men da sha you xian ze ren gong si'],
  ])('%s', (name, expected) => {
    expect(spell(name)).toBe(expected);
  });

  test('letters, digits and characters without a reading have no syllable, and one item each', () => {
    expect(syllablesOf('A1行𠮷贸')).toHaveLength(5);
    expect(spell('3M中国')).toBe('- - zhong guo');
  });
});

const texts = (letters: string) => pieces(letters).map((piece) => piece.text + (piece.unfinished ? '…' : ''));

describe('typed letters', () => {
  test('are cut in every way, the last syllable may be unfinished', () => {
    expect(texts('xian')).toEqual(['xi', 'xia', 'xian…', 'a', 'an…', 'n…']);
    expect(texts('jinx')).toEqual(['jin', 'x…']);
  });

  test('keep no piece that leads nowhere', () => {
    expect(texts('danh')).toEqual(['dan', 'h…']);
  });

  test('that are no pinyin are not cut', () => {
    expect(texts('vvv')).toEqual([]);
    expect(texts('')).toEqual([]);
    expect(texts(`${'xian'.repeat(14)}ii`)).toEqual([]);
  });

  test('complete to syllables', () => {
    expect(completions('zhon')).toEqual(['zhong']);
    expect(completions('xian')).toEqual(['xian', 'xiang']);
  });
});
