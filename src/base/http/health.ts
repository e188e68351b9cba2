// Whether the service lives, whether it can answer, and how much it has done: for the machines that watch it.

import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Database } from '../db.ts';

/** Adds `/healthz`, `/readyz` and `/metrics`, and counts what is answered by operation, without anything of people. */
export function health(app: FastifyInstance, database: Database): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const answered = new Histogram({
    name: 'jinxin_http_seconds',
    help: 'Seconds that an operation took to answer',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  });
  app.addHook('onResponse', async (request, { statusCode, elapsedTime }) => {
    const { operation = 'page', lasting } = request.routeOptions.config as { operation?: string; lasting?: boolean };
    // How long a page was watched says nothing of how fast it is answered.
    if (lasting) return;
    answered.observe({ operation, status: statusCode }, elapsedTime / 1000);
    request.log.info({ operation, status: statusCode, ms: Math.round(elapsedTime) }, 'answered');
  });
  const watched = { config: { operation: 'health', rateLimit: false } } as const;
  app.get('/healthz', watched, async () => ({ alive: true }));
  app.get('/readyz', watched, async (request, reply) => {
    try {
      await database.read((db) => db.query('select'));
      return { ready: true };
    } catch (error) {
      request.log.error({ message: (error as Error).message }, 'not ready');
      return reply.status(503).send({ ready: false });
    }
  });
  app.get('/metrics', watched, async (_, reply) => reply.type(register.contentType).send(await register.metrics()));
}
