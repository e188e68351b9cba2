// Signing in by an office's own provider: a real one on this machine, and those who would slip in beside it.

import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, expect, test } from 'vitest';
import { saveAndGrade } from '../src/grading/file.ts';
import { prepareRegister } from '../src/grading/register.ts';
import { makeUscc } from '../src/registry/uscc.ts';
import { testService } from './callers.ts';
import { testDatabase } from './database.ts';

const database = await testDatabase();
let now = new Date();
const { grading } = await prepareRegister(database, now);
const idp = new OAuth2Server();
await idp.issuer.keys.generate('RS256');
await idp.start(0, '127.0.0.1');
const issuer = new URL(`http://127.0.0.1:${idp.address().port}`);
idp.issuer.url = issuer.origin;
const url = new URL('http://127.0.0.1:9');
const usual = { issuer, client: 'jinxin', clientSecret: 'secret', label: '市统一身份', link: undefined, url };
const settings = { ...usual, entity: 'uscc' };
const service = await testService({ database, grading }, { clock: () => now, provider: settings });
afterAll(async () => {
  await service.http.close();
  await idp.stop();
});

const START = '/api/v1/session/provider';
const get = (address: string, cookie = '') => service.http.inject({ method: 'GET', url: address, headers: { cookie } });
const cookieOf = (answer: Awaited<ReturnType<typeof get>>, name: string) =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .find((one) => one.startsWith(`${name}=`))
    ?.split(';')[0];

/** Goes to the provider and back; gives the address that the browser returns to, and what it carries. */
async function there(next = '/entities'): Promise<{ back: string; way: string }> {
  const begun = await get(`${START}?next=${encodeURIComponent(next)}`);
  expect(begun.statusCode).toBe(302);
  const sent = await fetch(String(begun.headers.location), { redirect: 'manual' });
  const back = new URL(sent.headers.get('location')!);
  return { back: back.pathname + back.search, way: cookieOf(begun, 'jinxin_way')! };
}

let claims: object = {};
idp.service.on('beforeTokenSigning', (token) => Object.assign(token.payload, claims));
const says = (said: object) => {
  claims = said;
};
const link = (name: string, subject: string | null) =>
  database.transaction((db) => db.query('update base.account set subject = $2 where name = $1', [name, subject]));

test('the way there carries code flow, PKCE, state and nonce, and the page knows the button', async () => {
  const { headers } = await get(START);
  const asked = new URL(String(headers.location));
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: 'http://127.0.0.1:9/api/v1/session/provider/callback',
    state: expect.stringMatching(/.{20}/),
    nonce: expect.stringMatching(/.{20}/),
  });
  expect(String(headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
  expect((await service.nobody.call('GET', '/session/ways')).body).toEqual({
    provider: { label: '市统一身份', address: START },
  });
});

test('whom an administrator has linked comes in, where he wanted to be; his session is his own and new', async () => {
  await link('inspector', 'sub-7');
  says({ sub: 'sub-7' });
  const { back, way } = await there('/entities?q=a');
  const done = await get(back, `${way}; jinxin_session=${'a'.repeat(43)}`);
  expect([done.statusCode, done.headers.location]).toEqual([302, '/entities?q=a']);
  const session = cookieOf(done, 'jinxin_session')!;
  expect(session).not.toContain('aaaa');
  const me = await service.nobody.call('GET', '/me', undefined, { cookie: session });
  expect(me.body).toMatchObject({ role: 'inspector', mustChange: false });
});

test('whom nobody has linked is told what to give the administrator, and no account is made', async () => {
  says({ sub: 'stranger', preferred_username: 'auditor' });
  const { back, way } = await there();
  const { headers } = await get(back, way);
  expect(headers.location).toBe('/sign-in?refused=base.oidc-no-account&subject=stranger');
  const { rows } = await database.read((db) => db.query(`select subject from base.account where name = 'auditor'`));
  expect(rows).toEqual([{ subject: null }]);
});

test('another browser, another attempt, a late return, a forged state, a wrong nonce: none comes in', async () => {
  const refused = async (back: string, way: string) => {
    const answer = await get(back, way);
    expect(answer.headers.location).toBe('/sign-in?refused=base.oidc-failed');
    expect(cookieOf(answer, 'jinxin_session')).toBeUndefined();
  };
  await link('inspector', 'sub-7');
  says({ sub: 'sub-7' });
  const [one, two] = [await there(), await there()];
  await refused(one.back, '');
  await refused(one.back, two.way);
  await refused(one.back, `${one.way}x`);
  await refused(one.back.replace(/state=[^&]*/, 'state=forged'), one.way);
  const began = now;
  now = new Date(+now + 11 * 60_000);
  await refused(two.back, two.way);
  now = began;
  const third = await there();
  says({ sub: 'sub-7', nonce: 'of another attempt' });
  await refused(third.back, third.way);
});

test('a disabled account stays out, and nobody is led to a stranger’s page', async () => {
  await database.transaction((db) => db.query(`update base.account set disabled = true where name = 'inspector'`));
  says({ sub: 'sub-7' });
  const { back, way } = await there();
  expect((await get(back, way)).headers.location).toBe('/sign-in?refused=base.sign-in-failed');
  await database.transaction((db) => db.query(`update base.account set disabled = false where name = 'inspector'`));
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/a\r\nset-cookie: x']) {
    const gone = await there(next);
    expect((await get(gone.back, gone.way)).headers.location, next).toBe('/');
  }
});

test('who acts for an enterprise comes to its site alone, for another to another, and with no code to none', async () => {
  const codes = [makeUscc('91', '210681', 1), makeUscc('91', '210681', 2)];
  const entities = codes.map((uscc, i) => ({
    attributes: { name: `第${i + 1}公司`, kind: 'enterprise' },
    identifiers: { uscc },
  }));
  await database.transaction((db) => saveAndGrade(db, { id: 'clerk', name: 'clerk' }, now, entities, grading));
  const owned = async (said: object) => {
    says(said);
    const { back, way } = await there('/own');
    const cookie = cookieOf(await get(back, way), 'jinxin_session');
    return cookie && (await service.nobody.call('GET', '/own', undefined, { cookie })).body.entity?.uscc;
  };
  expect(await owned({ sub: 'boss', uscc: codes[0] })).toBe(codes[0]);
  expect(await owned({ sub: 'boss', uscc: codes[1] })).toBe(codes[1]);
  expect(await owned({ sub: 'boss', uscc: codes[0] })).toBe(codes[0]);
  expect(await owned({ sub: 'boss', uscc: undefined })).toBe(undefined);
  expect(await owned({ sub: 'boss', uscc: makeUscc('91', '210681', 3) })).toBe(undefined);
});
