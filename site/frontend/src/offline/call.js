// One call of our own API. No cookie is sent and no redirect followed, and only JSON counts as an answer: a guest
// network's log-in page answers 200 with HTML.
const TIMEOUT_MS = 10_000;

export class Offline extends Error {}

// What the server said about the call itself; `final` means that the same call will not do better later.
export class Refused extends Error {
  constructor(status, body) {
    super(String(status));
    this.status = status;
    this.body = body;
    this.final = status === 401 || status === 410;
  }
}

export async function call(address, { key, body, timeout = TIMEOUT_MS } = {}) {
  const headers = { Accept: "application/json" };
  if (key) headers.Authorization = `Device ${key}`;
  if (body) headers["Content-Type"] = "application/json";
  const response = await fetch(address, {
    method: body ? "POST" : "GET",
    body: body && JSON.stringify(body),
    headers,
    credentials: "omit",
    redirect: "error",
    cache: "no-store",
    signal: AbortSignal.timeout(timeout),
  }).catch(() => {
    throw new Offline();
  });
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!isJson || response.status >= 500) throw new Offline();
  const answer = await response.json().catch(() => {
    throw new Offline(); // the connection was cut in the middle of the answer
  });
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}
