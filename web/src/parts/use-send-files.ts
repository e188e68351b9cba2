// Sends files to a case one after another: what was refused is said, the others go on.

import { useState } from 'react';
import type { Operation } from '../../../src/base/http/operation.ts';
import { client } from '../api/ask.ts';
import type { Input } from '../api/call.ts';
import { sendFile } from '../api/send-file.ts';

interface Refused {
  readonly name: string;
  readonly error: unknown;
}

export function useSendFiles() {
  const [sending, setSending] = useState<{ readonly name: string; readonly part: number }>();
  const [failed, setFailed] = useState<readonly Refused[]>([]);
  /** Gives what was refused. */
  const send = async (
    operation: Operation,
    params: Readonly<Record<string, string>>,
    part: string,
    files: readonly File[],
  ): Promise<readonly Refused[]> => {
    const refused: Refused[] = [];
    for (const file of files) {
      const { name } = file;
      setSending({ name, part: 0 });
      const input = { params, query: { part } } as Input<Operation>;
      await sendFile(operation, input, file, (sent) => setSending({ name, part: sent })).catch((error) =>
        refused.push({ name, error }),
      );
    }
    setSending(undefined);
    setFailed(refused);
    await client.invalidateQueries();
    return refused;
  };
  return { sending, failed, send };
}
