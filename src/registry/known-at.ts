// The moment up to which what was recorded counts, as questions over HTTP write it.
import { instantIn } from '../base/day.ts';

/** The instant (ISO, UTC) that an accepted `asKnown` means; without one all that is known now counts. */
export function knownAt(asKnown: string | undefined): string | undefined {
  return asKnown === undefined ? undefined : instantIn(asKnown);
}
