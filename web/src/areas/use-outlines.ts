// The outlines of the divisions in one's reach, for orientation on the map; none where no pack of boundaries is installed.

import { useMemo } from 'react';
import { readBoundaries } from '../../../src/oversight/api.ts';
import { useAsk } from '../api/ask.ts';
import { useAccount } from '../shell/use-account.ts';

export function useOutlines(): readonly object[] {
  const { account } = useAccount();
  const [own = ''] = account.reach;
  const above = own.length > 4 ? own.slice(0, 4) : own;
  const asked = useAsk(readBoundaries, { query: { within: above } }, { fresh: 600_000 });
  const features = asked.data?.features;
  return useMemo(
    () => (features ?? []).filter(({ properties }) => properties.code.startsWith(own.slice(0, 6))),
    [features, own],
  );
}
