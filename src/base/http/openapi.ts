// The operations as an OpenAPI 3.1 document, for whoever writes a client of his own.

import { z } from 'zod';
import type { Operation } from './operation.ts';

type Json = Record<string, unknown>;

/** The document of operations, in order of path. */
export function openApi(operations: readonly Operation[]): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  const sorted = [...operations].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  for (const operation of sorted)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(operation, schemas),
    };
  return {
    openapi: '3.1.0',
    info: {
      title: '金信 Jinxin',
      version: '1',
      description:
        '列表用 after 和 limit 翻页；写操作带 x-jinxin-csrf（GET /me 给出），可带 Idempotency-Key；被拒绝时返回 RFC 9457 的 problem+json，语言由 Accept-Language 或 ?lang= 决定。 Lists page by `after` and `limit`; writes carry `x-jinxin-csrf` (given by GET /me) and may carry `Idempotency-Key`; refusals are RFC 9457 problem details.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries({ ...schemas, Problem: PROBLEM }).sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
      responses: {
        Problem: { description: 'Refused', content: { 'application/problem+json': { schema: ref('Problem') } } },
      },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'jinxin_session' } },
    },
  };
}

const PROBLEM = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    params: {
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'array'], items: { type: 'string' } },
    },
    faults: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'params'],
};

function describe(operation: Operation, schemas: Json): Json {
  const { id, permit, summary, body, answer, status, params, query, headers, kind } = operation;
  const bodySchema = body instanceof z.ZodUndefined ? undefined : schemaOf(body, 'input', schemas);
  return {
    operationId: id,
    // What stands elsewhere says where.
    ...(operation.path.startsWith('/public/') && { servers: [{ url: '/' }] }),
    summary: `${summary.zh} · ${summary.en}`,
    description: permit === 'anyone' ? 'No session needed.' : `Permission: \`${permit}\`.`,
    security: permit === 'anyone' ? [] : [{ session: [] }],
    parameters: [
      ...parameters(params, 'path', schemas),
      ...parameters(query, 'query', schemas),
      ...parameters(headers, 'header', schemas),
    ],
    ...(kind === 'upload' && { requestBody: SENT_FILE }),
    ...(bodySchema && { requestBody: { required: true, content: { 'application/json': { schema: bodySchema } } } }),
    responses: {
      [status]: {
        description: summary.en,
        content: CONTENTS[kind] ?? { 'application/json': { schema: schemaOf(answer, 'output', schemas) } },
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const CONTENTS: Readonly<Record<string, Json>> = {
  changes: { 'text/event-stream': { schema: { type: 'string' } } },
  file: { 'application/octet-stream': {} },
};

const SENT_FILE = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
        required: ['file'],
      },
    },
  },
};

function parameters(named: z.ZodObject, place: 'path' | 'query' | 'header', schemas: Json): Json[] {
  const { properties = {}, required = [] } = schemaOf(named, 'input', schemas) as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }));
}

/** The schema of a shape; shapes that have a name go to the components, once for what is sent and once for what is given. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const {
    $schema: _,
    $defs = {},
    id,
    ...schema
  } = z.toJSONSchema(shape, { io, unrepresentable: 'any' }) as Json & {
    $defs?: Record<string, Json>;
  };
  const suffix = io === 'input' ? 'Input' : '';
  const named = (text: string) => text.replaceAll(/"#\/\$defs\/([^"]+)"/g, `"#/components/schemas/$1${suffix}"`);
  const moved = (part: Json): Json => JSON.parse(named(JSON.stringify(part)));
  for (const [name, { id: _, ...part }] of Object.entries($defs)) schemas[`${name}${suffix}`] = moved(part);
  if (typeof id !== 'string') return moved(schema);
  schemas[`${id}${suffix}`] = moved(schema);
  return ref(`${id}${suffix}`);
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}
