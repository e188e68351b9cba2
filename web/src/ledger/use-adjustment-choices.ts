// What an adjustment may name: rulebooks that know adjustments, their dimensions, the levels to which one may lead.

import { useRulebooks } from '../grading/use-rulebooks.ts';
import { useWords } from '../words/use-words.ts';
import type { Choices } from './form-fields.tsx';
import type { Filled, Form } from './values.ts';

interface AdjustmentChoices {
  /** By the name of the field; none for other types. */
  readonly choices: Choices;
  /** What of the form changes with what has been chosen. */
  readonly follow: (chosen: Filled) => Filled;
}

export function useAdjustmentChoices({ id }: Form, written: Filled | undefined): AdjustmentChoices {
  const { say } = useWords();
  const { items } = useRulebooks();
  if (id !== 'adjustment') return { choices: {}, follow: () => ({}) };
  const books = items.filter(({ dimensions }) => dimensions.some(({ adjustable }) => adjustable.length > 0));
  const dimensionsOf = (book: Filled[string]) =>
    books.find((one) => one.id === book)?.dimensions.filter(({ adjustable }) => adjustable.length > 0) ?? [];
  const dimensions = dimensionsOf(written?.rulebook ?? null);
  const { levels = [], adjustable = [], role } = dimensions.find((one) => one.id === written?.dimension) ?? {};
  return {
    choices: {
      rulebook: books.map((book) => ({ value: book.id, label: say(book.short) })),
      dimension: dimensions.map((dimension) => ({ value: dimension.id, label: say(dimension.label) })),
      level: levels
        .filter(({ code }) => adjustable.includes(code))
        .map((level) => ({ value: level.code, label: role === 'tier' ? say(level) : `${level.code} ${say(level)}` })),
    },
    follow: (chosen): Filled => {
      if (!('rulebook' in chosen)) return 'dimension' in chosen ? { level: null } : {};
      const [only, ...more] = dimensionsOf(chosen.rulebook);
      return { dimension: only && more.length === 0 ? only.id : null, level: null };
    },
  };
}
