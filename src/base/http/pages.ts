// The pages of the console as files, each unknown address answered by the first page, which finds its way by itself.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.ts';
import { problems } from '../problems.ts';

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>金信</title>
<body style="font-family:sans-serif;max-width:40em;margin:4em auto;line-height:1.8">
<h1>页面还没有生成</h1><p>接口已经可以使用（<a href="/api/docs">接口文档</a>）。要打开工作台，请在程序目录执行
<code>npm run build</code>，然后刷新本页。</p></body></html>`;

const KEPT = 'public, max-age=31536000, immutable';
const FRESH = 'no-store';
/** It must lie above the pages that it opens without a signal. */
const WORKER = '/service-worker.js';

/**
 * Serves the built pages in a folder, or a page that says how to build them. They may be built anew while it runs: files are
 * looked up when they are asked for.
 */
export async function pages(app: FastifyInstance, folder: string): Promise<void> {
  const root = resolve(folder);
  const assets = join(root, 'assets');
  await app.register(fastifyStatic, {
    root: assets,
    prefix: '/assets/',
    cacheControl: false,
    // The build has packed them once; what it has not is packed when it is sent.
    preCompressed: true,
    // Names of built files carry their contents; the first page does not.
    setHeaders: (reply, path) => void reply.header('cache-control', path.startsWith(assets) ? KEPT : FRESH),
  });
  app.setNotFoundHandler(async (request, reply) => {
    reply.header('cache-control', FRESH);
    const page = request.method === 'GET' && !/^\/(api|assets)\//.test(request.url);
    if (!page) throw new Problem(problems['base.no-such-address']);
    if (request.url === WORKER && existsSync(join(root, WORKER))) return reply.sendFile(WORKER, root);
    if (existsSync(join(root, 'index.html'))) return reply.sendFile('index.html', root);
    return reply.type('text/html; charset=utf-8').send(NOT_BUILT);
  });
}
