// Opens the console where there is no signal: its first page and the files of today's page, never an answer of the service.

const KEPT = 'jinxin-shell';
const SHELL = '/';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const { files } = event.data ?? {};
  if (Array.isArray(files)) event.waitUntil(keep(files).then(() => event.ports[0]?.postMessage('kept')));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(SHELL)));
  else if (pathname.startsWith('/assets/')) event.respondWith(file(request));
});

/** Names of files carry their contents: what is kept is what would be sent. */
async function file(request) {
  return (await (await caches.open(KEPT)).match(request)) ?? fetch(request);
}

async function kept(path) {
  return (await (await caches.open(KEPT)).match(path)) ?? Response.error();
}

/** Keeps the first page as it is now with these files, and lets go of those of former builds. */
async function keep(files) {
  const cache = await caches.open(KEPT);
  const paths = files.filter((path) => path.startsWith('/assets/'));
  const held = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll(paths.filter((path) => !held.has(path)));
  await cache.put(SHELL, await fetch(SHELL, { cache: 'no-store' }));
  for (const path of held) if (path !== SHELL && !paths.includes(path)) await cache.delete(path);
}
