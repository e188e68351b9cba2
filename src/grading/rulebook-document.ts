// A rulebook as a document: its head, scales and editions, each rule in sentences with the worked cases that try it.

import { setImmediate } from 'node:timers/promises';
import type { AnswerOf } from '../base/http/operation.ts';
import type { Catalogue } from '../ledger/catalogue.ts';
import { describeRecord } from '../ledger/describe-record.ts';
import type { Fact } from '../registry/subject.ts';
import type { readRulebook } from '../rulebooks/api.ts';
import { bookCases } from '../rulebooks/book-files.ts';
import type { WorkedCase } from '../rulebooks/cases.ts';
import { coversPhrase, dimensionText, editionText, ruleText } from '../rulebooks/edition-text.ts';
import { factLabel, factValue } from '../rulebooks/field-names.ts';
import { loadCases } from '../rulebooks/load.ts';
import { allOf, phrase } from '../rulebooks/phrase.ts';
import type { Bilingual, Edition, Rule, Rulebook } from '../rulebooks/rulebook.ts';
import { wordsOf } from '../rulebooks/tried.ts';
import { bookOf, type Grading } from './grading.ts';
import { type CaseResult, caseRunner } from './run-cases.ts';

type Document = AnswerOf<typeof readRulebook>;
type EditionDocument = Document['editions'][number];
type CaseDocument = Document['cases'][number];

// Running the cases of a large book takes a good part of a second: done once, other requests answered in between.
const documents = new WeakMap<Rulebook, Promise<Document>>();

/** The document of a rulebook; refuses an unknown one. */
export function rulebookDocument(grading: Grading, id: string): Promise<Document> {
  const book = bookOf(grading, id);
  const made = documents.get(book) ?? documentOf(grading, book);
  documents.set(book, made);
  return made;
}

async function documentOf(grading: Grading, book: Rulebook): Promise<Document> {
  const { catalogue } = grading;
  const run = caseRunner(grading, book);
  const results: CaseResult[] = [];
  for (const worked of workedCases(grading, book)) {
    results.push(run(worked));
    await setImmediate();
  }
  const below = book.extends === undefined ? undefined : grading.books.get(book.extends);
  return {
    id: book.id,
    short: book.short,
    title: book.title,
    document: book.document,
    issuer: book.issuer,
    notice: book.notice ?? null,
    covers: coversPhrase(book, catalogue),
    extends: below ? { id: below.id, short: below.short } : null,
    dimensions: book.dimensions.map(dimensionText),
    editions: book.editions.map((edition) => editionDocument({ book, edition, below, results, catalogue })),
    cases: results.map((result) => caseDocument(result, catalogue)),
  };
}

/** The cases of the text in effect: issued in the office, or shipped. */
function workedCases({ own, catalogue }: Grading, book: Rulebook): WorkedCase[] {
  const issued = own.books.find(({ rulebook }) => rulebook === book.id);
  return issued ? bookCases(issued.files, book, catalogue) : loadCases(book, catalogue);
}

interface Around {
  readonly book: Rulebook;
  readonly edition: Edition;
  /** The book whose rules stand below. */
  readonly below: Rulebook | undefined;
  readonly results: readonly CaseResult[];
  readonly catalogue: Catalogue;
}

function editionDocument({ book, edition, below, results, catalogue }: Around): EditionDocument {
  const taken = new Set(below?.editions.flatMap(({ rules }) => rules));
  return {
    ...editionText(edition, catalogue),
    rules: edition.rules.map((rule) => ({
      ...ruleText(rule, book, edition, catalogue),
      inherited: taken.has(rule) ? below!.id : null,
      cases: casesOf(rule, results),
    })),
  };
}

/** The places of the cases in which a rule gave something or could not decide. */
function casesOf({ id }: Rule, results: readonly CaseResult[]): number[] {
  return results.flatMap(({ effects, undetermined }, place) =>
    effects.some((effect) => effect.rule === id) || undetermined.includes(id) ? [place] : [],
  );
}

function caseDocument({ case: worked, records }: CaseResult, catalogue: Catalogue): CaseDocument {
  return {
    name: worked.name,
    facts: worked.facts.map((fact) => factPhrase(fact, catalogue)),
    records: records.map((record) => ({
      number: record.number,
      on: record.recognizedOn,
      what: describeRecord(record, catalogue),
    })),
    asKnown: worked.asKnown ?? null,
    expect: worked.expect.map(({ day, levels, points }) => ({
      day,
      levels: Object.entries(levels).map(([dimension, level]) => ({ dimension, level })),
      points: points ?? null,
    })),
  };
}

function factPhrase({ attribute, value, from }: Fact, catalogue: Catalogue): Bilingual {
  const name = factLabel(attribute, catalogue);
  const words = allOf(wordsOf(value).map((word) => factValue(attribute, word, catalogue)));
  return phrase(
    (say) => `${say(name)}：${say(words)}${from ? `（${from} 起）` : ''}`,
    (say) => `${say(name)}: ${say(words)}${from ? ` (from ${from})` : ''}`,
  );
}
