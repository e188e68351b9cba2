// Which article lives where: read from what the law as data says of itself and from supervision/articles.yaml, with what proves each.

import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Flaws } from '../../src/base/yaml.ts';
import { yamlFiles } from '../../src/base/yaml-files.ts';
import { loadDutyCases, loadSheets } from '../../src/duties/load-sheets.ts';
import { clauseField } from '../../src/grading/clause-field.ts';
import { runCases } from '../../src/grading/run-cases.ts';
import type { Catalogue } from '../../src/ledger/catalogue.ts';
import { keeping } from '../../src/ledger/keeping.ts';
import { clauseTableKey, loadClauseTable } from '../../src/rulebooks/clauses-load.ts';
import { loadCases, loadRulebooks } from '../../src/rulebooks/load.ts';
import type { Rulebook } from '../../src/rulebooks/rulebook.ts';

/** Something that says by which article it is: where it stands, and what proves it. */
export interface Cited {
  readonly article: string;
  /** The document that the article is of. */
  readonly document: string;
  readonly file: string;
  readonly id: string;
  /** Worked cases, by file. */
  readonly cases: ReadonlyMap<string, number>;
}

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const shape = z.array(
  z.strictObject({
    id: z.string(),
    title: label,
    /** How the document is named where its articles are. */
    named: z.string().min(1),
    articles: z.array(
      z.strictObject({
        of: z.string().min(1),
        sense: label,
        /** Files, with a text in them behind a colon. */
        lives: z.array(z.string()).default([]),
        proof: z.array(z.string()).default([]),
        left: label.optional(),
      }),
    ),
  }),
);

export type Source = z.output<typeof shape>[number];

/** The sources whose articles are told; throws where one names a file or a text that there is not, or as proof what is no test and no case. */
export function loadSources(root: string): Source[] {
  const file = 'supervision/articles.yaml';
  const sources = shape.parse(parse(readFileSync(join(root, file), 'utf8')));
  const named = sources.flatMap(({ articles }) => articles.flatMap(({ lives, proof }) => [...lives, ...proof]));
  const proofs = sources.flatMap(({ articles }) => articles.flatMap(({ proof }) => proof));
  const wrong = [...named.filter((one) => !holds(root, one)), ...proofs.filter((one) => !proves(root, one))];
  if (wrong.length > 0)
    throw new Flaws(wrong.map((one) => ({ file, line: 1, zh: `没有“${one}”`, en: `there is no "${one}"` })));
  return sources;
}

function holds(root: string, named: string): boolean {
  const [path, ...text] = named.split(': ');
  return existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8').includes(text.join(': '));
}

/** Whether a proof is a test or a case: a file of tests, what a test's name begins with, or the name of a case. */
export function proves(root: string, named: string): boolean {
  const [path, ...text] = named.split(': ');
  const name = text.join(': ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const shape = path.endsWith('.test.ts') ? `\\btest\\(\\s*['"\`]${name}` : `- name: ['"]?${name}`;
  return existsSync(join(root, path)) && new RegExp(shape).test(readFileSync(join(root, path), 'utf8'));
}

/** Everything that cites an article. */
export function allCited(root: string, catalogue: Catalogue): Cited[] {
  return [...rulebooksCited(root, catalogue), ...dutiesCited(root), ...warningsCited(root), ...taggingCited(root)];
}

function rulebooksCited(root: string, catalogue: Catalogue): Cited[] {
  const clauses = loadClauseTable();
  const ground = {
    keeping: keeping(catalogue, { derive: clauseField(() => clauses), key: clauseTableKey() }),
    clauses: () => clauses,
  };
  const folder = join(root, 'rulebooks');
  return [...loadRulebooks(folder).values()].flatMap((book) => {
    const results = runCases(ground, book, loadCases(book, catalogue, folder));
    const tried = results.map(({ case: { file, expect }, effects, undetermined }) => ({
      file,
      rules: new Set([...effects.map(({ rule }) => rule), ...undetermined]),
      dimensions: new Set(expect.flatMap(({ levels }) => Object.keys(levels))),
    }));
    const counted = (fits: (one: (typeof tried)[number]) => boolean) =>
      countBy(tried.flatMap((one) => (fits(one) ? [one.file] : [])));
    return [
      ...rulesOf(book).map(({ id, file, article }) => ({
        ...{ id, file, article, document: `${book.title.zh} ${book.document} ${article}` },
        cases: counted(({ rules }) => rules.has(id)),
      })),
      ...book.dimensions.map(({ id, file, article = '' }) => ({
        ...{ id, file, article, document: `${book.title.zh} ${book.document} ${article}` },
        cases: counted(({ dimensions }) => dimensions.has(id)),
      })),
    ];
  });
}

function rulesOf(book: Rulebook) {
  return [...new Map(book.editions.flatMap(({ rules }) => rules).map((rule) => [rule.id, rule])).values()];
}

function dutiesCited(root: string): Cited[] {
  const folder = join(root, 'duties');
  const sheets = loadSheets(folder);
  const cases = loadDutyCases(sheets, folder);
  return sheets.flatMap(({ document, rules }) =>
    rules.map(({ id, file, article }) => ({
      ...{ id, file, article, document: `${document} ${article}` },
      cases: countBy(cases.flatMap((one) => (one.expect.some(({ rule }) => rule === id) ? [one.file] : []))),
    })),
  );
}

interface WarningSheet {
  readonly document?: string;
  readonly warnings?: readonly { readonly id: string; readonly article: string }[];
  readonly reviews?: readonly { readonly id: string; readonly article: string }[];
}

interface WarningCase {
  readonly expect: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function warningsCited(root: string): Cited[] {
  const folder = join(root, 'warnings');
  if (!existsSync(folder)) return [];
  const cases = yamlFiles(join(folder, 'cases')).flatMap((path) =>
    (parse(readFileSync(path, 'utf8')) as WarningCase[]).map(({ expect }) => ({
      file: relative(root, path),
      rules: new Set(Object.values(expect).flatMap((day) => Object.keys(day))),
    })),
  );
  return yamlFiles(folder).flatMap((path) => {
    const { document = '', warnings = [], reviews = [] } = parse(readFileSync(path, 'utf8')) as WarningSheet;
    return [...warnings, ...reviews].map(({ id, article }) => ({
      ...{ id, article, file: relative(root, path), document: `${document} ${article}` },
      cases: countBy(cases.flatMap(({ file, rules }) => (rules.has(id) ? [file] : []))),
    }));
  });
}

function taggingCited(root: string): Cited[] {
  const file = 'supervision/tagging.yaml';
  const { source, who, patrols } = parse(readFileSync(join(root, file), 'utf8')) as {
    readonly source: { readonly zh: string };
    readonly who: readonly { readonly attribute: string; readonly article: string }[];
    readonly patrols: { readonly article: string };
  };
  return [
    ...who.map(({ attribute: id, article }) => ({ id, article })),
    { id: 'patrols', article: patrols.article },
  ].map(({ id, article }) => ({ id, article: `第${article}条`, file, document: source.zh, cases: new Map() }));
}

function countBy(files: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(files, (file) => file)].map(([file, all]) => [file, all.length]));
}

/** The articles that a text names: numbers of 第…条 and 第…条至第…条, as digits. */
export function articlesIn(text: string): string[] {
  const found = [
    ...text.matchAll(/第([一二三四五六七八九十百\d]+)(?:\(\d+\))?条(?:至第([一二三四五六七八九十百]+)条)?/g),
  ];
  return found.flatMap(([, from, until = from]) => {
    const [first, last] = [numberOf(from), numberOf(until)];
    return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  });
}

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const digits = '零一二三四五六七八九';
  const [, tens = '', ones] = /^(?:(.?)十)?(.?)$/.exec(written) ?? [];
  const ten = written.includes('十') ? digits.indexOf(tens || '一') * 10 : 0;
  return ten + (ones ? digits.indexOf(ones) : 0);
}
