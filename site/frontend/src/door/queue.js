// What is done at the door and not yet stored by the server: an outbox for each event, sealed with a key that
// outlives the pairing, so that nothing is lost when a phone is shut out and paired again.
import { Outbox } from "../offline/outbox.js";
import { seal, unseal } from "../offline/vault.js";

const QUEUE = "queue";

export const outboxName = (event) => `door-${event}`;

export class Queue extends EventTarget {
  // send(items) → the server's answer about them
  constructor(event, send) {
    super();
    this.outbox = new Outbox(outboxName(event), async (boxes) => send(await Promise.all(boxes.map(open))));
    for (const type of ["changed", "stored", "refused"]) {
      this.outbox.addEventListener(type, ({ detail }) => this.dispatchEvent(new CustomEvent(type, { detail })));
    }
  }

  async add(act) {
    return this.outbox.add(await close(act));
  }

  async replace(act) {
    return this.outbox.replace(await close(act));
  }

  async acts() {
    return (await Promise.all((await this.outbox.items()).map(openAct))).filter(Boolean);
  }

  waiting() {
    return this.outbox.waiting();
  }

  start() {
    this.outbox.start();
  }

  stop() {
    this.outbox.stop();
  }

  soon() {
    this.outbox.soon();
  }
}

// The name and the code of a guest are nobody's business while they wait; the id tells nothing.
const close = async ({ item, print, door }) => ({ id: item.id, ...(await seal(QUEUE, { item, print, door })) });
const openAct = (box) => unseal(QUEUE, box);

// What cannot be opened is sent nevertheless: the server stores it as unreadable, and the queue goes on.
const open = async (box) => (await openAct(box))?.item ?? { id: box.id };
