// Guests scan themselves: it greets whoever comes and forgets them at once; nobody can search, and nobody's name is
// shown but the guest's own.
import { Camera } from "./camera.js";
import { findCode } from "./codes.js";
import { refer } from "./guest.js";
import { fill, part, say, words } from "./page.js";
import { Panel } from "./panel.js";
import { allowSound, signal } from "./signals.js";

const SHOWN_MS = 6000;
const GREETED = ["admitted", "duplicate"];

export class Kiosk {
  constructor(onForget) {
    this.panel = new Panel("kiosk-", (numbers) => this.companions(numbers));
    this.camera = new Camera("kiosk-", (code) => this.scanned(code), "user");
    part("kiosk-camera").addEventListener("click", () => this.film());
    part("kiosk-typed").addEventListener("submit", (event) => this.typed(event));
    part("kiosk-forget").addEventListener("submit", (event) => this.forget(event, onForget));
  }

  open(phone) {
    this.phone = phone;
    this.reset();
    this.update();
  }

  update() {
    say("kiosk-event", this.phone.session.event.name);
  }

  async film() {
    allowSound();
    document.documentElement.requestFullscreen?.().catch(console.warn);
    try {
      await this.camera.start();
    } catch (error) {
      console.warn(error);
      this.panel.problem(words.screen.camera_title, words.screen.ask_host);
    }
  }

  scanned(text) {
    return this.act("code", { code: findCode(text) || text.trim().slice(0, 200) });
  }

  typed(event) {
    event.preventDefault();
    const field = event.target.elements.code;
    const text = field.value.trim();
    field.value = "";
    if (text) this.scanned(text);
  }

  async companions(numbers) {
    const who = refer(this.phone.list.guestOf(this.shown));
    for (const number of numbers) await this.act("companion", { number, ...who });
  }

  async act(kind, data) {
    try {
      this.shown = await this.phone.acts.act(kind, data);
      signal(this.greet(this.shown.result));
    } catch (error) {
      console.warn(error);
      signal(this.panel.problem(words.screen.ask_host, words.screen.not_kept_text));
    }
    clearTimeout(this.resetting);
    this.resetting = setTimeout(() => this.reset(), SHOWN_MS);
  }

  greet(result) {
    const name = result.person;
    if (!GREETED.includes(result.result)) return this.panel.problem(words.screen.ask_host, words.results[result.result]);
    const greeting = { ...result, result: "admitted", mark: "", company: "", person: "" };
    return this.panel.show(greeting, { title: fill(words.screen.greeting, { name }) });
  }

  reset() {
    this.panel.hide();
    this.shown = null;
  }

  forget(event, onForget) {
    event.preventDefault();
    const field = event.target.elements.door;
    if (field.value.trim().toLowerCase() === this.phone.session.device.label.toLowerCase()) onForget();
    field.value = "";
  }
}
