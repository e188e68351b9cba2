// A form with attachments as it is sent: fields as texts, files in memory up to their limit, and nothing beyond.

import type { FastifyRequest } from 'fastify';
import type { Attached } from '../../evidence/case-files.ts';
import { rulesFor } from '../../evidence/file-rules.ts';

/** The longest field, in bytes: two thousand characters. */
const LONGEST = 8000;
const FIELDS = 20;

/** Throws what the multipart reader throws when limits are passed. An empty field of files sends a file without a name. */
export async function sentForm(request: FastifyRequest): Promise<{ fields: Map<string, string>; files: Attached[] }> {
  const { most, bytes } = rulesFor('complaint');
  const fields = new Map<string, string>();
  const files: Attached[] = [];
  const limits = { fileSize: bytes, files: most + 1, fields: FIELDS, fieldSize: LONGEST, parts: FIELDS + most + 1 };
  for await (const part of request.parts({ limits }))
    if (part.type === 'file') {
      const sent = await part.toBuffer();
      if (sent.length > 0) files.push({ name: plain(part.filename), bytes: sent });
    } else if (typeof part.value === 'string') fields.set(part.fieldname, part.value.trim());
  return { fields, files };
}

/** The last part of a name without control characters; it is shown, never used as a path. */
function plain(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return [...last.replace(/\p{C}/gu, '')].slice(-60).join('') || '–';
}
