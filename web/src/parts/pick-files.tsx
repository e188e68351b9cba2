// Choosing files for a case: what it takes is said, and what is too large is not even sent.

import { type ChangeEvent, useId, useState } from 'react';
import { type CASES, readFileRules } from '../../../src/evidence/api.ts';
import { useAsk } from '../api/ask.ts';
import { useWords } from '../words/use-words.ts';
import './case-files.css';

interface Props {
  readonly kind: (typeof CASES)[number];
  /** What is being sent, and how much of it: 0 to 1. */
  readonly busy?: { readonly name: string; readonly part: number } | undefined;
  readonly onPick: (files: File[]) => void;
}

export function PickFiles({ kind, busy, onPick }: Props) {
  const { t } = useWords();
  const id = useId();
  const [large, setLarge] = useState<string[]>([]);
  const rules = useAsk(readFileRules, {}, { fresh: 3_600_000 }).data?.cases[kind];
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])];
    const fits = files.filter(({ size }) => !rules || size <= rules.bytes);
    setLarge(files.filter((file) => !fits.includes(file)).map(({ name }) => name));
    target.value = '';
    if (fits.length > 0) onPick(fits);
  };
  const most = rules && Math.floor(rules.bytes / 1_000_000);
  return (
    <div>
      <label className="pick-files" htmlFor={id}>
        {busy ? t('files.sending', { name: busy.name, part: Math.round(busy.part * 100) }) : t('files.add')}
        <input
          id={id}
          className="sr-only"
          type="file"
          multiple
          disabled={busy !== undefined}
          accept={rules && [...rules.types, ...rules.endings.map((one) => `.${one}`)].join(',')}
          onChange={pick}
        />
      </label>
      {rules && (
        <p className="small muted">
          {t('files.limits', {
            endings: rules.endings.join(t('mark.list')),
            most,
            count: rules.most,
            months: rules.months,
          })}
        </p>
      )}
      {large.length > 0 && (
        <p className="fault small" role="alert">
          {t('files.large', { names: large.join(t('mark.list')), most })}
        </p>
      )}
    </div>
  );
}
