// What the service answers about signing in, sessions and one's own account.

import { z } from 'zod';
import { operation, pageOf } from './http/operation.ts';
import { TOPICS, type Topic } from './topics.ts';
import { ANY_ROLE, PERMISSIONS, type Permission } from './who/permissions.ts';

const instant = z.iso.datetime();
const KNOWN = Object.keys(TOPICS).join('|');
const role = z.enum(ANY_ROLE);
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
    /** The password was given by another: until it is changed nothing else may be done. */
    mustChange: z.boolean(),
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
    code: z.string().max(30).optional(),
  }),
  answer: meAnswer,
});

export const signInWays = operation({
  id: 'signInWays',
  method: 'GET',
  path: '/session/ways',
  permit: 'anyone',
  summary: { zh: '除密码外的登录方式', en: 'Ways to sign in besides a password' },
  answer: z.object({
    /** The office's own sign-in: its name, and the address that begins it. */
    provider: z.object({ label: z.string(), address: z.string() }).nullable(),
  }),
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

const password = z.string().min(1).max(200);

export const changePassword = operation({
  id: 'changePassword',
  method: 'PUT',
  path: '/me/password',
  permit: 'session.own',
  summary: { zh: '修改密码，并结束本账户的其他会话', en: 'Change the password and end the other sessions' },
  body: z.object({ present: password, wanted: password }),
  answer: z.object({ ended: z.number() }),
  secret: true,
});

export const setLanguage = operation({
  id: 'setLanguage',
  method: 'PUT',
  path: '/me/language',
  permit: 'session.own',
  summary: { zh: '设定本账户的语言', en: 'Choose the language of this account' },
  body: z.object({ lang: z.enum(['zh', 'en']) }),
  answer: z.object({ lang: z.enum(['zh', 'en']) }),
});

export const readCodes = operation({
  id: 'readCodes',
  method: 'GET',
  path: '/me/codes',
  permit: 'session.own',
  summary: { zh: '本账户的动态口令', en: 'One-time codes of this account' },
  answer: z.object({ since: instant.nullable(), recovery: z.number() }),
});

export const beginCodes = operation({
  id: 'beginCodes',
  method: 'POST',
  path: '/me/codes',
  permit: 'session.own',
  summary: { zh: '开始设置动态口令', en: 'Begin to set up one-time codes' },
  body: z.object({ password }),
  /** The secret in base 32, and the address that an authenticator reads from a picture. */
  answer: z.object({ secret: z.string(), address: z.string() }),
  secret: true,
});

const recovery = z.object({ codes: z.array(z.string()) });

export const confirmCodes = operation({
  id: 'confirmCodes',
  method: 'POST',
  path: '/me/codes/confirmation',
  permit: 'session.own',
  summary: { zh: '以第一个动态口令启用', en: 'Put one-time codes in use by the first of them' },
  body: z.object({ code: z.string().min(1).max(30) }),
  answer: recovery,
  secret: true,
});

export const newRecovery = operation({
  id: 'newRecovery',
  method: 'POST',
  path: '/me/codes/recovery',
  permit: 'session.own',
  summary: { zh: '重新生成恢复码', en: 'Make new recovery codes' },
  body: z.object({ password }),
  answer: recovery,
  secret: true,
});

export const endCodes = operation({
  id: 'endCodes',
  method: 'POST',
  path: '/me/codes/end',
  permit: 'session.own',
  summary: { zh: '停用动态口令', en: 'Turn one-time codes off' },
  body: z.object({ password }),
  answer: z.object({ ended: z.boolean() }),
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
