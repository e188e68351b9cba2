// A rulebook in short: its names, its scales from best to worst, its editions.

import { dayText } from '../base/day.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { type Level, levelDimension, type Rulebook, tierDimension } from '../rulebooks/rulebook.ts';
import type { listRulebooks, listStandings } from './api.ts';

type Head = Omit<AnswerOf<typeof listStandings>['items'][number], 'spans' | 'undetermined'>;

/** What stands over a standing: names and scales. */
export function bookHead(book: Rulebook): Head {
  return {
    rulebook: book.id,
    short: book.short,
    title: book.title,
    levels: levelDimension(book).levels.map(shownLevel),
    tiers: (tierDimension(book)?.levels ?? []).map(shownLevel),
  };
}

/** A rulebook as the list of rulebooks shows it. */
export function bookLine(book: Rulebook): AnswerOf<typeof listRulebooks>['items'][number] {
  const { id, short, title, document, issuer, notice, dimensions, editions } = book;
  return {
    id,
    short,
    title,
    document,
    issuer,
    notice: notice ?? null,
    dimensions: dimensions.map(({ id, label, role, levels, fallback }) => ({
      id,
      label,
      role,
      levels: levels.map(shownLevel),
      fallback,
    })),
    editions: editions.map(({ id, inForce, until, rules }) => ({
      id,
      from: dayText(inForce),
      until: dayText(until),
      rules: rules.length,
    })),
  };
}

function shownLevel({ code, label, card }: Level) {
  return { code, ...label, card: card ?? null };
}
