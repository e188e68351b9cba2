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
export type Meant = NonNullable<Body['mean']>;

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
  /** Gives a word of a column its codes. */
  readonly mean: (meant: Meant) => void;
  /** Follows a mapping as it is written; null follows none. */
  readonly apply: (mapping: string | null) => void;
}

export function useLook(one: OneImport): Plan {
  const { lang } = useWords();
  const { account } = useAccount();
  const [asked, setAsked] = useState<Asked>({ type: one.type?.id, source: one.source ?? undefined });
  const { seen, lookInTurn, ...state } = useLooks(one.id);
  const latest = useRef(asked);
  const typed = useRef(0);
  const held = (): Body => {
    const { type, mapping } = seen.current ?? {};
    return { ...latest.current, type: latest.current.type ?? type ?? undefined, mapping: mapping ?? null };
  };
  const ask = (more: Asked) => {
    latest.current = { ...latest.current, ...more };
    setAsked(latest.current);
    if (!('source' in more)) return lookInTurn(() => latest.current);
    // What is typed letter by letter names no source yet whose mapping could be followed.
    const own = ++typed.current;
    lookInTurn(() => {
      if (own !== typed.current) return undefined;
      return seen.current?.mapping === null ? { ...held(), mapping: undefined } : held();
    });
  };
  useEffect(() => {
    lookInTurn(() => (seen.current ? held() : latest.current));
  }, [lang]);
  return {
    ...state,
    asked,
    source: account.role === 'department-user' ? (one.source ?? account.unit.name) : asked.source,
    ask,
    choose: (choose) => lookInTurn(() => ({ ...held(), choose })),
    mean: (mean) => lookInTurn(() => ({ ...held(), mean })),
    apply: (mapping) => lookInTurn(() => ({ ...held(), mapping })),
  };
}

/** Looks one after the other, each by what the one before has seen: what is chosen quickly is not lost. */
function useLooks(id: string) {
  const [look, setLook] = useState<Look>();
  const [error, setError] = useState<unknown>();
  const [waiting, setWaiting] = useState(0);
  const seen = useRef<Look>(undefined);
  const turn = useRef(Promise.resolve());
  const lookAgain = async (body: Body | undefined) => {
    try {
      if (!body) return;
      seen.current = await call(lookAtImport, { params: { id }, body });
      setLook(seen.current);
      setError(undefined);
    } catch (refused) {
      setError(refused);
    } finally {
      setWaiting((count) => count - 1);
    }
  };
  const lookInTurn = (body: () => Body | undefined) => {
    setWaiting((count) => count + 1);
    turn.current = turn.current.then(() => lookAgain(body()));
  };
  return { look, error, busy: waiting > 0, seen, lookInTurn };
}
