import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articlePlace, chineseNumeral, citation, citations, lawKey, numeral, writeCitation } from './citation.ts';

describe('numerals', () => {
  test.each([
    ['一百二十四', 124],
    ['十', 10],
    ['一十', 10],
    ['二十', 20],
    ['一百零五', 105],
    ['一百一十', 110],
    ['一百〇五', 105],
    ['两百', 200],
    ['一千二百六十', 1260],
    ['１２４', 124],
    ['7', 7],
  ])('%s is %i', (text, value) => {
    expect(numeral(text)).toBe(value);
  });

  test.each(['', '甲', '一二万', '1.5', '-3', '第一'])('%j is no numeral', (text) => {
    expect(numeral(text)).toBeUndefined();
  });

  test('every number below ten thousand is read back from its Chinese numeral', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (value) => {
        expect(numeral(chineseNumeral(value))).toBe(value);
      }),
    );
  });
});

describe('the key of a law', () => {
  test.each([
    '食品安全法',
    '《食品安全法》',
    '中华人民共和国食品安全法',
    '《中华人民共和国食品安全法》',
    ' 《中华人民共和国 食品安全法》 ',
    '《食品安全法》（2021年修正）',
    '食品安全法(2021)',
    '食品安全法〔2021修订〕',
    '〈食品安全法〉',
  ])('%j', (name) => {
    expect(lawKey(name)).toBe('食品安全法');
  });

  test('brackets that are part of the name stay', () => {
    expect(lawKey('企业债券管理办法（试行）')).toBe('企业债券管理办法(试行)');
  });

  test('a law named inside a law', () => {
    expect(lawKey('中国人民解放军实施《中华人民共和国药品管理法》办法')).toBe('中国人民解放军实施药品管理法办法');
  });
});

describe('the place in a law', () => {
  test.each([
    ['第一百二十四条', { article: '124' }],
    ['第一百二十四条第一款', { article: '124', paragraph: 1 }],
    ['第一百二十四条第一款第（二）项', { article: '124', paragraph: 1, item: 2 }],
    ['第一百二十四条第二项', { article: '124', item: 2 }],
    ['第124条第1款第2项', { article: '124', paragraph: 1, item: 2 }],
    ['第１２４条', { article: '124' }],
    ['124条', { article: '124' }],
    ['124', { article: '124' }],
    ['第一百二十条之一第二款', { article: '120-1', paragraph: 2 }],
    ['120-1', { article: '120-1' }],
    [' 第 五十 条 ', { article: '50' }],
  ])('%s', (text, place) => {
    expect(articlePlace(text)).toEqual(place);
  });

  test.each(['', '条', '第条', '第零条', '第一款', '有关规定', '0'])('%j names no article', (text) => {
    expect(articlePlace(text)).toBeUndefined();
    expect(citation('食品安全法', text)).toBeUndefined();
  });

  test('a law must be named', () => {
    expect(citation('《》', '第一条')).toBeUndefined();
  });
});

describe('citations in a text', () => {
  test('a place belongs to the law before it', () => {
    expect(
      citations('依据《中华人民共和国食品安全法》第一百二十四条第一款第二项、第一百二十五条和《广告法》第55条'),
    ).toEqual([
      { law: '食品安全法', article: '124', paragraph: 1, item: 2 },
      { law: '食品安全法', article: '125' },
      { law: '广告法', article: '55' },
    ]);
  });

  test('a paragraph of its own belongs to the article before it', () => {
    expect(citations('《产品质量法》第五十条第一款、第二款')).toEqual([
      { law: '产品质量法', article: '50', paragraph: 1 },
      { law: '产品质量法', article: '50', paragraph: 2 },
    ]);
  });

  test('without book marks the text before the place is the law', () => {
    expect(citations('依据中华人民共和国安全生产法第九十七条第（一）项')).toEqual([
      { law: '安全生产法', article: '97', item: 1 },
    ]);
  });

  test('an edition in brackets and a law inside a law', () => {
    expect(citations('《无证无照经营查处办法》（国务院令第684号）第十三条')).toEqual([
      { law: '无证无照经营查处办法', article: '13' },
    ]);
    expect(citations('《中国人民解放军实施〈药品管理法〉办法》第三十八条')).toEqual([
      { law: '中国人民解放军实施药品管理法办法', article: '38' },
    ]);
  });

  test('what cites nothing gives nothing', () => {
    for (const text of ['', '依法处理', '第十条', '《食品安全法》', '【】']) expect(citations(text)).toEqual([]);
  });

  test('any citation is read back as it was written, wherever it stands', () => {
    const place = fc.record(
      {
        law: fc.constantFrom('食品安全法', '企业信息公示暂行条例', '无证无照经营查处办法'),
        article: fc.oneof(
          fc.integer({ min: 1, max: 1260 }).map(String),
          fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9 })).map(([a, b]) => `${a}-${b}`),
        ),
        paragraph: fc.integer({ min: 1, max: 20 }),
        item: fc.integer({ min: 1, max: 30 }),
      },
      { requiredKeys: ['law', 'article'] },
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), (places) => {
        expect(citations(`根据${places.map(writeCitation).join('、')}的规定`)).toEqual(places);
        for (const one of places) {
          const text = writeCitation(one);
          expect(citation(one.law, text.slice(text.indexOf('第')))).toEqual(one);
        }
      }),
    );
  });

  test('no text breaks the reader', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'《》〈〉第条款项之一十百零1２（)、依据法 ') }), (text) => {
        for (const found of citations(text)) expect(found.article).toMatch(/^[1-9]\d*(-[1-9]\d*)?$/);
      }),
    );
  });
});
