// Whether the window is as narrow as a phone's.

import { useSyncExternalStore } from 'react';

const query = '(max-width: 860px)';

function follow(told: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener('change', told);
  return () => media.removeEventListener('change', told);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia(query).matches);
}
