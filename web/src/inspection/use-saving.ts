// What a form that stands on its page sends: whether it is under way, and why it was refused.

import { useState } from 'react';

/** `run` does the work; what it throws is `error` until the next one. */
export function useSaving() {
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, run };
}
