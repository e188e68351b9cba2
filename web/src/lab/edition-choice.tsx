// Which edition of the draft the forms change: the one that the text in effect does not have.

import { Select } from 'antd';
import { useState } from 'react';
import type { BookFiles } from '../../../src/rulebooks/book-files.ts';
import { useWords } from '../words/use-words.ts';
import { type PlainBook, type PlainEdition, plainBook } from './plain-book.ts';

export interface Editing {
  readonly edition: PlainEdition | undefined;
  readonly editions: readonly PlainEdition[];
  /** Whether it is in effect already. */
  readonly old: boolean;
  readonly choose: (id: string) => void;
}

export function useEditing(book: PlainBook | undefined, inEffect: BookFiles | undefined): Editing {
  const [chosen, choose] = useState<string>();
  const editions = book?.editions ?? [];
  const known = new Set((inEffect && plainBook(inEffect)?.editions.map(({ id }) => id)) ?? []);
  const fresh = editions.findLast(({ id }) => !known.has(id)) ?? editions.at(-1);
  const edition = editions.find(({ id }) => id === chosen) ?? fresh;
  return { edition, editions, old: edition !== undefined && known.has(edition.id), choose };
}

export function EditionChoice({ editing, shown }: { readonly editing: Editing; readonly shown: boolean }) {
  const { t } = useWords();
  if (!shown || !editing.edition) return null;
  return (
    <div className="row">
      <Select
        aria-label={t('lab.editing')}
        prefix={<span className="faint">{t('lab.editing')}</span>}
        value={editing.edition.id}
        options={editing.editions.map(({ id }) => ({ value: id, label: id }))}
        onChange={editing.choose}
        popupMatchSelectWidth={false}
      />
      {editing.old && <span className="chip warn">{t('lab.oldEdition')}</span>}
    </div>
  );
}
