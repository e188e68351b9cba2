// Serves files of cases over HTTP: the same for every kind of cases, which says by itself who may and what is noted.

import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { Db } from '../base/db.ts';
import type { Api, Reader } from '../base/http/api.ts';
import { Problem } from '../base/problem.ts';
import type { Seal } from '../base/seal.ts';
import type { caseFileOperations, PARTS } from './api.ts';
import { type CaseOfFiles, type Checked, checkFiles, fileAt, keepFiles } from './case-files.ts';
import { rulesFor } from './file-rules.ts';
import { problems } from './problems.ts';

/** The case of an address, with the number that people write. */
export interface FoundCase extends CaseOfFiles {
  readonly number: string;
}

/** A file that is being added, by whom. */
export interface Adding {
  readonly db: Db;
  readonly who: Reader;
  readonly at: Date;
  readonly file: Checked;
  readonly part: (typeof PARTS)[number];
}

/** What a kind of cases says of its files at one place. */
interface FilesOfCases<P extends z.ZodObject> {
  readonly operations: ReturnType<typeof caseFileOperations<P>>;
  /** The case that the reader sees; refuses any other. */
  find(reader: Db, who: Reader, params: z.output<P>): Promise<FoundCase>;
  /** Refuses a file that is not to be added now; notes what was added among the acts of the case. */
  add(one: FoundCase, adding: Adding): Promise<void>;
}

/** Takes files of one kind of cases, and gives them. */
export function serveCaseFiles<P extends z.ZodObject>(app: Api, seal: Seal, cases: FilesOfCases<P>): void {
  const { operations, find, add } = cases;
  app.on(operations.add, async ({ db, reader, who: asking, at, params, query, sent, note }) => {
    const who = asking as Reader;
    const one = await find(reader, who, params as z.output<P>);
    const { name, size, path } = sent!;
    const most = rulesFor(one.kind).bytes;
    if (size > most) throw new Problem(problems['evidence.too-large'], { name, most: Math.floor(most / 1_000_000) });
    const [file] = checkFiles(one.kind, [{ name, bytes: await readFile(path) }]);
    const { part } = query;
    const by = who.entity === undefined ? 'office' : 'party';
    note({ object: one.number, detail: `${file.hash.slice(0, 12)} ${size}` });
    for (const fresh of await keepFiles(db, seal, one, [file], { part, by, account: who.id, at }))
      await add(one, { db, who, at, file: fresh, part });
    return { hash: file.hash, name };
  });
  app.on(operations.read, async ({ reader, who, params, note }) => {
    const one = await find(reader, who as Reader, params as z.output<P>);
    const { hash } = params as unknown as { readonly hash: string };
    note({ object: one.number, detail: hash.slice(0, 12) });
    return fileAt(reader, seal, one, hash);
  });
}
