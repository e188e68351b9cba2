// Folders of rulebooks: those that others extend come first, and a ring of books is a flaw, not a hang.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Flaws } from '../base/yaml.ts';
import { loadRulebooks } from './load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'books-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function book(id: string, under?: string): void {
  mkdirSync(join(folder, id, 'rules'), { recursive: true });
  writeFileSync(
    join(folder, id, 'rulebook.yaml'),
    `id: ${id}
title: { zh: 试, en: test }
short: { zh: 试, en: test }
document: 文号
issuer: 机关
${under ? `extends: ${under}\n` : ''}dimensions:
  - { id: grade, zh: 等级, en: grade, role: level, levels: [{ code: A, zh: 甲, en: A }], default: A }
editions:
  - { id: first, in_force: always, article: 一, rules: [own] }
`,
  );
  writeFileSync(
    join(folder, id, 'rules', 'own.yaml'),
    `- { id: ${id}, article: 一, sense: { zh: 一, en: one }, dimension: grade, form: record, of: honour, gives: A, lasts: 1 year }\n`,
  );
}

test('a book stands behind the one that it extends', () => {
  book('above', 'below');
  book('below');
  const books = loadRulebooks(folder);
  expect([...books.keys()]).toEqual(['below', 'above']);
  expect(books.get('above')!.editions[0].rules.map(({ id }) => id)).toEqual(['below', 'above']);
});

test('a ring of books and a book below that is not there are flaws', () => {
  book('one', 'two');
  book('two', 'one');
  expect(() => loadRulebooks(folder)).toThrow(Flaws);
  expect(() => loadRulebooks(folder)).toThrow('找不到所依据的规则书“one”');
});

test('folders without a rulebook are passed over', () => {
  mkdirSync(join(folder, 'drafts'));
  book('only');
  expect([...loadRulebooks(folder).keys()]).toEqual(['only']);
});
