import { expect, test } from 'vitest';
import { makePassword } from './password.ts';
import { checkPassword } from './password-rule.ts';

const account = { name: 'liwei', shown: '李伟' };
const check = (password: string) => () => checkPassword(password, account);

test.each([
  ['short', 'Xk3#mP9q', 'base.password-short'],
  ['short in characters, long in bytes', '监管信用分类', 'base.password-short'],
  ['of the list', 'q1w2e3r4t5', 'base.password-common'],
  ['of the list in capitals', 'QwertyUiop', 'base.password-common'],
  ['one letter', 'aaaaaaaaaaaaaa', 'base.password-common'],
  ['a run', '12345678901234', 'base.password-common'],
  ['runs and a year', 'abcdef2026!', 'base.password-common'],
  ['the product and a year', 'Jinxin@2026', 'base.password-common'],
  ['the account', 'liwei-9mTqz!', 'base.password-of-name'],
])('a password that is %s is refused', (_, password, code) => {
  expect(check(password)).toThrow(expect.objectContaining({ code }));
});

test.each(['correct horse battery', '春眠不觉晓处处闻啼鸟夜来', 'mT7!kd93bQ', makePassword()])(
  '%s may be chosen',
  (password) => {
    expect(check(password)).not.toThrow();
  },
);
