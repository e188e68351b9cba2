// What the address of the overview says is looked at, and a change of it.

import { useNavigate, useSearch } from '@tanstack/react-router';
import { FIRST_RULEBOOK } from '../grading/use-rulebooks.ts';

export interface Looked {
  readonly rulebook?: string;
  readonly on?: string;
  readonly division?: string;
  readonly industry?: string;
}

export function useLooked() {
  const looked: Looked = useSearch({ from: '/office/overview' });
  const navigate = useNavigate({ from: '/overview' });
  const { rulebook = FIRST_RULEBOOK, on, division, industry } = looked;
  return {
    looked,
    rulebook,
    /** As operations take it. */
    among: { rulebook, division, industry },
    on,
    /** What is left out stays; the browser's way back leads to what was looked at before. */
    look: (change: Looked) =>
      navigate({
        search: (former) => Object.fromEntries(Object.entries({ ...former, ...change }).filter(([, value]) => value)),
        resetScroll: false,
      }),
  };
}
