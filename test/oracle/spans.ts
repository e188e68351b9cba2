// The spans that the oracle's own days amount to: something to try the comparison on, and what an engine has to give.
import { date, number } from './calendar.ts';
import type { Span } from './compare.ts';
import type { Oracle } from './effects.ts';

/** Before every day that occurs: a span from here has no known beginning. */
const BEGINNING = number('1800-01-01');

/** The oracle's days gathered into maximal spans, cut at editions; days not covered are in no span. */
export function spansOf(oracle: Oracle): Span[] {
  const cuts = [BEGINNING, ...new Set(oracle.boundaries.filter((day) => day > BEGINNING))].sort((a, b) => a - b);
  const spans: Span[] = [];
  cuts.forEach((from, i) => {
    const { level, tier, causes } = oracle.on(from);
    if (level === null) return;
    const until = i + 1 < cuts.length ? date(cuts[i + 1]) : null;
    const span: Span = {
      from: i ? date(from) : null,
      until,
      level,
      tier,
      causes,
      tierCauses: oracle.tierCausesOn?.(from) ?? [],
    };
    const before = spans[spans.length - 1];
    const goesOn = before?.until === span.from && !oracle.editions.includes(from) && what(before) === what(span);
    if (goesOn) spans[spans.length - 1] = { ...before, until };
    else spans.push(span);
  });
  return spans;
}

function what({ level, tier, causes, tierCauses = [] }: Span): string {
  return JSON.stringify([level, tier, causes, tierCauses.map(String).sort()]);
}
