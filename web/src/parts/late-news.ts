// Whether some part of the console could not be loaded, and why: pages that were built anew have other parts.

import { useEffect, useSyncExternalStore } from 'react';

export type LateNews = 'renewed' | 'unreachable' | 'missing';

let news: LateNews | undefined;
let places = 0;
const watching = new Set<() => void>();

/** Some part was not loaded; finds out why. */
export async function partMissed(): Promise<void> {
  news = await whatHappened();
  changed();
}

/** Says so in its own place as long as it is shown. */
export function useSayingSo(): void {
  useEffect(() => {
    places++;
    changed();
    return () => {
      places--;
      changed();
    };
  }, []);
}

/** Whether some place says so itself. */
export function useSaidInPlace(): boolean {
  return useSyncExternalStore(watch, () => places > 0);
}

/** Why parts are missing, as far as is known; undefined: none has been missed. */
export function useLateNews(): LateNews | undefined {
  return useSyncExternalStore(watch, () => news);
}

function watch(look: () => void): () => void {
  watching.add(look);
  return () => watching.delete(look);
}

function changed(): void {
  for (const look of watching) look();
}

/** The first page as the service gives it now begins with another script than the one that runs here, where it was built anew. */
async function whatHappened(): Promise<LateNews> {
  const response = await fetch('/', { cache: 'no-store' }).catch(() => undefined);
  if (!response?.ok) return 'unreachable';
  const first = await response.text();
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src');
  return own && !first.includes(own) ? 'renewed' : 'missing';
}
