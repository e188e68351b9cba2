// The document of the service: every operation that a room or a wing of it declares in its `api.ts`.

import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openApi } from '../../src/base/http/openapi.ts';
import type { Operation } from '../../src/base/http/operation.ts';

/** `openapi.json` of the rooms in `root`. */
export async function openApiFile(root: string): Promise<string> {
  const operations: Operation[] = [];
  for (const file of globSync('src/**/{api,*-api}.ts', { cwd: root }).sort())
    operations.push(...Object.values(await import(pathToFileURL(join(root, file)).href)).flatMap(operationsIn));
  return `${JSON.stringify(openApi(operations), null, 2)}\n`;
}

/** An operation by itself, or those of an object that holds nothing else. */
function operationsIn(value: unknown): Operation[] {
  if (isOperation(value)) return [value];
  const held = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return held.every(isOperation) ? held : [];
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'permit' in value && 'answer' in value;
}
