// Who chose last by which local sheets the office works, why, and who approved it.

import { momentInTable } from '../words/formats.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  readonly choice: {
    readonly at: string;
    readonly name: string;
    readonly why: string;
    readonly approved: string | null;
  } | null;
  /** Under which the words stand. */
  readonly words: 'duties' | 'publicity';
}

export function LastChoice({ choice, words }: Props) {
  const { t } = useWords();
  if (!choice) return <p className="small muted">{t(`${words}.notChosen`)}</p>;
  const { at, name, why, approved } = choice;
  return (
    <p className="small muted">
      {t('sheets.chosenBy', { name, at: momentInTable(at), why })}
      {approved && ` · ${t('sheets.approved', { name: approved })}`}
    </p>
  );
}
