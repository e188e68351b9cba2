// A value that follows another when that has been still for a moment.

import { useEffect, useState } from 'react';

/** `value` as it was when nothing had changed for `wait` milliseconds. */
export function useLater<T>(value: T, wait: number): T {
  const [kept, setKept] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setKept(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return kept;
}
