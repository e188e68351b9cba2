// A draft under one's hands: its files as they are being written, and saving them over the revision that was seen.

import { useCallback, useState } from 'react';
import type { AnswerOf } from '../../../src/base/http/operation.ts';
import { readDraft, saveDraft } from '../../../src/lab/api.ts';
import type { BookFiles } from '../../../src/rulebooks/book-files.ts';
import { client } from '../api/ask.ts';
import { call } from '../api/call.ts';

export type Draft = AnswerOf<typeof readDraft>;

export interface Desk {
  readonly files: BookFiles;
  readonly name: string;
  readonly shared: boolean;
  readonly revision: number;
  readonly savedAt: string;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly error: unknown;
  /** Changes some files; undefined takes one away. */
  readonly write: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly rename: (name: string) => void;
  readonly share: (shared: boolean) => void;
  readonly save: () => Promise<void>;
}

export function useDraft(draft: Draft): Desk {
  const [files, setFiles] = useState<BookFiles>(draft.files);
  const [name, rename] = useState(draft.name);
  const [shared, share] = useState(draft.shared);
  const [kept, setKept] = useState(draft);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const write = useCallback((changes: Readonly<Record<string, string | undefined>>) => {
    setFiles((before) => withoutGaps({ ...before, ...changes }));
  }, []);
  const save = async () => {
    setSaving(true);
    setError(undefined);
    try {
      const body = { revision: kept.revision, files, name, shared };
      const { revision, changedAt } = await call(saveDraft, { params: { id: draft.id }, body });
      const now = { ...kept, revision, changedAt, files, name, shared };
      setKept(now);
      client.setQueryData([readDraft.id, { params: { id: draft.id } }], now);
    } catch (refused) {
      setError(refused);
    } finally {
      setSaving(false);
    }
  };
  const dirty = files !== kept.files || name !== kept.name || shared !== kept.shared;
  return {
    ...{ files, name, shared, dirty, saving, error, write, rename, share, save },
    revision: kept.revision,
    savedAt: kept.changedAt,
  };
}

function withoutGaps(files: Readonly<Record<string, string | undefined>>): BookFiles {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
  );
}
