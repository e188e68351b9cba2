// The door of articles of the public site, for those who write and publish them.

import type { Api, Reader } from '../../base/http/api.ts';
import * as api from './article-api.ts';
import { type Article, articleAt, changeArticle, discardArticle, withdrawArticle, writeArticle } from './articles.ts';
import { articlesOwed, articlesSeen } from './list-articles.ts';
import { openProposal, proposeArticle, publishing } from './propose-article.ts';

/** Answers what is asked about articles. */
export function articleRoutes(app: Api): void {
  app.onApproved('site.article', publishing);
  app.on(api.listArticles, async ({ db, who, query }) => {
    const { items, next } = await articlesSeen(db, query);
    return { items: items.map((article) => lineOf(article, who)), next };
  });
  app.on(api.readArticle, async ({ db, who, at, params }) => {
    const article = await articleAt(db, params.id);
    const { body, revision, withdrawn } = article;
    const proposal = await openProposal(db, at, params.id);
    const when = withdrawn && { ...withdrawn, at: new Date(withdrawn.at).toISOString() };
    return { ...lineOf(article, who), body, revision, proposal, withdrawn: when };
  });
  app.on(api.writeArticle, async ({ db, who, at, body, note }) => {
    const id = await writeArticle(db, who, at, body);
    note({ object: `articles/${id}`, detail: body.title });
    return { id };
  });
  app.on(api.changeArticle, async ({ db, reader, who, at, params, body }) => ({
    revision: await changeArticle(db, reader, who, at, { ...params, ...body }),
  }));
  app.on(api.discardArticle, async ({ db, reader, who, params }) => {
    await discardArticle(db, reader, who, params.id);
    return { discarded: true as const };
  });
  app.on(api.proposeArticle, async ({ db, reader, who, at, params, body }) => ({
    proposal: await proposeArticle(db, reader, who, at, { ...params, ...body }),
  }));
  app.on(api.withdrawArticle, async ({ db, reader, who, at, params, body, note }) => {
    await withdrawArticle(db, reader, who, at, { ...params, ...body });
    note({ detail: body.why });
    return { withdrawn: true as const };
  });
  app.on(api.articleDuty, ({ db, who, at, query }) => articlesOwed(db, who, at, query.year));
}

function lineOf(
  { id, kind, title, unit, author, state, changedAt, publishedAt, publishedBy, account }: Article,
  who: Reader,
) {
  return { id, kind, title, unit, author, state, changedAt, publishedAt, publishedBy, own: account === who.id };
}
