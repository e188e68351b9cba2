// Refusals about accounts, units, keys and signing in.

import { refusals } from '../problem.ts';

export const problems = refusals({
  'base.code-needed': {
    status: 401,
    zh: '这个账户用动态口令。请填写身份验证器上现在的六位数字，或一个恢复码。',
    en: 'This account uses one-time codes. Give the six digits that the authenticator shows now, or a recovery code.',
  },
  'base.code-wrong': {
    status: 401,
    zh: '动态口令不对，或者已经用过。请等下一个六位数字；连续五次不对，账户锁定十五分钟。',
    en: 'The code is wrong, or was used before. Wait for the next six digits; after five failures in a row the account is locked for fifteen minutes.',
  },
  'base.password-wrong': {
    status: 422,
    zh: '现在的密码不对。连续五次不对，账户锁定十五分钟。',
    en: 'The present password is wrong. After five failures in a row the account is locked for fifteen minutes.',
  },
  'base.password-short': {
    status: 422,
    zh: '密码至少要有 {least} 个字符；可以是一句话。',
    en: 'A password has at least {least} characters; it may be a sentence.',
  },
  'base.password-common': {
    status: 422,
    zh: '这个密码太容易猜到。请换一个：不要用键盘上相连的字母、年份或常见的词，几个不相干的词连起来就好。',
    en: 'This password is too easily guessed. Choose another: no rows of keys, years or common words; a few words that do not belong together do well.',
  },
  'base.password-of-name': {
    status: 422,
    zh: '密码里不要有账户名或姓名。',
    en: 'A password does not contain the name of the account or of its owner.',
  },
  'base.password-same': {
    status: 422,
    zh: '新密码和现在的一样。',
    en: 'The new password is the present one.',
  },
  'base.password-must-change': {
    status: 403,
    zh: '请先设定自己的密码，然后再办理。',
    en: 'Choose a password of your own first.',
  },
  'base.codes-in-use': {
    status: 409,
    zh: '动态口令已经在用；要换设备，请先停用。',
    en: 'One-time codes are in use already; to change the device, turn them off first.',
  },
  'base.codes-not-begun': {
    status: 409,
    zh: '还没有开始设置动态口令，或者已经停用。请重新开始。',
    en: 'One-time codes are not being set up, or were turned off. Begin again.',
  },
  'base.name-taken': {
    status: 409,
    zh: '账户名“{name}”已经有人用了。',
    en: 'The account name "{name}" is taken.',
  },
  'base.subject-taken': {
    status: 409,
    zh: '统一身份“{subject}”已经属于另一个账户。',
    en: 'The identity "{subject}" belongs to another account already.',
  },
  'base.no-such-account': {
    status: 404,
    zh: '没有这个账户，或者它不在您的管辖范围之内。',
    en: 'There is no such account, or it lies outside your reach.',
  },
  'base.no-such-unit': {
    status: 404,
    zh: '没有这个机构，或者它不在您的管辖范围之内。',
    en: 'There is no such unit, or it lies outside your reach.',
  },
  'base.no-such-key': {
    status: 404,
    zh: '没有这个密钥，或者它已经作废。',
    en: 'There is no such key, or it has been revoked.',
  },
  'base.beyond-own-reach': {
    status: 403,
    zh: '区划“{division}”不在您的管辖范围之内，不能授予别人。',
    en: 'Division "{division}" lies outside your own reach and cannot be given to others.',
  },
  'base.own-account': {
    status: 409,
    zh: '不能改变自己的角色、机构、管辖范围，也不能停用自己。请由另一位管理员办理。',
    en: 'Nobody changes his own role, unit or reach, or disables himself. Let another administrator do it.',
  },
  'base.last-administrator': {
    status: 409,
    zh: '这是最后一个可用的管理员账户，不能停用，也不能改为别的角色。请先另设一位管理员。',
    en: 'This is the last administrator who can sign in: neither to be disabled nor given another role. Make another administrator first.',
  },
  'base.role-not-for-unit': {
    status: 422,
    zh: '部门用户属于部门，其他角色属于市场监管机构；“{unit}”不合适。',
    en: 'Department users belong to departments, all other roles to bureaus and stations; "{unit}" does not fit.',
  },
  'base.unit-closed': {
    status: 409,
    zh: '“{unit}”已经撤销，不能再用。',
    en: '"{unit}" is closed.',
  },
  'base.unit-in-use': {
    status: 409,
    zh: '“{unit}”还有 {units} 个下级机构、{accounts} 个可用的账户、{keys} 个有效的密钥，不能撤销。请先移走或停用。',
    en: '"{unit}" still has {units} units below it, {accounts} accounts in use and {keys} good keys. Move or disable these first.',
  },
  'base.unit-misplaced': {
    status: 422,
    zh: '“{unit}”不能放在“{parent}”下面：上级机构的级别要更高，下级的区划代码要以上级的开头。',
    en: '"{unit}" cannot stand below "{parent}": a parent ranks higher, and the division of what is below begins with its own.',
  },
  'base.unit-above-itself': {
    status: 422,
    zh: '机构不能放在自己或自己的下级下面。',
    en: 'A unit cannot stand below itself or below what belongs to it.',
  },
  'base.source-taken': {
    status: 409,
    zh: '来源名称“{source}”已经属于另一个部门。',
    en: 'The source name "{source}" belongs to another department already.',
  },
  'base.key-not-good': {
    status: 401,
    zh: '密钥不对、已经过期或者已经作废。',
    en: 'The key is wrong, has expired or was revoked.',
  },
  'base.key-for-too-much': {
    status: 422,
    zh: '密钥不能有“{permission}”这项权限：角色没有，或者不给系统使用。',
    en: 'A key cannot have permission "{permission}": its role has it not, or it is not for systems.',
  },
  'base.key-expiry': {
    status: 422,
    zh: '密钥的有效期要在明天之后、两年之内。',
    en: 'A key expires after tomorrow and within two years.',
  },
  'base.oidc-failed': {
    status: 401,
    zh: '统一身份登录没有成功：{reason}',
    en: 'Signing in by the identity provider failed: {reason}',
  },
  'base.oidc-no-account': {
    status: 403,
    zh: '您在统一身份平台已经登录，但本系统没有与之对应的账户。请把标识“{subject}”交给管理员。',
    en: 'The identity provider knows you, but no account here belongs to you. Give the administrator this identifier: {subject}',
  },
});
