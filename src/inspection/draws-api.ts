// What anybody may ask about draws, without an account: which have been laid down and drawn, and the files that are published.

import { z } from 'zod';
import { fileAnswer, operation } from '../base/http/operation.ts';

const path = z.object({ id: z.uuid() });

export const listDraws = operation({
  id: 'listPublicDraws',
  method: 'GET',
  path: '/draws',
  permit: 'anyone',
  summary: { zh: '公布的抽取：承诺值、种子来源、抽取文件', en: 'Draws as published: hash, source of the seed, file' },
  query: z.object({ before: z.iso.datetime().optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        number: z.number(),
        title: z.string(),
        authority: z.string(),
        commitment: z.string(),
        seed: z.object({ kind: z.enum(['public', 'parties']), from: z.string() }),
        laidAt: z.iso.datetime(),
        drawnAt: z.iso.datetime().nullable(),
        visits: z.number().nullable(),
        /** How many changes were made, and the hash of the last of them. */
        changes: z.number(),
        head: z.string().nullable(),
        voidAt: z.iso.datetime().nullable(),
        /** When its file was published; null: not yet. */
        fileAt: z.iso.datetime().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
});

export const takePublicDraw = operation({
  id: 'takePublicDraw',
  method: 'GET',
  path: '/draws/{id}/file',
  permit: 'anyone',
  kind: 'file',
  summary: { zh: '公布的抽取文件', en: 'The file of a draw as it is published' },
  params: path,
  answer: fileAnswer,
});

export const publishDraw = operation({
  id: 'publishDraw',
  method: 'POST',
  path: '/plans/{id}/draw/publicity',
  permit: 'plan.write',
  summary: {
    zh: '公开抽取文件，以后的替换随之公开',
    en: 'Publish the file of a draw, and the changes made to it from then on',
  },
  params: path,
  body: z.object({}),
  answer: z.object({ published: z.literal(true) }),
});
