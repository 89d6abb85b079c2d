/*
 * The archive's only script: each page loads it to install it as the service worker of the site, which keeps the pages
 * that a reader has opened, so that they can be read again without a network. It changes nothing on a page.
 */
const CACHE = 'sulan-archive-1';
const OFFLINE_PAGE = '/offline';
const INSTALLED = ['/', OFFLINE_PAGE, '/archive.css', '/favicon.svg'];
/** Pages kept at most; the longest unopened go first. */
const KEPT_MOST = 120;
/** What is news; searches, feeds and programs' doors are asked anew each time. */
const KEPT_PATH =
  /^\/(?:$|day\/|story\/|event\/|columns?(?:\/|$)|offline$|privacy|terms|archive\.css$|favicon\.svg$)/;

if ('document' in globalThis) navigator.serviceWorker?.register('/offline.js').catch(() => undefined);
else serve();

function serve() {
  addEventListener('install', (event) => {
    event.waitUntil(
      caches
        .open(CACHE)
        .then((cache) => cache.addAll(INSTALLED))
        .then(() => skipWaiting()),
    );
  });
  addEventListener('activate', (event) => {
    event.waitUntil(deleteOtherCaches().then(() => clients.claim()));
  });
  addEventListener('fetch', (event) => {
    const { method, url, mode } = event.request;
    const { origin, pathname } = new URL(url);
    if (method !== 'GET' || origin !== location.origin) return;
    if (KEPT_PATH.test(pathname)) event.respondWith(fresh(event.request));
    else if (mode === 'navigate') event.respondWith(fetch(event.request).catch(() => offlinePage()));
  });
}

/** The network's answer, which is kept; without a network what was kept of it. */
async function fresh(request) {
  try {
    const response = await fetch(request);
    if (response.ok) await keep(request, response.clone());
    return response;
  } catch (error) {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) return kept;
    if (request.mode === 'navigate') return offlinePage();
    throw error;
  }
}

async function keep(request, response) {
  const cache = await caches.open(CACHE);
  // Put in anew it stands last, so that the first are the longest unopened.
  await cache.delete(request);
  await cache.put(request, response);
  const keys = await cache.keys();
  const pages = keys.filter(({ url }) => !INSTALLED.includes(new URL(url).pathname));
  await Promise.all(pages.slice(0, -KEPT_MOST).map((page) => cache.delete(page)));
}

/** The page that says so, with the days that can be read all the same. */
async function offlinePage() {
  const cache = await caches.open(CACHE);
  const page = await cache.match(OFFLINE_PAGE);
  if (!page) return Response.error();
  const keys = await cache.keys();
  const days = keys.flatMap(({ url }) => /\/day\/(\d{4}-\d{2}-\d{2})$/.exec(url)?.[1] ?? []).sort();
  const list = days.reverse().map((day) => `<li><a href="/day/${day}">${day}</a></li>`);
  const body = (await page.text()).replace('<!--days-->', list.join(''));
  return new Response(body, { headers: page.headers });
}

async function deleteOtherCaches() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}
