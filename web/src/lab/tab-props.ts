// What the tabs with forms get: the draft, the edition that they change, and the way to its text.

import type { Editing } from './edition-choice.tsx';
import type { PlainBook } from './plain-book.ts';
import type { Desk } from './use-draft.ts';

export interface TabProps {
  readonly desk: Desk;
  readonly may: boolean;
  readonly editing: Editing;
  readonly book: PlainBook | undefined;
  readonly goTo: (path: string, line: number) => void;
}
