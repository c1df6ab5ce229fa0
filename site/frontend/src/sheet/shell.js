// Once opened, the page opens without a network too: this one as it was, and the pages it leads to.
import { install } from "../offline/install.js";

const QUIET_MS = 120_000; // longer than a tablet shows what somebody left half filled in

let touched = 0;
for (const kind of ["input", "pointerdown", "keydown"]) addEventListener(kind, () => (touched = performance.now()), { capture: true });
const isQuiet = () => !touched || performance.now() - touched > QUIET_MS;

export async function keepPages({ worker, language }, links) {
  if (!("serviceWorker" in navigator)) return;
  const scope = new URL(".", new URL(worker, location.href)).pathname;
  await install(worker, scope, isQuiet);
  const { active } = await navigator.serviceWorker.ready;
  const cache = await caches.open(language === "da" ? "sheet-pages" : `sheet-${language}-pages`);
  for (const address of [location.href, ...links]) {
    const { pathname, search } = new URL(address, location.href);
    const response = await fetch(pathname + search);
    if (response.ok && !response.redirected) await cache.put(pathname + search, response);
  }
  navigator.storage?.persist?.();
  return active;
}
