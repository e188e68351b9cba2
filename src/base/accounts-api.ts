// What the service answers about accounts and about the keys of systems.

import { z } from 'zod';
import { operation, pageOf, paging } from './http/operation.ts';
import { GIVEN_ROLES, KEY_PERMISSIONS, PERMISSIONS, type Permission } from './who/permissions.ts';

const instant = z.iso.datetime();
/** Those of enterprises activate their accounts themselves. */
const role = z.enum(GIVEN_ROLES);
const unit = z.object({ id: z.string(), name: z.string() });
/** Prefixes of divisions; `''` is everything. */
const reach = z
  .array(z.string().regex(/^\d{0,12}$/))
  .min(1)
  .max(50);
const accountPath = z.object({ id: z.uuid() });

const account = z
  .object({
    id: z.string(),
    name: z.string(),
    shown: z.string(),
    role,
    unit,
    reach: z.array(z.string()),
    subject: z.string().nullable(),
    disabled: z.boolean(),
    lockedUntil: instant.nullable(),
    /** Signs in by a password that another gave. */
    mustChange: z.boolean(),
    /** Signs in with one-time codes. */
    codes: z.boolean(),
    seen: instant.nullable(),
    made: instant,
  })
  .meta({ id: 'Account' });

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'GET',
  path: '/accounts',
  permit: 'account.read',
  summary: { zh: '查找账户', en: 'Find accounts' },
  query: z.object({
    ...paging,
    /** Part of a name. */
    q: z.string().max(100).optional(),
    role: role.optional(),
    unit: z.string().max(60).optional(),
    state: z.enum(['usable', 'disabled', 'locked']).optional(),
  }),
  answer: pageOf(account),
});

const post = z.object({
  shown: z.string().trim().min(1).max(60),
  role,
  unit: z.string().max(60),
  reach,
  subject: z.string().trim().max(200).nullish(),
});

const given = z.object({ id: z.string(), password: z.string() });

export const makeAccount = operation({
  id: 'makeAccount',
  method: 'POST',
  path: '/accounts',
  permit: 'account.manage',
  summary: { zh: '新建账户', en: 'Make an account' },
  body: post.extend({
    name: z
      .string()
      .trim()
      .regex(/^[\p{L}\p{N}._@-]{2,60}$/u),
  }),
  /** The password is shown this once and is good for choosing another only. */
  answer: given,
  secret: true,
});

export const changeAccount = operation({
  id: 'changeAccount',
  method: 'PUT',
  path: '/accounts/{id}',
  permit: 'account.manage',
  summary: { zh: '修改账户', en: 'Change an account' },
  params: accountPath,
  body: post,
  answer: z.object({ changed: z.boolean() }),
});

export const setDisabled = operation({
  id: 'setDisabled',
  method: 'PUT',
  path: '/accounts/{id}/disabled',
  permit: 'account.manage',
  summary: { zh: '停用或恢复账户', en: 'Disable an account, or let it in again' },
  params: accountPath,
  body: z.object({ disabled: z.boolean() }),
  answer: z.object({ disabled: z.boolean() }),
});

export const resetPassword = operation({
  id: 'resetPassword',
  method: 'POST',
  path: '/accounts/{id}/password',
  permit: 'account.manage',
  summary: { zh: '重置密码', en: 'Give an account a new password' },
  params: accountPath,
  answer: given,
  secret: true,
});

export const endSessionsOf = operation({
  id: 'endSessionsOf',
  method: 'DELETE',
  path: '/accounts/{id}/sessions',
  permit: 'account.manage',
  summary: { zh: '结束账户的全部会话', en: 'End all sessions of an account' },
  params: accountPath,
  answer: z.object({ ended: z.number() }),
});

export const dropCodesOf = operation({
  id: 'dropCodesOf',
  method: 'DELETE',
  path: '/accounts/{id}/codes',
  permit: 'account.manage',
  summary: { zh: '停用账户的动态口令（设备丢失时）', en: 'Turn off an account’s one-time codes (device lost)' },
  params: accountPath,
  answer: z.object({ ended: z.boolean() }),
});

const permission = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);

export const listKeys = operation({
  id: 'listKeys',
  method: 'GET',
  path: '/keys',
  permit: 'key.read',
  summary: { zh: '系统密钥', en: 'Keys of systems' },
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        unit,
        role,
        permissions: z.array(permission),
        reach: z.array(z.string()),
        made: instant,
        madeBy: z.string(),
        expires: instant,
        used: instant.nullable(),
        revoked: instant.nullable(),
      }),
    ),
  }),
});

export const makeKey = operation({
  id: 'makeKey',
  method: 'POST',
  path: '/keys',
  permit: 'key.manage',
  summary: { zh: '为机构的系统签发密钥', en: 'Make a key for a unit’s system' },
  body: z.object({
    name: z.string().trim().min(1).max(60),
    unit: z.string().max(60),
    role,
    permissions: z.array(z.enum(KEY_PERMISSIONS)).min(1),
    reach,
    /** The last day on which it is good. */
    until: z.iso.date(),
  }),
  /** The key is shown this once. */
  answer: z.object({ id: z.string(), key: z.string() }),
  secret: true,
});

export const revokeKey = operation({
  id: 'revokeKey',
  method: 'DELETE',
  path: '/keys/{id}',
  permit: 'key.manage',
  summary: { zh: '作废密钥', en: 'Revoke a key' },
  params: z.object({ id: z.uuid() }),
  answer: z.object({ revoked: z.boolean() }),
});
