// The door app: a phone is paired, then it is a helper's desk or a kiosk, until its names are wiped.
import { install } from "../offline/install.js";
import { closeCamera, isFilming } from "./camera.js";
import { Desk } from "./desk.js";
import { forgetKey, keepKey, onKeyChange, readKey, takeKeyFromAddress } from "./key.js";
import { Kiosk } from "./kiosk.js";
import { counted, empty, isShown, part, say, show } from "./page.js";
import { Pairing } from "./pairing.js";
import { Phone } from "./phone.js";
import { muteButton } from "./signals.js";
import { showStatus } from "./status.js";
import { listenToScanner } from "./wedge.js";

const QUIET_MS = 30_000;
const AGAIN_MS = 5000;

export function start(root) {
  new App().begin();
  navigator.storage?.persist?.().catch(console.warn);
  install(root.dataset.worker, root.dataset.scope, isQuiet);
}

class App {
  begin() {
    this.pairing = new Pairing((key) => this.pair(key));
    this.desk = new Desk();
    this.kiosk = new Kiosk(() => this.phone.wipe());
    muteButton();
    listenToScanner((text) => this.phone && this.view.scanned(text));
    part("forget").addEventListener("click", () => this.askToForget());
    // A pairing link opened while the app already stands open only changes the fragment.
    addEventListener("hashchange", () => this.pair(takeKeyFromAddress()));
    addEventListener("online", () => this.again && this.connect());
    onKeyChange(() => this.connect());
    this.pair(takeKeyFromAddress());
  }

  async pair(key) {
    if (key) await keepKey(key);
    return this.connect();
  }

  async connect() {
    clearTimeout(this.again);
    this.again = null;
    const key = await readKey();
    if (key && this.phone?.key === key) return;
    if (this.phone) this.leave();
    if (!key) return this.pairing.open();
    try {
      this.opened(await Phone.open(key));
    } catch (error) {
      this.notOpened(error);
    }
  }

  opened(phone) {
    this.phone = phone;
    this.choose();
    phone.addEventListener("wiped", ({ detail }) => this.wiped(detail));
    phone.addEventListener("changed", () => this.update());
    phone.addEventListener("greeted", () => this.choose());
    this.update();
  }

  choose() {
    const isKiosk = this.phone.session.device.mode === "kiosk";
    const view = isKiosk ? this.kiosk : this.desk;
    if (view === this.view && isShown(isKiosk ? "kiosk" : "desk")) return;
    this.view = view;
    show(isKiosk ? "kiosk" : "desk");
    view.open(this.phone);
  }

  // A key that nobody could judge yet is tried again; one that was refused is forgotten.
  async notOpened(error) {
    if (error.status === 401) {
      await forgetKey();
      return this.pairing.open(error.body.code ?? "unknown");
    }
    console.warn(error);
    this.again = setTimeout(() => this.connect(), AGAIN_MS);
    return this.pairing.open("offline");
  }

  // Many things change at once: the screen follows once a frame.
  update() {
    this.updating ??= setTimeout(() => {
      this.updating = null;
      if (!this.phone) return;
      this.view.update();
      showStatus(this.phone);
    }, 16);
  }

  wiped(reason) {
    this.leave();
    this.pairing.open(reason);
  }

  leave() {
    this.phone.close();
    this.phone = null;
    closeCamera();
    empty();
  }

  async askToForget() {
    const left = await this.phone.queue.waiting();
    say("forget-left", left ? counted("left", left) : "");
    const dialog = part("ask-forget");
    dialog.returnValue = "";
    dialog.onclose = () => dialog.returnValue === "yes" && this.phone?.wipe();
    dialog.showModal();
  }
}

// Nobody is in the middle of something: no camera, nothing half typed, nothing done lately.
let touched = 0;
for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => (touched = performance.now()), { capture: true });

function isQuiet() {
  const isTyping = [...document.querySelectorAll("#door input")].some((field) => field.value);
  return !isFilming() && !isTyping && !part("ask-forget").open && !(performance.now() - touched < QUIET_MS && touched);
}
