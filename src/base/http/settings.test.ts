// Settings of the service: what they are unless given, what is refused, and that the page lists them all.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readServiceSettings } from './settings.ts';

test('unless given, it listens on this machine alone', () => {
  const otherwise = {
    host: '127.0.0.1',
    port: 8080,
    https: false,
    rate: 1200,
    publicRate: 600,
    demo: false,
    uploadMb: 200,
    keepDays: 90,
  };
  expect(readServiceSettings({ PATH: '/bin', JINXIN_PORT: ' ' })).toEqual(otherwise);
  expect(readServiceSettings({ JINXIN_HOST: '::1', JINXIN_PORT: '0', JINXIN_HTTPS: '1' })).toMatchObject({
    host: '::1',
    port: 0,
    https: true,
  });
});

test.each([
  ['JINXIN_PORT', '80a'],
  ['JINXIN_PORT', '65536'],
  ['JINXIN_HOST', 'a b'],
  ['JINXIN_HTTPS', 'yes'],
  ['JINXIN_RATE', '0'],
  ['JINXIN_UPLOAD_MB', '0'],
  ['JINXIN_PROT', '8080'],
])('%s=%s is refused', (name, found) => {
  expect(() => readServiceSettings({ [name]: found })).toThrow(name);
});

test('the page lists every setting', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/configuration.md'), 'utf8');
  const source = readFileSync(join(import.meta.dirname, 'settings.ts'), 'utf8');
  const names = source.match(/\[\s*('[A-Z_]+',\s*)+\]/)![0].match(/[A-Z_]+/g)!;
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(page).toContain(`| \`JINXIN_${name}\` |`);
});
