// A list of entities as a table for spreadsheets, however long it is.

import { CSV_MARK, csvLine } from '../base/csv.ts';
import { type Day, dayOf, dayText, iso } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { AnsweredFile, AnswerOf } from '../base/http/operation.ts';
import type { Lang } from '../base/problem.ts';
import { levelDimension, type Rulebook, tierDimension } from '../rulebooks/rulebook.ts';
import type { listEntities } from './entities-api.ts';
import { bookOf, type Grading } from './grading.ts';
import { LIST_COLUMNS, type ListColumnId } from './list-columns.ts';
import { type EntityQuestion, entityList } from './list-entities.ts';

type Line = AnswerOf<typeof listEntities>['items'][number];

const PAGE = 1000;

export interface Export {
  readonly lang: Lang;
  /** Names of columns in their order; all when left out. */
  readonly columns?: readonly string[];
  /** Told at the end how many entities were written. */
  readonly done: (entities: number) => void;
}

/** Everything that the question finds; refuses an unknown rulebook. */
export function exportedEntities(
  db: Db,
  grading: Grading,
  question: Omit<EntityQuestion, 'after' | 'limit'>,
  today: Day,
  { lang, columns, done }: Export,
): AnsweredFile {
  const book = bookOf(grading, question.rulebook);
  const shown = columns
    ? columns.flatMap((id) => LIST_COLUMNS.find((column) => column.id === id) ?? [])
    : [...LIST_COLUMNS];
  async function* lines(): AsyncGenerator<string> {
    const heads = shown.map((column) => ('graded' in column ? `${book.short[lang]} ${column[lang]}` : column[lang]));
    yield `${CSV_MARK}${csvLine(heads)}`;
    let count = 0;
    for (let after: string | undefined | null; after !== null; ) {
      const page: AnswerOf<typeof listEntities> = await entityList(
        db,
        grading,
        { ...question, after, limit: PAGE },
        today,
      );
      yield page.items.map((line) => csvLine(shown.map(({ id }) => cellOf(id, line, book, lang)))).join('');
      count += page.items.length;
      after = page.next;
    }
    done(count);
  }
  const name = { zh: '市场主体', en: 'entities' }[lang];
  return { name: `${name}-${iso(today)}.csv`, type: 'text/csv; charset=utf-8', content: lines() };
}

function cellOf(id: ListColumnId, line: Line, book: Rulebook, lang: Lang): string | null {
  const { standing } = line;
  switch (id) {
    case 'name':
      return line.name;
    case 'code':
      return line.uscc ?? line.id;
    case 'level':
      return standing && named(levelDimension(book), standing.level, lang);
    case 'until':
      return standing?.until ? dayText(dayOf(standing.until)! - 1) : null;
    case 'tier':
      return standing?.tier ? named(tierDimension(book)!, standing.tier, lang) : null;
    case 'tags':
      return line.tags.join('、');
    case 'kind':
    case 'status':
      return line[id]?.[lang] ?? null;
    case 'division':
    case 'industry':
      return line[id]?.name ?? null;
  }
}

function named({ levels }: ReturnType<typeof levelDimension>, code: string, lang: Lang): string {
  const word = levels.find((level) => level.code === code)?.label[lang] ?? code;
  return word.startsWith(code) ? word : `${code} ${word}`;
}
