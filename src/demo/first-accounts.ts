// The accounts of a first start: an invented office of a few units, and an account for each role (two of the law) with a password made up.

import type { Db } from '../base/db.ts';
import { addAccount, addUnit, hasAccounts, type NewAccount, type Unit } from '../base/who/account.ts';
import { makePassword } from '../base/who/password.ts';
import type { Role } from '../base/who/permissions.ts';

const UNITS: readonly Unit[] = [
  { id: 'province', parent: null, kind: 'province', name: '省市场监督管理局', division: '21', source: null },
  { id: 'city', parent: 'province', kind: 'city', name: '金信市市场监督管理局', division: '2106', source: null },
  { id: 'county-81', parent: 'city', kind: 'county', name: '东港市市场监督管理局', division: '210681', source: null },
  { id: 'county-03', parent: 'city', kind: 'county', name: '振兴区市场监督管理局', division: '210603', source: null },
  {
    id: 'station-03',
    parent: 'county-03',
    kind: 'station',
    name: '振兴区第一监管所',
    division: '210603',
    source: null,
  },
  {
    id: 'safety',
    parent: null,
    kind: 'department',
    name: '金信市应急管理局',
    division: '2106',
    source: '金信市应急管理局',
  },
  { id: 'bank', parent: null, kind: 'institution', name: '金信示例银行', division: '2106', source: null },
];

/** Bureaus of the counties in which nobody has an account. */
const MORE_UNITS: readonly Unit[] = [
  ['02', '元宝区'],
  ['04', '振安区'],
  ['24', '宽甸满族自治县'],
  ['82', '凤城市'],
].map(([code, name]) => ({
  ...{ id: `county-${code}`, parent: 'city', kind: 'county' as const, source: null },
  ...{ name: `${name}市场监督管理局`, division: `2106${code}` },
}));

/** Who works in the areas of the one station: by the names of their accounts. */
export const OFFICERS_OF = ['officer', 'officer2'] as const;

type Post = Omit<NewAccount, 'password'>;

const post = (role: Role, name: string, shown: string, unit: string, reach: string): Post => ({
  ...{ role, name, shown, unit },
  reach: [reach],
});

const POSTS: readonly Post[] = [
  post('administrator', 'admin', '系统管理员', 'province', ''),
  post('registrar', 'registrar', '登记员', 'city', '2106'),
  post('area-officer', 'officer', '片区监管员', 'station-03', '210603'),
  post('area-officer', 'officer2', '片区监管员（二）', 'station-03', '210603'),
  post('station-head', 'station', '监管所所长', 'station-03', '210603'),
  post('bureau-chief', 'chief', '东港市局局长', 'county-81', '210681'),
  // What concerns the whole city is decided by somebody who sees all of it.
  post('bureau-chief', 'citychief', '金信市局局长', 'city', '2106'),
  post('credit-office', 'credit', '信用监管科', 'city', '2106'),
  post('legal-officer', 'legal', '法规科', 'province', ''),
  // An edition is issued by a second person who sees as far as whoever proposed it.
  post('legal-officer', 'legal2', '法规科科长', 'province', ''),
  post('department-user', 'department', '应急局报送员', 'safety', '2106'),
  post('inspector', 'inspector', '检查员', 'county-81', '210681'),
  post('auditor', 'auditor', '审计员', 'province', ''),
  // An enterprise’s account begins at the desk, or, in the demo, with its file (`own-city.ts`).
  { ...post('bank', 'bank', '银行信贷员', 'bank', ''), reach: [] },
];

/** Makes units and accounts where there is no account yet; gives them with the passwords, which nobody can read again. */
export async function firstAccounts(db: Db, at: Date): Promise<NewAccount[]> {
  await db.query('select from base.audit_head for update');
  if (await hasAccounts(db)) return [];
  await addMissingUnits(db);
  const accounts = POSTS.map((post) => ({ ...post, password: makePassword() }));
  for (const account of accounts) await addAccount(db, at, account);
  return accounts;
}

/** Makes those units of the invented office that are not there yet. */
export async function addMissingUnits(db: Db): Promise<void> {
  const { rows } = await db.query<{ id: string }>('select id from base.unit');
  const known = new Set(rows.map(({ id }) => id));
  for (const unit of [...UNITS, ...MORE_UNITS]) if (!known.has(unit.id)) await addUnit(db, unit);
}

/** The accounts as a table to be printed once. */
export function accountsReport(accounts: readonly NewAccount[]): string[] {
  return [
    '',
    '第一次启动：为每个角色建立了演示账户，密码只显示这一次，请记下。',
    'First start: demo accounts of each role; the passwords are shown this once.',
    ...accounts.map(accountLine),
    '',
  ];
}

/** One of them as a line of that table. */
export function accountLine({ name, password, role, shown }: NewAccount): string {
  return `  ${name.padEnd(12)}${password.padEnd(18)}${role.padEnd(18)}${shown}`;
}
