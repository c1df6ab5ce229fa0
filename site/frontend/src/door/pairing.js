// A phone without a key: it gets one by the link, by typing, or through its own camera, and shows what still waits.
import { Camera } from "./camera.js";
import { keyIn } from "./key.js";
import { counted, note, part, say, show, words } from "./page.js";
import { Queue } from "./queue.js";
import { knownEvents } from "./vault.js";

export class Pairing {
  constructor(onKey) {
    this.camera = new Camera("pairing-", (text) => this.take(text, onKey));
    part("pairing-camera").addEventListener("click", () => this.film());
    part("pairing").addEventListener("submit", (event) => this.typed(event, onKey));
    part("save-left").addEventListener("click", () => this.save());
  }

  // `reason` names a word of words.wiped.
  async open(reason) {
    note("pairing-problem", reason ? (words.wiped[reason] ?? words.wiped.unknown) : "");
    part("status").hidden = true;
    show("pairing");
    const left = (await leftQueues()).reduce((sum, { acts }) => sum + acts.length, 0);
    part("left").hidden = !left;
    say("left-text", counted("left", left));
  }

  async film() {
    try {
      await this.camera.start();
    } catch (error) {
      console.warn(error);
      note("pairing-problem", `${words.screen.camera_title}. ${words.screen.camera_text}`);
    }
  }

  typed(event, onKey) {
    event.preventDefault();
    const field = event.target.elements.key;
    this.take(field.value, onKey);
    field.value = "";
  }

  take(text, onKey) {
    const key = keyIn(text);
    if (/^[\w-]{16,64}$/.test(key)) return onKey(key);
    note("pairing-problem", words.wiped.no_key);
  }

  // The last way out for what no server will take: a file that a person can read and keep.
  async save() {
    const content = JSON.stringify(await leftQueues(), null, 2);
    const address = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    Object.assign(document.createElement("a"), { href: address, download: `${words.screen.file}.json` }).click();
    URL.revokeObjectURL(address);
  }
}

async function leftQueues() {
  const queues = await Promise.all((await knownEvents()).map(leftAt));
  return queues.filter(({ acts }) => acts.length);
}

async function leftAt(event) {
  const queue = new Queue(event);
  const acts = (await queue.acts()).map(({ item }) => item);
  queue.stop();
  return { event, acts };
}
