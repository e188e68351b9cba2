// The commands on rulebooks, on the shipped books and on a folder with a book that has something wrong.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Problem } from '../base/problem.ts';
import { Flaws } from '../base/yaml.ts';
import { rulebookCommands } from './rulebooks-cli.ts';

function run(...words: string[]): { lines: string[]; code: number } {
  return inLanguage('zh', ...words);
}

function inLanguage(lang: 'zh' | 'en', ...words: string[]): { lines: string[]; code: number } {
  const lines: string[] = [];
  const program = new Command();
  rulebookCommands(program, { lang: () => lang, print: (line) => lines.push(line) });
  process.exitCode = 0;
  program.parse(['rulebooks', ...words], { from: 'user' });
  const code = Number(process.exitCode);
  process.exitCode = 0;
  return { lines, code };
}

test('list names every book with its rules and cases', () => {
  const { lines, code } = run('list');
  expect(code).toBe(0);
  expect(lines.map((line) => line.split('\t')[0])).toEqual([
    'chongqing',
    'inspection-history',
    'jianghai',
    'risk-general',
    'saic-2003',
    'shenhe',
    'uk-fhrs',
  ]);
  expect(lines[0]).toMatch(/\t\d+ 条规则，\d+ 个案例$/);
});

test('show says what a book decides, by what, and what is assumed', () => {
  const { lines } = run('show', 'shenhe');
  expect(lines[0]).toBe('shenhe · 沈河企业信用 AAA 细分');
  expect(lines).toContain('适用：enterprise');
  expect(lines.join('\n')).toContain('  high-honour  沈河分局评价标准（A 类三级）  持有国家级或省级荣誉');
  expect(lines.join('\n')).toContain('［假定］来源没有给出 AAA 的标准，按荣誉级别假定。');
  expect(inLanguage('en', 'show', 'chongqing').lines.join('\n')).toContain(
    'threshold of fines and confiscations：30000 yuan；individual 1000',
  );
});

test('a book that is not there is refused by name', () => {
  expect(() => run('show', 'nowhere')).toThrow(Problem);
});

test('the cases of a shipped book hold and its check finds nothing', () => {
  expect(run('test', 'uk-fhrs')).toEqual({ lines: ['17 个案例，0 个不通过。'], code: 0 });
  expect(run('check', 'uk-fhrs')).toEqual({ lines: ['0 个错误，0 个提醒。'], code: 0 });
  expect(inLanguage('en', 'check', 'uk-fhrs').lines).toEqual(['0 errors, 0 warnings.']);
});

describe('a folder of its own', () => {
  let folder: string;
  const change = (file: string, from: string, to: string) => {
    const path = join(folder, 'uk-fhrs', file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rulebooks-'));
    cpSync(join(import.meta.dirname, '../../rulebooks/uk-fhrs'), join(folder, 'uk-fhrs'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a case that fails is told with day and reason', () => {
    change('cases/rating.yaml', 'name: 总分 55 的为 0', 'name: 总分 55 的为 1');
    change('rules/rating.yaml', 'total: { at_most: 50 }', 'total: { at_most: 55 }');
    const { lines, code } = run('test', '--folder', folder);
    expect(code).toBe(1);
    expect(lines[0]).toBe('不通过：总分 55 的为 1');
    expect(lines[1]).toMatch(/cases\/rating\.yaml:\d+ 2024-01-01：卫生评级应为 0，实为 1（原因：1 rating FHRS mapping/);
    expect(lines.at(-1)).toBe('17 个案例，1 个不通过。');
  });

  test('a threshold without cases on both sides is a warning', () => {
    change('rules/rating.yaml', 'total: { at_most: 50 }', 'total: { at_most: 52 }');
    const { lines, code } = run('check', 'uk-fhrs', '--folder', folder);
    expect(code).toBe(0);
    expect(lines[0]).toMatch(/rules\/rating\.yaml:\d+ 提醒（缺少案例）没有案例站在规则“rating”界限 52 的两边/);
    expect(lines[1]).toBe('0 个错误，1 个提醒。');
  });

  test('an unknown field is an error, and its cases are not run', () => {
    change('rules/rating.yaml', 'of: inspection-result', 'of: inspection');
    expect(run('check', '--folder', folder)).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('错误（名称不存在）目录里没有记录类型“inspection”'), '1 个错误，0 个提醒。'],
    });
    expect(run('test', '--folder', folder)).toMatchObject({ code: 1 });
  });

  test('a flaw of the text is thrown for the door to tell', () => {
    change('rulebook.yaml', 'id: uk-fhrs', 'id: fhrs');
    expect(() => run('list', '--folder', folder)).toThrow(Flaws);
    expect(() => run('list', '--folder', folder)).toThrow('id 写的是“fhrs”，应与所在目录的名称“uk-fhrs”相同');
  });
});
