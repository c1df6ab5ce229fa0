// Asks every few seconds with the version that is shown. Hundreds of walls must not ask in step, so each waits
// a little differently; without an answer it waits longer each time, up to half a minute.
const SHORTEST = 3000;
const LONGEST = 30_000;
const PATIENCE = 8000;

// onNews(html) gets a newer piece of page; onReach(since) is told after each try: null when the server answered,
// else when it last did.
export function poll({ address, version, made, onNews, onReach }) {
  let failures = 0;
  let answered = new Date();
  let timer;

  async function ask() {
    clearTimeout(timer);
    timer = setTimeout(ask, LONGEST + PATIENCE); // whatever happens below, it goes on
    try {
      await look();
      failures = 0;
      answered = new Date();
      onReach(null);
    } catch {
      failures += 1;
      onReach(answered);
    }
    clearTimeout(timer);
    timer = setTimeout(ask, wait(failures));
  }

  async function look() {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(`${address}?v=${version}`, { signal, credentials: "same-origin" });
    if (response.status === 204) return;
    if (!response.ok || !response.headers.has("X-Wall-Version")) throw new Error(String(response.status));
    const html = await response.text();
    // Another process may have looked a moment earlier: numbers never go back to that.
    const at = Number(response.headers.get("X-Wall-Made"));
    if (at < made) return;
    made = at;
    version = response.headers.get("X-Wall-Version");
    onNews(html);
  }

  addEventListener("online", ask);
  addEventListener("offline", () => onReach(answered));
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  timer = setTimeout(ask, wait(0));
}

function wait(failures) {
  const longest = Math.min(SHORTEST * 2 ** failures, LONGEST);
  return longest + Math.random() * 0.6 * SHORTEST;
}
