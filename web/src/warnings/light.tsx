// The light of a warning: its colour, always with the word beside it, and how much it presses.

import type { Colour, Urgency } from '../../../src/supervision/warnings/sheet.ts';
import { useWords } from '../words/use-words.ts';
import './warnings.css';

interface Props {
  readonly colour: Colour;
  readonly urgency: Urgency;
  /** What it says more. */
  readonly label?: string;
}

export function Light({ colour, urgency, label }: Props) {
  const { t } = useWords();
  return (
    <span
      className={`warn-light of-${colour} ${urgency === 3 ? 'pressing' : ''}`}
      title={t(`warnings.urgency.u${urgency}`)}
    >
      <span className="warn-dot" aria-hidden />
      {label ?? t(`warnings.colour.${colour}`)}
    </span>
  );
}
