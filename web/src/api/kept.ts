// What a device keeps of its own account for the time without a signal: for a day, gone when the session ends.

const KEY = 'jinxin.kept';
const LONGEST_MS = 86_400_000;
/** As `web/public/service-worker.js` calls it. */
const SHELL = 'jinxin-shell';

interface Kept<T> {
  readonly at: number;
  readonly value: T;
}

/** Keeps something under a name; where the device has no room, nothing is kept. */
export function keep(name: string, value: unknown): void {
  try {
    window.localStorage.setItem(`${KEY}.${name}`, JSON.stringify({ at: Date.now(), value }));
  } catch {
    window.localStorage.removeItem(`${KEY}.${name}`);
  }
}

/** What was kept under a name within the last day, and when. */
export function keptAs<T>(name: string): Kept<T> | undefined {
  const text = window.localStorage.getItem(`${KEY}.${name}`);
  const kept: Kept<T> | undefined = text === null ? undefined : JSON.parse(text);
  return kept && Date.now() - kept.at < LONGEST_MS ? kept : undefined;
}

/** Lets go of everything but what waits to be sent. */
export function forget(): void {
  for (const key of Object.keys(window.localStorage))
    if (key.startsWith(`${KEY}.`)) window.localStorage.removeItem(key);
  if ('caches' in window) void window.caches.delete(SHELL);
}

/** Has the browser keep the files that this page consists of, so that it opens without a signal. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const files = loaded.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'));
  active?.postMessage({ files: [...new Set(files.map(({ pathname }) => pathname))] });
}
