// Today's list as it was last read on this device, for when it is opened without a signal.

import { useEffect, useState } from 'react';
import { keep, keepPage, keptAs } from '../api/kept.ts';
import type { Today } from './patrol-form.tsx';

/** The day that was read, else the one kept of the account with the moment it was read at. */
export function useKeptDay(account: string, read: Today | undefined, own: boolean) {
  const [kept] = useState(() => keptAs<Today>(`today.${account}`));
  useEffect(() => {
    if (!read || !own) return;
    keep(`today.${account}`, read);
    void keepPage().catch(() => undefined);
  }, [account, read, own]);
  return read ? { data: read, keptAt: undefined } : { data: own ? kept?.value : undefined, keptAt: kept?.at };
}
