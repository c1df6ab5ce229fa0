// From what a helper does to what they are told: judged by the phone at once, kept before anybody is told, and put right
// by the server's answer, which may come at once or hours later.
import { fingerprint } from "./codes.js";
import { newItem } from "./items.js";
import { judge } from "./judge.js";
import * as vault from "./vault.js";

const SERVER_MS = 300; // how long a helper waits for the server before the phone speaks for itself
const NO_LIST_MS = 4000; // a phone whose first list is still on its way knows nobody

export class Acts extends EventTarget {
  constructor({ list, queue, link, clock, session }) {
    super();
    Object.assign(this, { list, queue, link, clock, session });
    this.waiting = new Map(); // id → resolves when the server has answered about it
    this.known = new Map(); // by id, oldest first: what this phone did at this event
    this.sequence = 0; // this phone's own count
    this.written = Promise.resolve();
    queue.addEventListener("stored", ({ detail }) => this.settle(detail));
  }

  // After a restart: what was done before, and on top of the list what the server has not told back yet.
  async begin() {
    const queued = new Map((await this.queue.acts()).map((act) => [act.item.id, act]));
    for (const act of await vault.readActs()) {
      // The browser was killed after the server had stored it and before that was written down.
      if (!act.stored && !queued.has(act.item.id)) act.stored = act.merged = true;
      this.known.set(act.item.id, act);
    }
    for (const [id, act] of queued) if (!this.known.has(id)) this.known.set(id, act);
    for (const act of this.known.values()) {
      this.list.acts.set(act.item.id, act);
      this.sequence = Math.max(this.sequence, act.item.sequence);
    }
    this.replay();
  }

  replay() {
    for (const act of this.known.values()) {
      if (act.merged) continue;
      if (!act.stored) act.before = undefined;
      const result = act.stored ? act.result : judge(this.list, act, this.session.event);
      act.result ??= result;
      this.list.apply(act, result);
    }
  }

  // Returns the act with the result that the helper is to be told.
  async act(kind, data) {
    const { event, device } = this.session;
    const item = newItem(kind, data, { clock: this.clock, sequence: ++this.sequence });
    const act = { item, print: await fingerprint(event.id, item.code), door: device.label };
    act.result = judge(this.list, act, event);
    const asksFirst = this.link.online;
    if (!asksFirst) item.told = act.result.result;
    const answered = new Promise((resolve) => this.waiting.set(item.id, resolve));
    await this.queue.add(act);
    this.known.set(item.id, act);
    this.list.apply(act, act.result);
    this.queue.soon();
    if (asksFirst && !(await within(this.list.version ? SERVER_MS : NO_LIST_MS, answered))) await this.speakForItself(act);
    act.told = act.result.result;
    this.waiting.delete(item.id);
    this.changed(act);
    return act;
  }

  // The server is to know what the helper was told without it.
  async speakForItself(act) {
    act.item.told = act.result.result;
    if (await this.queue.replace(act)) return;
    act.item.told = undefined; // the answer came while we made up our mind
  }

  settle(results) {
    for (const result of results) {
      const act = this.known.get(result.id);
      if (!act) continue;
      const corrected = act.told && act.told !== result.result;
      Object.assign(act, { result, stored: true, merged: false });
      if (corrected) act.wasTold = act.told;
      if (act.told) act.told = result.result;
      this.list.apply(act, result);
      this.waiting.get(result.id)?.(true);
      if (corrected) act.corrected = true;
      this.changed(act);
      if (corrected) this.dispatchEvent(new CustomEvent("corrected", { detail: act }));
    }
  }

  // The list that was asked for when these were stored holds them: from now on the list speaks for them.
  storedNow() {
    return [...this.known.values()].filter((act) => act.stored && !act.merged);
  }

  async merged(acts) {
    for (const act of acts) act.merged = true;
    await Promise.all(acts.map((act) => vault.keepAct(act)));
  }

  corrections() {
    return [...this.known.values()].filter((act) => act.corrected);
  }

  read(act) {
    act.corrected = false;
    this.changed(act);
  }

  latest(count) {
    return [...this.known.values()].slice(-count).reverse();
  }

  changed(act) {
    // One after the other, so that the last state stays.
    this.written = this.written.then(() => vault.keepAct(act)).catch(console.warn);
    this.dispatchEvent(new Event("changed"));
  }
}

const within = (milliseconds, promise) =>
  Promise.race([promise, new Promise((resolve) => setTimeout(resolve, milliseconds, false))]);
