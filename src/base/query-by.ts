// Queries on a connection that is taken in turn, their values made ready for the server.

import type { Db } from './db.ts';
import { nameOf } from './prepared.ts';

/** Runs each query when the connection's turn has come. */
export function queryBy(take: Db['take']): Db['query'] {
  return async (text, values) => {
    const { client, release } = await take();
    try {
      return (await client.query({ name: nameOf(text), text, values: values?.map(asParameter) })) as never;
    } finally {
      release();
    }
  };
}

/** Lists of numbers or texts as array literals: five thousand keys at a time, for which the driver takes ten times as long. */
function asParameter(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'number' || typeof item === 'string'))
    return value;
  return `{${value.map((item) => (typeof item === 'number' ? item : quoted(item))).join(',')}}`;
}

function quoted(text: string): string {
  return `"${/["\\]/.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
}
