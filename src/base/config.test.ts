// Settings from the environment.

import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without settings the data are in ./data and the server is the embedded one', () => {
  const settings = { dataFolder: resolve('data'), databaseUrl: undefined };
  expect(readConfig({})).toEqual(settings);
  expect(readConfig({ JINXIN_DATA: '', JINXIN_DATABASE: ' ' })).toEqual(settings);
});

test.each([
  'postgres://jinxin:secret@db.example:5433/jinxin?sslmode=require',
  'postgresql://localhost/jinxin',
  'postgres:///jinxin?host=/var/run/postgresql&user=jinxin',
])('%s is an address', (url) => {
  expect(readConfig({ JINXIN_DATA: '/srv/jinxin', JINXIN_DATABASE: url })).toEqual({
    dataFolder: '/srv/jinxin',
    databaseUrl: url,
  });
});

test.each([
  'db.example',
  'mysql://localhost/jinxin',
  'postgres://localhost',
  'postgres://localhost/',
  'postgres://a b/c',
])('%s is refused', (url) => {
  expect(() => readConfig({ JINXIN_DATABASE: url })).toThrow(
    expect.objectContaining({ code: 'base.bad-database-url' }),
  );
});

test('a refused address does not show its password', () => {
  expect(() => readConfig({ JINXIN_DATABASE: 'postgres://me:secret@host' })).not.toThrow(/secret/);
  expect(() => readConfig({ JINXIN_DATABASE: 'postgres://me:secret@host' })).toThrow('没有数据库名');
});
