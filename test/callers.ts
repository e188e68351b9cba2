// The service for tests: an app on a database of its own, an account for each role, and callers signed in as them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { afterAll } from 'vitest';
import { type AppOptions, buildApp } from '../src/app.ts';
import type { Operation } from '../src/base/http/operation.ts';
import { sealBy } from '../src/base/seal.ts';
import { addAccount, addUnit } from '../src/base/who/account.ts';
import { ANY_ROLE, isOutside, type Role } from '../src/base/who/permissions.ts';
import type { Register } from '../src/grading/register.ts';

/** The source under which the department user's unit files. */
export const DEPARTMENT = '金信市应急管理局';
/** What one-time codes are sealed by in tests. */
export const TEST_SEAL = sealBy('a secret for tests alone');
export const PASSWORD = 'correct horse battery';
/** Accounts other than the city's own see this county alone. */
export const COUNTY = '210681';

/** The one that the account of the role enterprise is bound to. */
const OWN_ENTITY = 1;

const LIMITED: readonly Role[] = ['area-officer', 'station-head'];
const UNITS: { readonly [R in Role]?: string } = { 'department-user': 'safety', bank: 'bank' };

export interface Caller {
  /** Calls `/api/v1` + path and gives status, headers and body. */
  call(method: Operation['method'], path: string, body?: unknown, headers?: Record<string, string>): Promise<Called>;
}

export interface Called {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: answers differ by operation; each test says what it expects
  readonly body: any;
}

const at = new Date('2026-11-22T01:00:00Z');

/** Makes units and one account for each role, named as the role, and builds the app. */
export async function testService(register: Register, options: Partial<AppOptions> = {}) {
  await register.database.transaction(async (db) => {
    const city = { parent: null, kind: 'city', name: '金信市市场监督管理局', division: '2106', source: null } as const;
    await addUnit(db, { id: 'city', ...city });
    await addUnit(db, { ...city, id: 'county', parent: 'city', kind: 'county', name: '东港市局', division: COUNTY });
    await addUnit(db, { ...city, id: 'safety', kind: 'department', name: DEPARTMENT, source: DEPARTMENT });
    await addUnit(db, { ...city, id: 'bank', kind: 'institution', name: '金信示例银行' });
    for (const role of ANY_ROLE) {
      const unit = UNITS[role] ?? (LIMITED.includes(role) ? 'county' : 'city');
      const reach = LIMITED.includes(role) ? [COUNTY] : role === 'department-user' ? [''] : ['2106'];
      const post = { name: role, shown: role, password: PASSWORD, role };
      if (role === 'enterprise') await addAccount(db, at, { ...post, unit: null, reach: [], entity: OWN_ENTITY });
      else await addAccount(db, at, { ...post, unit, reach: isOutside(role) ? [] : reach });
    }
  });
  return testApp(register, options);
}

/** The app alone, on a database that has the accounts. */
export async function testApp(register: Register, options: Partial<AppOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'jinxin-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { http, operations } = await buildApp(register, {
    clock: () => at,
    pages: 'nowhere',
    files: { folder, largest: 1_000_000 },
    boundaries: 'nowhere',
    log: false,
    https: false,
    rate: 100_000,
    publicRate: 100_000,
    seal: TEST_SEAL,
    ...options,
  });
  const ask = async (request: InjectOptions): Promise<Called> => {
    const { statusCode, headers, payload } = await http.inject(request);
    const json = /[/+]json/.test(String(headers['content-type'])) && payload !== '';
    return { status: statusCode, headers, body: json ? JSON.parse(payload) : payload };
  };
  const caller = (cookie?: string, csrf?: string): Caller => ({
    call: (method, path, payload, headers = {}) =>
      ask({
        method,
        // What the public takes stands elsewhere.
        url: path.startsWith('/public/') ? path : `/api/v1${path}`,
        headers: { ...(cookie && { cookie }), ...(csrf && { 'x-jinxin-csrf': csrf }), ...headers },
        ...(payload !== undefined && { payload: payload as object }),
      }),
  });
  const nobody = caller();
  const signedIn = async (role: Role): Promise<Caller> => {
    const { headers, body } = await nobody.call('POST', '/session', { name: role, password: PASSWORD });
    return caller(String(headers['set-cookie']).split(';')[0], body.csrf);
  };
  return { http, operations, ask, nobody, signedIn };
}
