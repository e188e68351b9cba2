// The door of the lab over HTTP.

import { dayOf } from '../base/day.ts';
import type { Db } from '../base/db.ts';
import type { Api } from '../base/http/api.ts';
import type { Census } from '../grading/census/census.ts';
import type { Register } from '../grading/register.ts';
import { catalogueTexts } from '../ledger/catalogue-load.ts';
import { classesOf } from '../ledger/disclose.ts';
import type { BookFiles } from '../rulebooks/book-files.ts';
import {
  beginDraft,
  dropDraft,
  listDrafts,
  listTexts,
  readClauses,
  readDraft,
  readText,
  readWorkbench,
  saveDraft,
} from './api.ts';
import { draftBook } from './draft-book.ts';
import { addDraft, draftAt, draftList, putDraft, removeDraft } from './drafts.ts';
import { movesExplained } from './explain-moves.ts';
import { impactOf } from './impact.ts';
import { explainMoves, proposeDraft, tryDraft } from './impact-api.ts';
import { filesOf, textInEffect, textList } from './issued-texts.ts';
import { issuing, proposeIssue } from './propose-issue.ts';

/** Answers what the lab is asked. */
export function labRoutes(app: Api, register: Register, census: Census): void {
  drafting(app, register);
  trying(app, register, census);
  texts(app, register);
  app.onApproved('rulebook.issue', issuing(register.grading));
}

function trying(app: Api, { grading }: Register, census: Census): void {
  /** The book in effect and the one drafted, its text as on the asker's screen or as saved. */
  const books = async (reader: Db, at: Date, id: string, files: BookFiles | undefined) => {
    const draft = await draftAt(reader, at, id);
    const after = draftBook(draft.rulebook, files ?? draft.files, grading);
    return { before: grading.books.get(draft.rulebook), after };
  };
  app.on(tryDraft, async ({ reader, who, at, gone, params, body: { on, files, division, industry } }) => {
    const among = { reach: who.reach, ...(division && { division }), ...(industry && { industry }) };
    const question = { ...(await books(reader, at, params.id, files)), on: dayOf(on)!, among };
    return impactOf(census, question, at, { asker: who.id, signal: gone });
  });
  app.on(explainMoves, async ({ reader, whole, who, at, params, note, body: { on, files, entities } }) => {
    const question = { ...(await books(reader, at, params.id, files)), on: dayOf(on)!, entities, classes: who.classes };
    const { items, types } = await movesExplained({ reader, whole }, grading.settled(), question);
    note({ object: entities.join(' '), classes: classesOf(types, grading.catalogue) });
    return { items };
  });
  app.on(proposeDraft, (ask) => proposeIssue(ask, grading, census, ask.params.id, ask.body));
}

function drafting(app: Api, { grading }: Register): void {
  app.on(listDrafts, async ({ db, who, at, query }) => ({ items: await draftList(db, who, at, query.rulebook) }));
  app.on(beginDraft, async ({ db, who, at, body }) => ({ id: await addDraft(db, who, at, grading, body) }));
  app.on(readDraft, async ({ db, who, at, params }) => {
    const { base: _, account, ...draft } = await draftAt(db, at, params.id);
    return { ...draft, own: account === who.id };
  });
  app.on(saveDraft, ({ db, reader, who, at, params, body }) => putDraft(db, reader, who, at, params.id, body));
  app.on(dropDraft, async ({ db, reader, who, at, params }) => {
    await removeDraft(db, reader, who, at, params.id);
    return { dropped: true };
  });
}

function texts(app: Api, { grading }: Register): void {
  app.on(readWorkbench, async () => ({
    catalogue: Object.fromEntries(catalogueTexts()),
    books: [...grading.books.keys()].map((id) => {
      const { files, number } = textInEffect(grading, id);
      return { id, files, text: number };
    }),
  }));
  app.on(readClauses, async () => ({ clauses: JSON.parse(JSON.stringify(grading.clauses().clauses)) }));
  app.on(listTexts, async ({ db, params }) => ({ items: await textList(db, grading, params.rulebook) }));
  app.on(readText, async ({ db, params }) => ({ files: await filesOf(db, params.rulebook, params.number) }));
}
