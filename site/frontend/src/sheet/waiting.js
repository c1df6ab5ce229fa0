// How much waits on this phone, and whether there is a network: said in words, all the time.
import { drafts } from "./memory.js";
import { outbox } from "./sender.js";
import { tabletState } from "./tablet_key.js";

export class Waiting {
  constructor(root) {
    this.box = root.querySelector("[data-waiting]");
    this.key = root.querySelector("[data-sheet]").dataset.key;
    addEventListener("online", () => this.show());
    addEventListener("offline", () => this.show());
    this.show();
  }

  async show() {
    const part = (name) => this.box.querySelector(`[data-${name}]`);
    const waiting = await outbox.waiting();
    part("offline").hidden = navigator.onLine;
    count(part("count"), waiting);
    if (part("none")) part("none").hidden = waiting > 0;
    if (part("shut")) part("shut").hidden = !(await tabletState(this.key));
    if (part("wrong")) count(part("wrong"), (await toMend()).length);
    else this.box.hidden = navigator.onLine && !waiting;
  }
}

// On a tablet: sheets that the server refused, of people who have long passed it on.
export async function toMend() {
  return (await drafts()).filter((draft) => draft.place.startsWith(`${location.pathname}${location.search}#`));
}

function count(line, number) {
  line.hidden = !number;
  const { one, many } = line.dataset;
  line.querySelector("span").textContent = number === 1 ? one : many.replace("%(n)s", number);
}
