// A service worker for one part of the house: its pages work without a network, and nothing else is touched.
// The server writes `self.offline = {name, version, files, pages, shells}` before this script: files and shells are
// fetched when the worker is installed, pages (beginnings of addresses) are kept as they were last seen.
const { name, version, files, pages, shells } = self.offline;
const FILES = `${name}-files-${version}`;
const PAGES = `${name}-pages`;
const PATIENCE_MS = 4000; // a network that answers nothing is worse than none
const KEPT_MS = 30 * 24 * 3600 * 1000; // a page may hold a guest's name: it goes when the evening is long over

self.addEventListener("install", (event) => {
  event.waitUntil(install());
});

// All or nothing: a version that is half here never takes over. A page in use goes on with the version it began with
// until it says that the moment is right (offline/install.js).
async function install() {
  const cache = await caches.open(FILES);
  await cache.addAll([...files, ...shells].map((address) => new Request(address, { cache: "reload" })));
}

self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy());
});

async function tidy() {
  const old = (await caches.keys()).filter((key) => key.startsWith(`${name}-files-`) && key !== FILES);
  await Promise.all(old.map((key) => caches.delete(key)));
  await forgetOldPages();
  await self.clients.claim();
}

async function forgetOldPages() {
  const cache = await caches.open(PAGES);
  for (const request of await cache.keys()) {
    const seen = Date.parse((await cache.match(request)).headers.get("date"));
    if (Date.now() - seen > KEPT_MS) await cache.delete(request);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (shells.includes(pathname)) event.respondWith(file(pathname));
    else if (pages.some((page) => pathname.startsWith(page))) event.respondWith(page(request));
  } else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});

async function page(request) {
  const cache = await caches.open(PAGES);
  const { pathname, search } = new URL(request.url);
  const address = pathname + search;
  const kept = async () => (await cache.match(address)) ?? (await cache.match(address, { ignoreSearch: true })) ?? caches.match(pages[0]);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok && !response.redirected) await cache.put(address, response.clone());
    return response.status < 500 ? response : ((await kept()) ?? response);
  } catch {
    return (await kept()) ?? Response.error();
  }
}

// What a page of a newer version brings along is kept too, so that it opens again before its worker is here.
async function file(request) {
  const known = await caches.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(FILES)).put(request, response.clone());
  return response;
}
