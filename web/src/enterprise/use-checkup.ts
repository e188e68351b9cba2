// What would follow if some records were gone, or another penalty came: asked of the thread that works it out.

import { useEffect, useRef, useState } from 'react';
import { readCheckup } from '../../../src/enterprise/api.ts';
import type { LedgerRecord } from '../../../src/ledger/record.ts';
import { useAsk } from '../api/ask.ts';
import { partMissed } from '../parts/late-news.ts';
import type { Answered, Asked, Setting } from './checkup-worker.ts';

/** Of a penalty that does not exist: a number that no record has. */
const IMAGINED = Number.MAX_SAFE_INTEGER;

export interface Supposed {
  /** Records that are taken away. */
  readonly without: ReadonlySet<number>;
  /** A fine that comes today, in yuan; undefined: none. */
  readonly fine: number | undefined;
}

/** The spans of each rulebook that is told, as supposed; undefined while they are worked out. */
export function useCheckup({ without, fine }: Supposed): {
  readonly spans: Answered['spans'] | undefined;
  readonly failed: boolean;
  readonly error: Error | null;
} {
  const ground = useAsk(readCheckup, {}, { fresh: 60_000 });
  const worker = useRef<Worker>(undefined);
  const number = useRef(0);
  const [answer, setAnswer] = useState<Answered>();
  const [failed, setFailed] = useState(false);
  const given = ground.data;
  useEffect(() => {
    if (!given) return;
    const thread = new Worker(new URL('./checkup-worker.ts', import.meta.url), { type: 'module' });
    thread.addEventListener('message', ({ data }: MessageEvent<Answered>) => setAnswer(data));
    thread.addEventListener('error', () => {
      setFailed(true);
      void partMissed();
    });
    thread.postMessage(given as unknown as Setting);
    worker.current = thread;
    return () => thread.terminate();
  }, [given]);
  const asked = [...without].sort().join(' ');
  useEffect(() => {
    if (!given) return;
    const left = given.records.filter(({ recordId }) => !asked.split(' ').includes(String(recordId)));
    const records = fine === undefined ? left : [...left, imagined(given.today, fine)];
    const question: Asked = { number: ++number.current, records: records as unknown as LedgerRecord[] };
    worker.current?.postMessage(question);
  }, [given, asked, fine]);
  return { spans: answer?.number === number.current ? answer.spans : undefined, failed, error: ground.error };
}

function imagined(today: string, amount: number) {
  return {
    ...{
      recordId: IMAGINED,
      entityId: 1,
      type: 'administrative-penalty',
      recognizedOn: today,
      source: '',
      number: '—',
    },
    fields: { document_number: '—', decided_on: today, measures: [{ kind: 'fine', amount }] },
  };
}
