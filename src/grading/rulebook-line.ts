// A rulebook in short: its names, its scales from best to worst, its editions.

import { dayText } from '../base/day.ts';
import type { AnswerOf } from '../base/http/operation.ts';
import { type Dimension, type Level, levelDimension, type Rulebook, tierDimension } from '../rulebooks/rulebook.ts';
import type { listRulebooks, listStandings } from './api.ts';

type Head = Omit<AnswerOf<typeof listStandings>['items'][number], 'spans' | 'undetermined' | 'disputed'>;

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
    dimensions: dimensions.map((dimension) => ({
      id: dimension.id,
      label: dimension.label,
      role: dimension.role,
      levels: dimension.levels.map(shownLevel),
      fallback: dimension.fallback,
      adjustable: adjustableOf(book, dimension),
    })),
    editions: editions.map(({ id, inForce, until, rules }) => ({
      id,
      from: dayText(inForce),
      until: dayText(until),
      rules: rules.length,
    })),
  };
}

/** The levels to which the rules of the last edition let an adjustment lead. */
function adjustableOf({ editions }: Rulebook, { id, levels }: Dimension): string[] {
  const given = (editions.at(-1)?.rules ?? []).flatMap((rule) =>
    rule.form === 'adjustment' && rule.dimension === id ? rule.cases.map(({ gives }) => gives) : [],
  );
  const any = given.some(({ to }) => to === 'level-field');
  const named = given.flatMap((one) => (one.to === 'level' ? one.level : []));
  return levels.map(({ code }) => code).filter((code) => any || named.includes(code));
}

function shownLevel({ code, label, card }: Level) {
  return { code, ...label, card: card ?? null };
}
