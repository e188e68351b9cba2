// From which day on a rulebook's text judges otherwise than the one before it.

import { type Day, EVER, NEVER } from '../base/day.ts';
import { editionOn } from './parse.ts';
import type { Edition, Rulebook } from './rulebook.ts';

export interface Change {
  /** The first day that is judged otherwise. */
  readonly since: Day;
  /** The edition that judges it. */
  readonly edition: string;
}

/**
 * The first day on which `after` judges otherwise; undefined where it never does. Scales and whom the book covers hold for
 * every day; otherwise day by day the edition in force is compared, by what it says.
 */
export function changedSince(before: Rulebook | undefined, after: Rulebook): Change | undefined {
  const days = [...new Set([EVER, ...boundaries(before), ...boundaries(after)])].sort((a, b) => a - b);
  const same = before !== undefined && said(frameOf(before)) === said(frameOf(after));
  const since = days.find((day) => {
    const own = editionOn(after, day);
    if (!before) return own !== undefined;
    return !same || sayingOf(editionOn(before, day)) !== sayingOf(own);
  });
  if (since === undefined || since === NEVER) return undefined;
  const edition = editionOn(after, since) ?? after.editions.find(({ inForce }) => inForce >= since);
  return { since, edition: edition?.id ?? '' };
}

function boundaries(book: Rulebook | undefined): Day[] {
  return book?.editions.flatMap(({ inForce, until }) => [inForce, until]) ?? [];
}

/** What of a book holds whatever the edition. */
function frameOf({ covers, dimensions }: Rulebook): unknown {
  return { covers, dimensions };
}

/** What an edition says; when it ends is told by the days on which it is in force. */
function sayingOf(edition: Edition | undefined): string {
  return edition ? said({ ...edition, until: 0 }) : '';
}

function said(value: unknown): string {
  return JSON.stringify(value, (key, inner) => (key === 'file' || key === 'line' ? undefined : inner));
}
