// The document of the service, browsable without any other network.

import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { openApi } from './openapi.ts';
import type { Operation } from './operation.ts';

/** Shows the document of operations under `/api/docs`. */
export async function documents(app: FastifyInstance, operations: readonly Operation[]): Promise<void> {
  await app.register(swagger, { mode: 'static', specification: { document: openApi(operations) as never } });
  await app.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { deepLinking: true } });
}
