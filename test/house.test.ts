// The rules of the house, kept by the tree as it stands; and each check is shown to bite on a small invented tree.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checks } from './house/checks.ts';
import { BROWSER_FILES, WRITES_FOR_OTHERS } from './house/plan.ts';
import { readSource } from './house/source.ts';
import { SOUND, spoilings } from './house/spoilings.ts';
import { readTree, type Tree } from './house/tree.ts';

const rules = Object.keys(checks);

describe('the house keeps its rules', () => {
  const tree = readTree(join(import.meta.dirname, '..'));

  test.each(rules)('%s', (rule) => {
    expect(checks[rule](tree)).toEqual([]);
  });

  test('the tree is read whole', () => {
    for (const path of [
      'package-lock.json',
      '.ci/run',
      'README.md',
      'src/base/db.ts',
      'migrations/0001-base-start.sql',
    ])
      expect(tree.get(path), path).toBeTruthy();
  });

  test('the lists of the plan speak of files that are there', () => {
    for (const pattern of BROWSER_FILES)
      expect(
        [...tree.keys()].some((path) => pattern.test(path)),
        `${pattern}`,
      ).toBe(true);
    for (const path of Object.keys(WRITES_FOR_OTHERS)) expect(tree.has(path), path).toBe(true);
  });
});

describe('the checks bite', () => {
  const sound: Tree = new Map(Object.entries(SOUND));

  test.each(rules)('nothing is found in a sound tree: %s', (rule) => {
    expect(checks[rule](sound)).toEqual([]);
  });

  test.each(spoilings)('$rule: $how', ({ rule, files, found }) => {
    const spoilt = new Map([...sound, ...(Object.entries(files) as [string, string][])]);
    expect(checks[rule](spoilt).toSorted()).toEqual(found.toSorted());
  });

  test('no check goes without', () => {
    expect(rules.filter((rule) => !spoilings.some((spoiling) => spoiling.rule === rule))).toEqual([]);
  });
});

describe('code is told from what only looks like it', () => {
  test('strings, templates, patterns and comments', () => {
    const { code, strings, comments } = readSource(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a template in the invented file
      "const a = 'it\\'s // one'; // two\nconst b = /['\"`/*]+\\//g, c = 4 / 2 / 1;\nconst d = `x ${f('y', `z${1}`)} w`; /* three */\n",
    );
    expect(strings).toEqual(["it\\'s // one", 'y', 'z§', 'x § w']);
    expect(comments).toEqual(['two', 'three']);
    expect(code).toContain('c = 4 / 2 / 1;');
  });

  test('imports in strings and comments are none', () => {
    const text =
      "// import { a } from './a.ts';\nconst b = `\nimport { c } from './c.ts';\n`;\nimport { type D, e } from './e.ts';\n";
    expect(readSource(text).imports).toEqual([{ from: './e.ts', typeOnly: false, reExport: false }]);
  });

  test.each(["const a = 'b;\n", 'const a = `b;\n', '/* a', 'const a = /b\n;'])(
    'what does not end is refused: %j',
    (text) => {
      expect(() => readSource(text)).toThrow('does not end');
    },
  );
});
