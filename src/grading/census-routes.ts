// The door of grading for counts of the whole register.

import { dayOf, iso, shanghaiDay } from '../base/day.ts';
import type { Api, Ask, Reader } from '../base/http/api.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { classesOf } from '../ledger/disclose.ts';
import type { Rulebook } from '../rulebooks/rulebook.ts';
import type { Census, Counted } from './census/census.ts';
import { heldItems } from './census/held-page.ts';
import { compareBooks, countHeld, listConflicts, listHeld } from './census-api.ts';
import { bookOf, type Grading } from './grading.ts';
import { bookHead } from './rulebook-line.ts';

type Filter = { readonly on?: string; readonly division?: string; readonly industry?: string };

/** Answers what is counted in the whole register, within the reader's reach. */
export function censusRoutes(app: Api, grading: Grading, census: Census): void {
  const asked = (id: string) => census.asked(bookOf(grading, id));
  app.on(countHeld, async ({ params, query, who, at, gone }) => {
    const question = { kind: 'held', of: asked(params.id), ...askedOf(query, who, at) } as const;
    const counted = await census.ask(question, at, { asker: who.id, signal: gone });
    if (counted.state === 'counting') return waiting(counted);
    const { edition, entities, uncovered, levels, tiers, rules } = counted.answer;
    const lists = { levels: [...levels], tiers: [...tiers], rules: [...rules] };
    return { ...head(counted, query, at), edition, entities, uncovered, ...lists };
  });
  app.on(listHeld, async (ask) => {
    const { params, query, who, at, gone } = ask;
    const { rule, id } = params;
    const about = { ...askedOf(query, who, at), ...pageIn(query) };
    const question = { kind: 'holders', of: asked(id), rule, by: query.by, ...about } as const;
    const counted = await census.ask(question, at, { asker: who.id, signal: gone });
    return pageAnswer(ask, grading, [id], counted);
  });
  app.on(compareBooks, async ({ query, who, at, gone }) => {
    const { first, second } = query;
    const books = { before: asked(first), after: asked(second), samples: 0, grouped: false };
    const question = { kind: 'moves', ...books, ...askedOf(query, who, at) } as const;
    const counted = await census.ask(question, at, { asker: who.id, signal: gone });
    if (counted.state === 'counting') return waiting(counted);
    const heads = { first: shortHead(bookOf(grading, first)), second: shortHead(bookOf(grading, second)) };
    const { entities, moves } = counted.answer;
    return { ...head(counted, query, at), ...heads, entities, cells: cellsOf(moves) };
  });
  app.on(listConflicts, async (ask) => {
    const { query, who, at, gone } = ask;
    const { first, second, levelFirst, levelSecond } = query;
    const levels = [levelIn(levelFirst), levelIn(levelSecond)] as const;
    const about = { ...askedOf(query, who, at), ...pageIn(query) };
    const question = { kind: 'cell', first: asked(first), second: asked(second), levels, ...about } as const;
    const counted = await census.ask(question, at, { asker: who.id, signal: gone });
    return pageAnswer(ask, grading, [first, second], counted);
  });
}

function askedOf({ on, division, industry }: Filter, { reach }: Reader, at: Date) {
  const filter = { ...(division && { division }), ...(industry && { industry }) };
  return { day: on === undefined ? shanghaiDay(at) : dayOf(on)!, among: { reach, ...filter } };
}

function pageIn({ after, limit }: { readonly after?: string; readonly limit: number }) {
  return { after: Math.max(0, Math.trunc(Number(after ?? 0))) || 0, limit };
}

function levelIn(text: string): string | null {
  return text === '-' ? null : text;
}

function waiting({ state, progress }: Extract<Counted<'held'>, { state: 'counting' }>) {
  return { state, ...progress };
}

function head({ state, asOf, ms }: { state: 'ready'; asOf: string; ms: number }, { on }: Filter, at: Date) {
  return { state, asOf, ms, on: on ?? iso(shanghaiDay(at)) };
}

type Asking = Pick<Ask<typeof listHeld>, 'db' | 'whole' | 'who' | 'at' | 'note'> & { readonly query: Filter };

async function pageAnswer(
  { db, whole, who, at, query, note }: Asking,
  grading: Grading,
  books: readonly string[],
  counted: Counted<'holders'> | Counted<'cell'>,
): Promise<AnswerOf<typeof listHeld>> {
  if (counted.state === 'counting') return waiting(counted);
  const { ids, total, next } = counted.answer;
  const { on, ...rest } = head(counted, query, at);
  const { classes } = who;
  const { items, types } = await heldItems(db, whole, grading, { books, entityIds: ids, on: dayOf(on)!, classes });
  note({ classes: [...classesOf(types, grading.catalogue)].filter((one) => classes.includes(one)) });
  return { ...rest, on, items, total, next: next === null ? null : String(next) };
}

function shortHead(book: Rulebook) {
  const { short, levels } = bookHead(book);
  return { id: book.id, short, levels };
}

type Cells = Extract<AnswerOf<typeof compareBooks>, { state: 'ready' }>['cells'];

/** Tiers are not told apart here. */
function cellsOf(moves: Extract<Counted<'moves'>, { state: 'ready' }>['answer']['moves']): Cells {
  const cells = new Map<string, Cells[number]>();
  for (const { before, after, count } of moves) {
    const key = JSON.stringify([before.level, after.level]);
    const cell = cells.get(key) ?? { first: before.level, second: after.level, count: 0 };
    cells.set(key, { ...cell, count: cell.count + count });
  }
  return [...cells.values()];
}
