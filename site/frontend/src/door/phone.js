// A phone that is paired: its event, its list, its queue and its line, from the pairing until the names are wiped.
import { Acts } from "./acts.js";
import { Clock } from "./clock.js";
import { forgetKey } from "./key.js";
import { Link } from "./link.js";
import { GuestList } from "./list.js";
import { Queue } from "./queue.js";
import * as vault from "./vault.js";

const TICK_MS = 1000;

export class Phone extends EventTarget {
  constructor(key, kept) {
    super();
    this.key = key;
    this.clock = new Clock(kept?.offset);
    this.list = new GuestList();
    this.link = new Link(key, this.clock);
    this.session = kept?.session;
    this.told = kept?.told ?? {}; // counts, doors and conflicts as the server last told them
    this.link.addEventListener("refused", ({ detail }) => this.wipe(detail));
    this.link.addEventListener("changed", () => this.changed());
  }

  // Works without a network when this key was here before; throws Offline or Refused when it cannot.
  static async open(key) {
    const phone = new Phone(key, await vault.read("session"));
    phone.session ??= await phone.link.session();
    await phone.begin();
    return phone;
  }

  async begin() {
    await vault.rememberEvent(this.session.event.id);
    this.queue = new Queue(this.session.event.id, (items) => this.send(items));
    this.acts = new Acts(this);
    const list = await vault.read("list");
    if (list) this.list.take(list);
    await this.acts.begin();
    this.acts.addEventListener("changed", () => this.changed());
    this.queue.addEventListener("changed", () => this.changed());
    this.queue.start();
    this.link.start(() => this.refresh());
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.tick();
  }

  async send(items) {
    const answer = await this.link.scans(items);
    this.hear(answer);
    return answer.results;
  }

  async refresh() {
    try {
      const stored = this.acts.storedNow();
      const answer = await this.link.list(this.list);
      if (answer.whole || !this.greeted) await this.greet();
      if (this.isWiped) return;
      await this.take(answer, stored);
      this.hear(answer);
      if (await this.queue.waiting()) this.queue.soon();
    } catch {
      this.changed(); // the status line says that nobody answers
    }
  }

  async greet() {
    const session = await this.link.session();
    if (this.isWiped) return; // refused meanwhile by another request: nobody is there to be greeted
    this.greeted = true;
    Object.assign(this.session, session);
    this.hear(session);
    this.dispatchEvent(new Event("greeted"));
  }

  async take(answer, stored) {
    this.list.take(answer);
    if (answer.whole || answer.guests.length) await vault.keep("list", this.list.dump());
    await this.acts.merged(stored);
    this.acts.replay();
  }

  hear({ counts, doors, conflicts, conflicts_total: total }) {
    if (this.isWiped) return;
    Object.assign(this.told, { counts, doors, conflicts, conflicts_total: total ?? conflicts.length });
    const { session, told } = this;
    vault.keep("session", { session, told, offset: this.clock.offset }).catch(console.warn);
    this.changed();
  }

  // Also without a network: when the event is long over, the names go.
  tick() {
    const wasSet = this.clock.check();
    if (wasSet) this.link.again();
    if (this.clock.now() >= Date.parse(this.session.device.expires_at)) this.wipe("expired");
  }

  // What waits to be sent stays, under its own key.
  async wipe(reason) {
    if (this.isWiped) return;
    this.close();
    await forgetKey();
    this.dispatchEvent(new CustomEvent("wiped", { detail: reason }));
  }

  close() {
    this.isWiped = true;
    clearInterval(this.ticking);
    this.link.stop();
    this.queue?.stop();
    this.list.clear();
  }

  changed() {
    if (!this.isWiped) this.dispatchEvent(new Event("changed"));
  }
}
