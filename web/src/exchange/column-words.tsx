// The words that stand in a column of codes: how often each, what it is read as, and what it is to be read as.

import { Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import type { Look, Meant } from './use-look.ts';

type Words = Look['words'][number];
type Seen = Words['seen'][number];

interface Props {
  readonly words: Words;
  readonly look: Look;
  readonly mean: (meant: Meant) => void;
  /** Whether the file is being looked at again. */
  readonly busy: boolean;
}

export function ColumnWords({ words, look, mean, busy }: Props) {
  const { t, say } = useWords();
  const { column, target, kinds, unknown } = words;
  const seen = useInPlace(words.seen);
  const [open, setOpen] = useState(unknown > 0);
  const label = look.targets.find(({ id }) => id === target)?.label;
  const { rows, whole } = look.counted;
  const understood = unknown ? t('imports.wordsUnknown', { count: unknown }) : t('imports.wordsKnown');
  return (
    <tr className="import-words-of">
      <td colSpan={3}>
        <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary>
            {t('imports.words', { column, count: kinds })}
            {t('imports.comma')}
            {unknown ? <b className="import-unknown">{understood}</b> : understood}
          </summary>
          <table className="import-words">
            <thead>
              <tr>
                <th>{t('imports.word')}</th>
                <th className="num">{t('imports.times')}</th>
                <th>{label && say(label)}</th>
              </tr>
            </thead>
            <tbody>
              {seen.map((word) => (
                <Word key={word.text} word={word} words={words} mean={mean} busy={busy} />
              ))}
            </tbody>
          </table>
          <p className="small faint">
            {[
              t(whole ? 'imports.countedAll' : 'imports.counted', { rows }),
              kinds > seen.length && t('imports.wordsMore', { count: kinds - seen.length }),
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        </details>
      </td>
    </tr>
  );
}

/** Words in the order in which they were first seen: a word that was given its codes stays where it stands. */
function useInPlace(seen: readonly Seen[]): Seen[] {
  const order = useRef(new Map<string, number>());
  for (const { text } of seen) if (!order.current.has(text)) order.current.set(text, order.current.size);
  return [...seen].sort((a, b) => order.current.get(a.text)! - order.current.get(b.text)!);
}

/** The codes of a word: what was picked stands at once, until the file was looked at by it. */
function useGiven(codes: readonly string[], busy: boolean) {
  const [given, setGiven] = useState<readonly string[]>();
  useEffect(() => {
    if (!busy) setGiven(undefined);
  }, [busy]);
  return [given ?? codes, setGiven] as const;
}

function Word({ word, words, mean, busy }: Omit<Props, 'look'> & { readonly word: Seen }) {
  const { t, say } = useWords();
  const { target, column, several } = words;
  const { text, count, by, maybe } = word;
  const [codes, setGiven] = useGiven(word.codes, busy);
  const options = words.codes
    .filter(({ code, retired }) => !retired || codes.includes(code))
    .sort((a, b) => Number(maybe.includes(b.code)) - Number(maybe.includes(a.code)))
    .map(({ code, label }) => ({ value: code, label: say(label) }));
  const shared = {
    'aria-label': t('imports.wordMeans', { word: text }),
    className: 'import-means',
    status: codes.length === 0 ? ('error' as const) : undefined,
    placeholder: t('imports.wordPick'),
    options,
    allowClear: by === 'mapping',
    showSearch: { optionFilterProp: 'label' },
  };
  const give = (given: readonly string[]) => {
    setGiven(given);
    mean({ target, column, word: text, codes: [...given] });
  };
  return (
    <tr>
      <td className="import-word">{text}</td>
      <td className="num">{count}</td>
      <td>
        {several ? (
          <Select {...shared} mode="multiple" value={[...codes]} onChange={give} />
        ) : (
          <Select {...shared} value={codes[0]} onChange={(code) => give(code === undefined ? [] : [code])} />
        )}
        <div className="small faint">
          {by && by !== 'name' && t(by === 'mapping' ? 'imports.byMapping' : 'imports.byRest')}
        </div>
      </td>
    </tr>
  );
}
