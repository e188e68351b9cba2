// A grade: its letter on its colour, and its word.

import { useWords } from '../words/use-words.ts';
import { type Level, toneOf, wordOf } from './levels.ts';

interface Props {
  readonly levels: readonly Level[];
  readonly code: string | null;
  readonly bare?: boolean;
}

export function Grade({ levels, code, bare = false }: Props) {
  const { t, say } = useWords();
  if (code === null) return <span className="faint">{t('entity.notGraded')}</span>;
  return (
    <span className="grade">
      <i className={`tone-${toneOf(levels, code)}`}>{code}</i>
      {bare ? <span className="sr-only">{wordOf(levels, code, say)}</span> : wordOf(levels, code, say)}
    </span>
  );
}
