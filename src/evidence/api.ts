// What is asked and answered about files of cases: what each is, and the two operations by which a kind of cases takes and gives them.

import { z } from 'zod';
import { fileAnswer, operation } from '../base/http/operation.ts';
import type { Permission } from '../base/who/permissions.ts';

const label = z.object({ zh: z.string(), en: z.string() });

/** Kinds of cases that have files. */
export const CASES = ['complaint', 'objection', 'repair', 'notice'] as const;
/** As what a file was handed in: for the case itself, with a statement, as the proof that a notice was served. */
export const PARTS = ['evidence', 'statement', 'proof'] as const;

/** SHA-256 of what was sent, hexadecimal. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/);

/** A file as its case shows it. */
export const caseFile = z.object({
  hash: fileHash,
  name: z.string(),
  type: z.string(),
  size: z.number(),
  part: z.enum(PARTS),
  /** Who handed it in: the office, or the party itself. */
  by: z.enum(['office', 'party']),
  sent: z.iso.datetime(),
});

export const readFileRules = operation({
  id: 'readFileRules',
  method: 'GET',
  path: '/file-rules',
  permit: 'anyone',
  summary: {
    zh: '各类案件收哪些文件、多大、几个、保存多久',
    en: 'Which files cases take, how large, how many, kept how long',
  },
  answer: z.object({
    assumption: label,
    cases: z.record(
      z.enum(CASES),
      z.object({
        most: z.number(),
        bytes: z.number(),
        months: z.number(),
        endings: z.array(z.string()),
        /** Media types, as a form is told which files to offer. */
        types: z.array(z.string()),
      }),
    ),
  }),
});

interface Declared<P extends z.ZodObject> {
  /** Ends the ids of both operations: `addObjectionFile`, `readObjectionFile`. */
  readonly name: string;
  readonly path: string;
  readonly params: P;
  readonly add: Permission;
  readonly read: Permission;
  readonly what: { readonly zh: string; readonly en: string };
}

/** The operations of one kind of cases at one place: a file is added to a case, and taken away from it. */
export function caseFileOperations<P extends z.ZodObject>({ name, path, params, add, read, what }: Declared<P>) {
  return {
    add: operation({
      id: `add${name}File`,
      method: 'POST',
      path: `${path}/files`,
      permit: add,
      kind: 'upload',
      summary: {
        zh: `给${what.zh}添加一份材料；类型、大小和个数有限制`,
        en: `Add a file to ${what.en}, limited in type, size and number`,
      },
      params,
      query: z.object({ part: z.enum(PARTS).default('evidence') }),
      answer: z.object({ hash: fileHash, name: z.string() }),
    }),
    read: operation({
      id: `read${name}File`,
      method: 'GET',
      path: `${path}/files/{hash}`,
      permit: read,
      kind: 'file',
      summary: { zh: `${what.zh}的一份材料`, en: `A file of ${what.en}` },
      params: params.extend({ hash: fileHash }),
      answer: fileAnswer,
    }),
  };
}
