// Everything a person did here, kept on the phone until the server has listed it as stored. The page and every tab
// of it share one outbox a name; whoever holds the lock sends. Sending twice is safe, because the server keys on the
// id that was made when the person acted.
import { openDB } from "idb";

const BATCH = 25;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
const BUSY_MS = 100; // while another tab is sending, or this one is just finishing
const STRICT = { durability: "strict" };

export class Outbox extends EventTarget {
  // send(items) → [{id, …}]: the items that the server has stored, each with its result. It throws when nobody
  // answered; `error.final` says that trying again by itself is no use (a key that was refused).
  constructor(name, send) {
    super();
    this.name = `haandslag-${name}`;
    this.send = send;
    this.wait = FIRST_WAIT_MS;
    this.tabs = new BroadcastChannel(this.name);
    this.tabs.addEventListener("message", ({ data: [type, detail] }) => this.dispatchEvent(new CustomEvent(type, { detail })));
    this.opened = openDB(this.name, 1, {
      upgrade(database) {
        database.createObjectStore("items", { keyPath: "number", autoIncrement: true }).createIndex("id", "id", { unique: true });
      },
    });
  }

  // Resolves when the item lies safely on the phone: only then may anybody be told that it is kept.
  async add(item) {
    const transaction = (await this.opened).transaction("items", "readwrite", STRICT);
    const known = await transaction.store.index("id").getKey(item.id);
    if (known === undefined) transaction.store.add(item);
    await transaction.done;
    this.changed();
    return known === undefined;
  }

  // Puts a later version in the place of an item that still waits; it goes out again even if the earlier version is
  // just being stored.
  async replace(item) {
    const transaction = (await this.opened).transaction("items", "readwrite", STRICT);
    const known = await transaction.store.index("id").get(item.id);
    if (known) transaction.store.put({ ...item, number: known.number, revision: revision(known) + 1 });
    await transaction.done;
    return Boolean(known);
  }

  async waiting() {
    return (await this.opened).count("items");
  }

  async items() {
    return (await this.opened).getAll("items");
  }

  // Takes away what was stored, but not a later version of it.
  async remove(stored) {
    const transaction = (await this.opened).transaction("items", "readwrite", STRICT);
    for (const item of stored) {
      const here = await transaction.store.get(item.number);
      if (here && revision(here) === revision(item)) transaction.store.delete(item.number);
    }
    await transaction.done;
    this.changed();
  }

  // Sends until nothing is left; one tab at a time. Resolves to "empty", "busy" (another tab is at it) or the error.
  flush() {
    return navigator.locks.request(`${this.name}-flush`, { ifAvailable: true }, async (lock) => {
      if (!lock) return "busy";
      try {
        while (!this.stopped && (await this.sendSome()));
      } catch (error) {
        this.dispatchEvent(new CustomEvent("refused", { detail: error }));
        return error;
      }
      this.wait = FIRST_WAIT_MS;
      return "empty";
    });
  }

  async sendSome() {
    const batch = await (await this.opened).getAll("items", undefined, BATCH);
    if (!batch.length) return false;
    const results = await this.send(batch.map(({ number, revision, ...item }) => item));
    const stored = new Map(results.map((result) => [result.id, result]));
    const known = batch.filter((item) => stored.has(item.id));
    if (!known.length) throw new Error("the server listed nothing of what was sent");
    await this.remove(known);
    this.tell("stored", known.map((item) => stored.get(item.id)));
    return true;
  }

  // Sends now, when the network comes back, when the page is looked at again, and ever more patiently in between.
  start() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    addEventListener("online", () => this.soon(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.soon(), { signal });
    this.soon();
  }

  stop() {
    this.stopped = true;
    this.listening?.abort();
    this.tabs.close();
    clearTimeout(this.timer);
  }

  soon(milliseconds = 0) {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.timer = setTimeout(async () => {
      const outcome = await this.flush();
      if (outcome === "empty" || outcome?.final) return;
      if (outcome === "busy") return this.soon(BUSY_MS);
      this.soon(this.wait * (0.7 + Math.random() * 0.6));
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    }, milliseconds);
  }

  changed() {
    this.tell("changed");
  }

  // Here and in every other tab.
  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
    if (!this.stopped) this.tabs.postMessage([type, detail]);
  }
}

const revision = (item) => item.revision ?? 0;
