// What the service answers about sessions, accounts, units and the audit trail.

import { z } from 'zod';
import { operation, pageOf, paging } from './http/operation.ts';
import { TOPICS, type Topic } from './topics.ts';
import { PERMISSIONS, type Permission, ROLES } from './who/permissions.ts';

const instant = z.iso.datetime();
const KNOWN = Object.keys(TOPICS).join('|');
const role = z.enum(ROLES);
const unit = z.object({ id: z.string(), name: z.string() });

const meAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    role,
    unit,
    reach: z.array(z.string()),
    permissions: z.array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])),
    csrf: z.string(),
    lang: z.enum(['zh', 'en']),
  })
  .meta({ id: 'Me' });

export const signIn = operation({
  id: 'signIn',
  method: 'POST',
  path: '/session',
  permit: 'anyone',
  summary: { zh: '登录', en: 'Sign in' },
  body: z.object({
    name: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
    code: z.string().max(10).optional(),
  }),
  answer: meAnswer,
});

export const signOut = operation({
  id: 'signOut',
  method: 'DELETE',
  path: '/session',
  permit: 'session.own',
  summary: { zh: '退出', en: 'Sign out' },
  answer: z.object({ ended: z.boolean() }),
});

export const me = operation({
  id: 'me',
  method: 'GET',
  path: '/me',
  permit: 'session.own',
  summary: { zh: '当前账户', en: 'The account signed in' },
  answer: meAnswer,
});

export const listSessions = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/me/sessions',
  permit: 'session.own',
  summary: { zh: '本账户的会话', en: 'Sessions of this account' },
  answer: pageOf(
    z.object({
      id: z.string(),
      created: instant,
      seen: instant,
      expires: instant,
      address: z.string(),
      agent: z.string(),
      own: z.boolean(),
    }),
  ),
});

export const endSession = operation({
  id: 'endSession',
  method: 'DELETE',
  path: '/me/sessions/{id}',
  permit: 'session.own',
  summary: { zh: '结束本账户的一个会话', en: 'End a session of this account' },
  params: z.object({ id: z.uuid() }),
  answer: z.object({ ended: z.boolean() }),
});

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'GET',
  path: '/accounts',
  permit: 'account.read',
  summary: { zh: '账户', en: 'Accounts' },
  query: z.object(paging),
  answer: pageOf(
    z.object({
      id: z.string(),
      name: z.string(),
      shown: z.string(),
      role,
      unit,
      reach: z.array(z.string()),
      disabled: z.boolean(),
      lockedUntil: instant.nullable(),
      seen: instant.nullable(),
    }),
  ),
});

export const listUnits = operation({
  id: 'listUnits',
  method: 'GET',
  path: '/units',
  permit: 'unit.read',
  summary: { zh: '机构', en: 'Units' },
  answer: pageOf(
    z.object({
      id: z.string(),
      parent: z.string().nullable(),
      kind: z.enum(['province', 'city', 'county', 'station', 'department']),
      name: z.string(),
      division: z.string(),
    }),
  ),
});

export const listAudit = operation({
  id: 'listAudit',
  method: 'GET',
  path: '/audit',
  permit: 'audit.read',
  summary: { zh: '操作记录，新的在前', en: 'The audit trail, newest first' },
  query: z.object({ ...paging, account: z.string().max(100).optional(), act: z.string().max(100).optional() }),
  answer: pageOf(
    z.object({
      number: z.number().int(),
      at: instant,
      account: z.string().nullable(),
      name: z.string(),
      act: z.string(),
      object: z.string(),
      outcome: z.string(),
      hash: z.string(),
    }),
  ),
});

export const watchChanges = operation({
  id: 'watchChanges',
  method: 'GET',
  path: '/events',
  permit: 'session.own',
  kind: 'changes',
  summary: {
    zh: '正在发生的变化（服务器推送），断开后重新连接时应重新查询',
    en: 'Changes as they happen; ask again after a reconnection',
  },
  query: z.object({ topics: z.string().regex(new RegExp(`^(${KNOWN})(,(${KNOWN}))*$`)) }),
  answer: z.array(z.enum(Object.keys(TOPICS) as [Topic, ...Topic[]])),
});
