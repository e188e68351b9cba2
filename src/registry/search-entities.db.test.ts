import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/database.ts';
import { syllablesOf } from './pinyin.ts';
import { saveEntities } from './save-entities.ts';
import { type Hit, searchEntities } from './search-entities.ts';
import { searchForm } from './search-row.ts';
import { makeUscc } from './uscc.ts';

const db = await testDatabase();

const NAMES = [
  '丹东金信贸易有限公司',
  '金信（上海）贸易有限公司',
  '丹东鑫金粮油有限责任公司',
  '重庆长安汽车股份有限公司',
  '中国建设银行股份有限公司丹东分行',
  '单县老李羊汤馆',
  '沈河区曾记面馆',
  '宁波ABC电器有限公司',
  'A1便利店',
  'TIM HORTONS',
  '11th & Social',
  'Café Luxe',
  '六安瓜片茶行',
  '西安西安饭庄',
  '龘靐科技',
  '有限公司',
];
const RENAMED = { name: '新丹东水产有限公司', former: '老丹东渔业公司' };

const saved = await db.transaction((tx) =>
  saveEntities(tx, { id: 'test', name: '测试' }, new Date('2024-03-01T08:00:00Z'), [
    ...NAMES.map((name, i) => ({
      attributes: { name, kind: 'enterprise' },
      identifiers: { uscc: makeUscc('91', '210600', i + 1) },
    })),
    {
      attributes: { name: RENAMED.name, kind: 'enterprise', former_names: [RENAMED.former] },
      identifiers: { regno: '2106001103' },
    },
  ]),
);

// Which grams are rare is known from then on.
await db.asOwner((owner) => owner.query('analyze registry.search'));

async function find(query: string, limit = 20): Promise<Hit[]> {
  return db.read((tx) => searchEntities(tx, query, { limit }));
}

async function names(query: string): Promise<string[]> {
  return (await find(query)).map((hit) => hit.name);
}

describe('search', () => {
  test('by credit code, its beginning, registration number and internal id', async () => {
    const uscc = makeUscc('91', '210600', 1);
    expect((await find(uscc))[0]).toMatchObject({ uscc, name: NAMES[0], matchedBy: 'code' });
    expect(await find(uscc.slice(0, 8).toLowerCase())).toHaveLength(NAMES.length);
    expect(await names('２１０６００１１０３')).toEqual([RENAMED.name]);
    const { entityId } = saved[0] as { entityId: number };
    expect(await names(`JX${String(entityId).padStart(10, '0')}`)).toEqual([NAMES[0]]);
  });

  test('a whole name comes before names that begin with it, and those before names that contain it', async () => {
    expect((await names('有限公司'))[0]).toBe('有限公司');
    expect(await names('金信')).toEqual(['金信（上海）贸易有限公司', '丹东金信贸易有限公司']);
  });

  test('brackets, spaces and width do not matter', async () => {
    expect(await names('金信上海 贸易')).toEqual(['金信（上海）贸易有限公司']);
    expect(await names('ａｂｃ电器')).toEqual(['宁波ABC电器有限公司']);
    expect(await names('tim hort')).toEqual(['TIM HORTONS']);
    expect(await names('th social')).toEqual(['11th & Social']);
  });

  test('by former name, saying so', async () => {
    expect(await find('丹东渔业')).toMatchObject([
      { name: RENAMED.name, matchedBy: 'former-name', formerNames: [RENAMED.former] },
    ]);
  });

  test('by pinyin, whole or unfinished, and by initials', async () => {
    expect(await names('jinxinm')).toEqual(['丹东金信贸易有限公司']);
    expect(await names('shanxianlao')).toEqual(['单县老李羊汤馆']);
    expect(await names('zengji')).toEqual(['沈河区曾记面馆']);
    expect(await names('yinhang')).toEqual(['中国建设银行股份有限公司丹东分行']);
    expect(await names('ddjx')).toEqual(['丹东金信贸易有限公司']);
    expect(await names('laodandongyuye')).toEqual([RENAMED.name]);
    expect(await names('nbabcdq')).toEqual(['宁波ABC电器有限公司']);
  });

  test('by one or two characters or letters anywhere', async () => {
    expect(await names('靐')).toEqual(['龘靐科技']);
    expect(await names('bc')).toContain('宁波ABC电器有限公司');
    expect(await names('A1')).toContain('A1便利店');
    expect(await names('é')).toEqual(['Café Luxe']);
  });

  test('nothing for nothing, and nothing for signs that patterns use', async () => {
    for (const query of ['', '   ', '（）', '%', '_', '\\', '%金%信%', '囍囍']) {
      const found = await names(query);
      expect(found.every((name) => searchForm(name).includes(searchForm(query)) && searchForm(query) !== '')).toBe(
        true,
      );
    }
    expect(await names('囍囍')).toEqual([]);
  });

  test('not more than asked for', async () => {
    expect(await find('有限', 3)).toHaveLength(3);
  });

  test('finds exactly what looking at every name finds', async () => {
    const all = [...NAMES, RENAMED.name];
    const part = fc
      .tuple(fc.constantFrom(...all, RENAMED.former), fc.nat(20), fc.integer({ min: 1, max: 6 }))
      .map(([name, from, length]) =>
        searchForm(name)
          .slice(from % searchForm(name).length)
          .slice(0, length),
      );
    const spelling = part.map((p) =>
      syllablesOf(p)
        .map((s) => s ?? '')
        .join(''),
    );
    const initials = part.map((p) =>
      syllablesOf(p)
        .map((s) => s?.[0] ?? '')
        .join(''),
    );
    const cut = fc.tuple(spelling, fc.nat(3)).map(([s, less]) => s.slice(0, Math.max(2, s.length - less)));
    await fc.assert(
      fc.asyncProperty(fc.oneof(part, cut, initials), async (query) => {
        fc.pre(query !== '');
        expect(new Set(await names(query))).toEqual(new Set(all.filter((name) => plainMatch(name, query))));
      }),
      { numRuns: 300 },
    );
  });
});

function plainMatch(name: string, query: string): boolean {
  const names = name === RENAMED.name ? [name, RENAMED.former] : [name];
  const form = searchForm(query);
  const byCode =
    /\d/.test(query) && name !== RENAMED.name && makeUscc('91', '210600', NAMES.indexOf(name) + 1).startsWith(form);
  return (
    byCode ||
    names.some(
      (n) => searchForm(n).includes(form) || (/^[A-Z]{2,}$/.test(form) && sounds(searchForm(n), form.toLowerCase())),
    )
  );
}

function sounds(form: string, letters: string): boolean {
  if (!/\p{Script=Han}/u.test(form)) return false;
  const syllables = syllablesOf(form);
  const initials = [...form].map((c, i) => syllables[i]?.[0] ?? (/[A-Z0-9]/.test(c) ? c.toLowerCase() : '')).join('');
  const from = syllables.map((_, i) => {
    const end = syllables.indexOf(undefined, i);
    return syllables.slice(i, end < 0 ? undefined : end).join('');
  });
  return initials.includes(letters) || from.some((s) => s.startsWith(letters));
}
