// The line to the server: whether it holds, what it told last, and when it is asked again.
import { Offline, Refused, call } from "../offline/call.js";

const API = "/api/v1/door/";
const REFRESH_MS = 15_000;
const LIST_TIMEOUT_MS = 60_000; // thousands of guests over a weak line

export class Link extends EventTarget {
  constructor(key, clock) {
    super();
    Object.assign(this, { key, clock, online: false });
    this.listening = new AbortController();
    const { signal } = this.listening;
    addEventListener("offline", () => this.heard(false), { signal });
    addEventListener("online", () => this.again(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.again(), { signal });
  }

  // Asks now and then until it is stopped, every phone at moments of its own.
  start(refresh) {
    this.refresh = refresh;
    this.again();
  }

  stop() {
    this.stopped = true;
    this.listening.abort();
    clearTimeout(this.timer);
  }

  again(milliseconds = 0) {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      if (this.stopped || !this.refresh) return;
      if (!document.hidden) await this.refresh();
      if (!this.stopped) this.again(REFRESH_MS * (0.8 + Math.random() * 0.4));
    }, milliseconds);
  }

  session() {
    return this.ask("session");
  }

  list({ version, cursor }) {
    const since = version ? `?${new URLSearchParams({ version, since: cursor })}` : "";
    return this.ask(`list${since}`, undefined, LIST_TIMEOUT_MS);
  }

  scans(items) {
    return this.ask("scans", { sent: new Date().toISOString(), items });
  }

  async ask(path, body, timeout) {
    const sentAt = Date.now();
    try {
      const answer = await call(API + path, { key: this.key, body, timeout });
      this.clock.hear(answer.now, sentAt, Date.now());
      this.heard(true);
      return answer;
    } catch (error) {
      this.heard(error instanceof Refused);
      if (error.status === 401) this.refused(error.body.code ?? "unknown");
      else if (!(error instanceof Offline)) console.warn(error);
      throw error;
    }
  }

  heard(online) {
    const changed = online !== this.online;
    this.online = online;
    if (changed) this.dispatchEvent(new Event("changed"));
  }

  refused(code) {
    if (!this.stopped) this.dispatchEvent(new CustomEvent("refused", { detail: code }));
  }
}
