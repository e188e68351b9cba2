// Looking at a sent file again and again while its type, its source and its columns are chosen.

import { useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { lookAtImport } from '../../../src/exchange/api.ts';
import { call, type Input } from '../api/call.ts';
import { useAccount } from '../shell/use-account.ts';
import { useWords } from '../words/use-words.ts';
import type { OneImport } from './import-page.tsx';

export type Look = AnswerOf<typeof lookAtImport>;
type Body = NonNullable<Input<typeof lookAtImport>['body']>;
export type Choice = NonNullable<Body['choose']>;

interface Asked {
  readonly type?: string;
  readonly source?: string;
  readonly sheet?: string;
}

export interface Plan {
  readonly look: Look | undefined;
  readonly error: unknown;
  readonly busy: boolean;
  readonly asked: Asked;
  /** Under whose name its records are filed. */
  readonly source: string | undefined;
  /** Looks again with other answers; type, source and sheet decide anew which mapping is followed. */
  readonly ask: (more: Asked) => void;
  /** Makes a column stand for something else. */
  readonly choose: (choice: Choice) => void;
  /** Follows a mapping as it is written; null follows none. */
  readonly apply: (mapping: string | null) => void;
}

export function useLook(one: OneImport): Plan {
  const { lang } = useWords();
  const { account } = useAccount();
  const [look, setLook] = useState<Look>();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Asked>({ type: one.type?.id, source: one.source ?? undefined });
  const latest = useRef(0);
  const lookAgain = async (body: Body) => {
    const own = ++latest.current;
    setBusy(true);
    try {
      const seen = await call(lookAtImport, { params: { id: one.id }, body });
      // An answer that comes after a later question's is out of date.
      if (own !== latest.current) return;
      setLook(seen);
      setError(undefined);
    } catch (refused) {
      if (own === latest.current) setError(refused);
    } finally {
      if (own === latest.current) setBusy(false);
    }
  };
  const held = (): Body => ({ ...asked, type: asked.type ?? look?.type ?? undefined, mapping: look?.mapping ?? null });
  useEffect(() => {
    lookAgain(look ? held() : asked);
  }, [lang]);
  return {
    ...{ look, error, busy, asked },
    source: account.role === 'department-user' ? (one.source ?? account.unit.name) : asked.source,
    ask: (more) => {
      const next = { ...asked, ...more };
      setAsked(next);
      // What is typed letter by letter names no source yet whose mapping could be followed.
      if ('source' in more && look)
        lookAgain({ ...held(), ...next, ...(look.mapping === null ? { mapping: undefined } : {}) });
      else lookAgain(next);
    },
    choose: (choice) => lookAgain({ ...held(), choose: choice }),
    apply: (mapping) => lookAgain({ ...held(), mapping }),
  };
}
