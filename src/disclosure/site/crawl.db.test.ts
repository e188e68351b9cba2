// A crawler as nobody: follows every link of the site in both languages and finds no error, nothing closed, no person by name.

import { expect, test } from 'vitest';
import { testService } from '../../../test/callers.ts';
import { testDatabase } from '../../../test/database.ts';
import { fileAndGrade, saveAndGrade } from '../../grading/file.ts';
import { prepareRegister } from '../../grading/register.ts';
import type { RecordType } from '../../ledger/catalogue.ts';
import type { Field } from '../../ledger/field.ts';
import type { Fields, Json } from '../../ledger/record.ts';
import { catchUpPublicity } from '../../publicity/catch-up.ts';
import { makeUscc } from '../../registry/uscc.ts';

const database = await testDatabase();
const now = new Date('2026-11-22T01:00:00Z');
const { grading } = await prepareRegister(database, now);
const service = await testService({ database, grading }, { clock: () => now });
const who = { id: 'clerk', name: 'clerk' };

/** Persons wherever the register and the records can hold one. */
const PERSON = '欧阳修远';
const CLOSED = '不公开的内容';
const KINDS = ['enterprise', 'individual', 'cooperative', 'branch', 'unlicensed', 'trademark-holder', 'other'];
await database.transaction((db) =>
  saveAndGrade(
    db,
    who,
    now,
    KINDS.map((kind, i) => ({
      attributes: {
        ...{ name: `第${i}号${kind === 'individual' ? PERSON : ''}商行`, kind, status: 'open', division: '210602' },
        ...{ legal_person: PERSON, address: kind === 'individual' ? CLOSED : '大街1号', established_on: '2020-03-04' },
      },
      identifiers: { uscc: makeUscc(kind === 'individual' ? '92' : '91', '210602', i + 1) },
    })),
    grading,
  ),
);

/** A record of every type for every entity, a person in each field that can hold one; of closed types, all texts are closed. */
const types = [...grading.catalogue.types.values()].filter((type) => !['credit-repair', 'objection'].includes(type.id));
const refused: string[] = [];
for (const type of types) {
  const filings = [...KINDS.keys()].map((i) => ({
    entityId: i + 1,
    type: type.id,
    source: '市局',
    fields: fieldsOf(type),
  }));
  const filed = await database.transaction((db) => fileAndGrade(db, who, now, filings, grading));
  if (filed.some(({ recordId }) => recordId === undefined)) refused.push(`${type.id}: ${JSON.stringify(filed[0])}`);
}
await catchUpPublicity(database, grading.catalogue, now);

function fieldsOf(type: RecordType): Fields {
  const closed = type.disclosure.class > 2;
  const said = type.fields.filter(({ derived, linked }) => !derived && !linked);
  return Object.fromEntries(said.map((field) => [field.name, valueIn(field, closed, type)]));
}

function valueIn(field: Field & { readonly several?: boolean }, closed: boolean, type: RecordType): Json {
  if (field.type === 'list')
    return [Object.fromEntries(field.items.map((item) => [item.name, valueIn(item, closed, type)]))];
  const one = ((): Json => {
    if (field.person) return PERSON;
    switch (field.type) {
      case 'date':
        return field.name === type.legalDay || field.past ? '2026-11-02' : '2027-06-01';
      case 'code':
        return field.name === 'kind' && type.id === 'administrative-penalty'
          ? 'fine'
          : field.list!.codes.find(({ retired }) => !retired)!.code;
      case 'boolean':
        return false;
      case 'text':
        return `${closed ? CLOSED : type.id} ${field.name}`;
      default:
        return field.name === 'year' ? 2020 : 1;
    }
  })();
  return field.several ? [one] : one;
}

/** Pages and data, by address. */
async function crawl(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const waiting = ['/public', '/public/en', '/robots.txt', '/public/sitemap.xml'];
  for (const url of waiting) {
    if (texts.has(url)) continue;
    const { status, body } = await service.ask({ method: 'GET', url });
    expect([url, status]).toEqual([url, 200]);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    texts.set(url, text);
    for (const [, found] of text.matchAll(/(?:href="|<loc>|Sitemap: )(?:http:\/\/localhost:80)?(\/public[^"#<\s]*)/g))
      waiting.push(found.replaceAll('&amp;', '&'));
  }
  return texts;
}

test('every link leads to a page; no page tells of anything closed or of a person by name', async () => {
  expect(refused).toEqual([]);
  // The plant must be there to be found: the office sees it.
  const registrar = await service.signedIn('registrar');
  const file = JSON.stringify((await registrar.call('GET', '/entities/JX0000000001/records?limit=200')).body);
  expect(file).toContain(CLOSED);
  expect(types.length).toBeGreaterThan(40);
  for (const i of KINDS.keys()) {
    const { body } = await service.ask({ method: 'GET', url: `/public/search?q=${encodeURIComponent(`第${i}号`)}` });
    expect([KINDS[i], String(body).includes('/public/entity/')]).toEqual([KINDS[i], i < 4]);
  }
  const texts = await crawl();
  expect(texts.size).toBeGreaterThan(60);
  const entityPages = [...texts].filter(([url]) => /^\/public\/(en\/)?entity\/\w+$/.test(url));
  expect(entityPages).toHaveLength(8);
  expect([...texts.keys()].filter((url) => url.endsWith('/report.json'))).toHaveLength(4);
  for (const [url, text] of entityPages)
    expect([url, text.includes('administrative-penalty violation')]).toEqual([url, true]);
  for (const [url, text] of texts)
    expect([url, text.includes(PERSON), text.includes(CLOSED)]).toEqual([url, false, false]);
});

test('machines are led to what is public and away from the rest', async () => {
  const robots = String((await service.ask({ method: 'GET', url: '/robots.txt' })).body);
  expect(robots).toMatch(/Allow: \/public/);
  expect(robots).toMatch(/Disallow: \/\n/);
  const map = String((await service.ask({ method: 'GET', url: '/public/sitemap/pages.xml' })).body);
  expect(map).toContain('<loc>http://localhost:80/public/lists/penalties</loc>');
  expect(map).toContain('hreflang="en" href="http://localhost:80/public/en/lists/penalties"');
});
