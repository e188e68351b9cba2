// What the address of an entity's page says is looked at: which rulebook, which day, and as known when.

import { useNavigate, useSearch } from '@tanstack/react-router';
import { FIRST_RULEBOOK } from '../grading/use-rulebooks.ts';
import { todayIso } from '../words/formats.ts';

export function useView() {
  const { rulebook = FIRST_RULEBOOK, on, known } = useSearch({ from: '/office/entities/$id' });
  const navigate = useNavigate({ from: '/entities/$id' });
  const change = (next: { rulebook?: string; on?: string; known?: string }) =>
    navigate({ search: (former) => ({ ...former, ...next }), replace: true, resetScroll: false });
  const today = todayIso();
  return {
    rulebook,
    /** The day that is looked at. */
    day: on ?? today,
    on,
    known,
    setRulebook: (chosen: string) => change({ rulebook: chosen }),
    setDay: (chosen: string | undefined) => change({ on: chosen === today ? undefined : chosen || undefined }),
    setKnown: (chosen: string | undefined) => change({ known: chosen === today ? undefined : chosen || undefined }),
    reset: () => change({ on: undefined, known: undefined }),
  };
}
