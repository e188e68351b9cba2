// What is asked about articles of the public site: written by a unit, read by a second person, published, withdrawn, counted.

import { z } from 'zod';
import { operation, pageOf, paging } from '../../base/http/operation.ts';
import { proposed, reason } from '../../base/proposal-api.ts';

export const ARTICLE_KINDS = ['news', 'case'] as const;
export const ARTICLE_STATES = ['draft', 'published', 'withdrawn'] as const;

const path = z.object({ id: z.uuid() });
const text = {
  title: z.string().trim().min(1).max(80),
  /** With the marks of `marks.ts`. */
  body: z.string().trim().min(1).max(20_000),
};

const line = z.object({
  id: z.uuid(),
  kind: z.enum(ARTICLE_KINDS),
  title: z.string(),
  unit: z.string(),
  author: z.string(),
  state: z.enum(ARTICLE_STATES),
  changedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
  publishedBy: z.string().nullable(),
  /** The asker has written it. */
  own: z.boolean(),
});

export const listArticles = operation({
  id: 'listArticles',
  method: 'GET',
  path: '/articles',
  permit: 'article.read',
  summary: {
    zh: '公示网站的文章：草稿、已发布、已撤下',
    en: 'Articles of the public site: drafts, published, withdrawn',
  },
  query: z.object({ ...paging, kind: z.enum(ARTICLE_KINDS).optional(), state: z.enum(ARTICLE_STATES).optional() }),
  answer: pageOf(line),
});

export const readArticle = operation({
  id: 'readArticle',
  method: 'GET',
  path: '/articles/{id}',
  permit: 'article.read',
  summary: { zh: '一篇文章', en: 'An article' },
  params: path,
  answer: line.extend({
    body: z.string(),
    revision: z.number().int(),
    /** The number of the open proposal to publish it. */
    proposal: z.number().nullable(),
    withdrawn: z.object({ at: z.iso.datetime(), by: z.string(), why: z.string() }).nullable(),
  }),
});

export const writeArticle = operation({
  id: 'writeArticle',
  method: 'POST',
  path: '/articles',
  permit: 'article.write',
  summary: { zh: '起草一篇文章', en: 'Begin an article' },
  body: z.object({ kind: z.enum(ARTICLE_KINDS), ...text }),
  status: 201,
  answer: z.object({ id: z.uuid() }),
});

export const changeArticle = operation({
  id: 'changeArticle',
  method: 'PUT',
  path: '/articles/{id}',
  permit: 'article.write',
  summary: { zh: '修改自己的草稿', en: 'Change a draft of one’s own' },
  params: path,
  body: z.object({ ...text, revision: z.number().int() }),
  answer: z.object({ revision: z.number().int() }),
});

export const discardArticle = operation({
  id: 'discardArticle',
  method: 'DELETE',
  path: '/articles/{id}',
  permit: 'article.write',
  summary: { zh: '丢弃自己的草稿', en: 'Discard a draft of one’s own' },
  params: path,
  answer: z.object({ discarded: z.literal(true) }),
});

export const proposeArticle = operation({
  id: 'proposeArticle',
  method: 'POST',
  path: '/articles/{id}/publication',
  permit: 'article.write',
  summary: { zh: '提请发布，由另一人审核', en: 'Put forward to be published; a second person reads it' },
  params: path,
  body: z.object({ reason }),
  status: 202,
  answer: proposed,
});

export const withdrawArticle = operation({
  id: 'withdrawArticle',
  method: 'POST',
  path: '/articles/{id}/withdrawal',
  permit: 'article.publish',
  summary: { zh: '撤下已发布的文章，立即生效', en: 'Withdraw a published article, at once' },
  params: path,
  body: z.object({ why: reason }),
  answer: z.object({ withdrawn: z.literal(true) }),
});

export const articleDuty = operation({
  id: 'articleDuty',
  method: 'GET',
  path: '/article-duty',
  permit: 'article.read',
  summary: { zh: '各单位每月供稿的完成情况', en: 'How units stand with the articles that they owe each month' },
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  answer: z.object({
    year: z.number(),
    each: z.number(),
    article: z.string(),
    assumption: z.boolean(),
    sense: z.object({ zh: z.string(), en: z.string() }),
    items: z.array(
      z.object({
        unit: z.string(),
        /** By month, January first: how many were published; null: the month has not begun. */
        months: z.array(z.object({ published: z.number(), state: z.enum(['done', 'missing', 'due']) }).nullable()),
        missing: z.number(),
      }),
    ),
  }),
});
