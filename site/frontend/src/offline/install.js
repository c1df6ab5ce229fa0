// Installs a page's service worker. A newer version takes over, and the page is loaded again, only when nobody is in
// the middle of something: `isQuiet()` says so.
const LOOK_MS = 10_000;
// A worker that is asked for something while it hands over is started anew, and stays until it has been idle for long.
const CALM_MS = 2000;

export async function install(address, scope, isQuiet) {
  if (!navigator.serviceWorker) return;
  const hadWorker = Boolean(navigator.serviceWorker.controller);
  try {
    const registration = await navigator.serviceWorker.register(address, { scope, updateViaCache: "none" });
    const takeOver = () => registration.waiting && isQuiet() && registration.waiting.postMessage("take over");
    setTimeout(takeOver, CALM_MS);
    setInterval(takeOver, LOOK_MS);
    document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
  } catch (error) {
    console.warn(error); // the page works on; only the start without a network does not
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => hadWorker && location.reload());
}
