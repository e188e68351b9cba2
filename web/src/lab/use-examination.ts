// What is found in a draft as it is being written: asked of the thread that examines, a moment after the last key.

import { useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readClauses, readWorkbench } from '../../../src/lab/api.ts';
import type { Examined } from '../../../src/lab/examine.ts';
import type { BookFiles } from '../../../src/rulebooks/book-files.ts';
import { useAsk } from '../api/ask.ts';
import { partMissed } from '../parts/late-news.ts';
import type { Answered, Asked, Setting } from './examine-worker.ts';

const PAUSE_MS = 250;

export interface Examination {
  /** Of the text examined last; undefined before the first. */
  readonly examined: Examined | undefined;
  /** What the same text says otherwise than what is in effect. */
  readonly differences: Answered['differences'];
  readonly busy: boolean;
  readonly error: Error | null;
  /** The files of every rulebook in effect. */
  readonly books: AnswerOf<typeof readWorkbench>['books'];
}

export function useExamination(id: string, files: BookFiles): Examination {
  const bench = useAsk(readWorkbench, {}, { fresh: 60_000 });
  const needsClauses = Object.values(files).some((text) => /form:\s*clause/.test(text));
  const clauses = useAsk(readClauses, {}, { enabled: needsClauses, fresh: 3_600_000 });
  const ready = bench.data !== undefined && (!needsClauses || clauses.data !== undefined);
  const worker = useRef<Worker>(undefined);
  const number = useRef(0);
  const [answer, setAnswer] = useState<Answered>();
  useEffect(() => {
    if (!ready) return;
    const thread = new Worker(new URL('./examine-worker.ts', import.meta.url), { type: 'module' });
    thread.addEventListener('message', ({ data }: MessageEvent<Answered>) => setAnswer(data));
    thread.addEventListener('error', () => void partMissed());
    const setting = { ...bench.data, clauses: clauses.data?.clauses ?? [] } as unknown as Setting;
    thread.postMessage(setting);
    worker.current = thread;
    return () => thread.terminate();
  }, [ready, bench.data, clauses.data]);
  useEffect(() => {
    if (!ready) return;
    const timer = setTimeout(() => {
      const asked: Asked = { number: ++number.current, id, files };
      worker.current?.postMessage(asked);
    }, PAUSE_MS);
    number.current++;
    return () => clearTimeout(timer);
  }, [ready, id, files]);
  return {
    examined: answer?.examined,
    differences: answer?.differences,
    busy: answer?.number !== number.current,
    error: bench.error ?? clauses.error,
    books: bench.data?.books ?? [],
  };
}
