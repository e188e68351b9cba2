// Every worked case of every shipped rulebook, and the check of the rulebooks by their cases.

import { describe, expect, test } from 'vitest';
import { checkRulebook } from '../rulebooks/check.ts';
import { loadCases } from '../rulebooks/load.ts';
import { loadGrading } from './grading.ts';
import { runCases } from './run-cases.ts';

const grading = loadGrading();

for (const book of grading.books.values())
  describe(book.id, () => {
    const results = runCases(grading, book, loadCases(book, grading.catalogue));

    test.each(results)('$case.name', ({ failures }) => {
      expect(failures.map(({ file, line, zh }) => `${file}:${line} ${zh}`)).toEqual([]);
    });

    test('the check finds nothing', () => {
      const findings = checkRulebook(book, grading.catalogue, () => results);
      expect(findings.map(({ file, line, zh }) => `${file}:${line} ${zh}`)).toEqual([]);
    });
  });
