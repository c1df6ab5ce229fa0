// The door's four calls. A device key stands for the log-in: no cookie is sent and no redirect followed, and only
// JSON counts as an answer (a guest network's log-in page answers 200 with HTML).
const TIMEOUT_MS = 10_000;
const BATCH = 25;

export class Offline extends Error {}
export class KeyRefused extends Error {}
export class Refused extends Error {}

export class DoorApi {
  constructor(base, key) {
    this.base = base;
    this.key = key;
  }

  session() {
    return this.call("session");
  }

  guests(query) {
    return this.call(`guests?${new URLSearchParams({ q: query })}`);
  }

  scans(items) {
    const body = JSON.stringify({ sent: new Date().toISOString(), items: items.slice(0, BATCH) });
    return this.call("scans", { method: "POST", body });
  }

  async call(path, options = {}) {
    const response = await fetch(this.base + path, {
      ...options,
      headers: { Authorization: `Device ${this.key}`, "Content-Type": "application/json", Accept: "application/json" },
      credentials: "omit",
      redirect: "error",
      cache: "no-store",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch(() => {
      throw new Offline();
    });
    if (response.status === 401) throw new KeyRefused();
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    if (!isJson || response.status >= 500) throw new Offline();
    if (!response.ok) throw new Refused(String(response.status));
    return response.json();
  }
}
