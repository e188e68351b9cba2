// The door of the lab over HTTP.

import type { Api } from '../base/http/api.ts';
import type { Register } from '../grading/register.ts';
import { catalogueTexts } from '../ledger/catalogue-load.ts';
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
import { addDraft, draftAt, draftList, putDraft, removeDraft } from './drafts.ts';
import { filesOf, textInEffect, textList } from './issued-texts.ts';

/** Answers what the lab is asked. */
export function labRoutes(app: Api, register: Register): void {
  drafting(app, register);
  texts(app, register);
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
  app.on(listTexts, async ({ db, params }) => ({ items: await textList(db, grading, params.rulebook), grading: null }));
  app.on(readText, async ({ db, params }) => ({ files: await filesOf(db, params.rulebook, params.number) }));
}
