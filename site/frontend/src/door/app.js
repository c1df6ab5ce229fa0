// The door: what a helper does becomes an item, an item is sent, its result is shown.
import { DoorApi, KeyRefused, Offline } from "./api.js";
import { closeCamera, loadReader, openCamera, watch } from "./camera.js";
import { newItem } from "./items.js";
import { forgetKey, keepKey, readKey, takeKeyFromAddress } from "./key.js";
import { Screen } from "./screen.js";
import { Sender } from "./sender.js";
import { allowSound, signal } from "./signals.js";

const SEARCH_PAUSE_MS = 200;
const REFRESH_MS = 30_000;

export function start(root) {
  new Door(root).begin();
}

class Door {
  constructor(root) {
    this.root = root;
    this.screen = new Screen(root);
    this.words = this.screen.words;
    this.admitted = null;
  }

  begin() {
    takeKeyFromAddress();
    this.listen();
    this.connect();
    setInterval(() => this.refresh(), REFRESH_MS);
  }

  listen() {
    const on = (name, type, act) => this.screen.part(name).addEventListener(type, (event) => act(event));
    on("pairing", "submit", (event) => this.pair(event));
    on("forget", "click", () => this.unpair(""));
    on("camera", "click", () => this.scan());
    on("typed", "submit", (event) => this.typed(event));
    on("search", "input", () => this.searchSoon());
    on("guests", "click", (event) => this.pickGuest(event));
    on("walk-in", "submit", (event) => this.walkIn(event));
    on("undo", "click", () => this.undo());
    on("retry", "click", () => this.again());
    // A pairing link opened while the app already stands open only changes the fragment.
    addEventListener("hashchange", () => {
      takeKeyFromAddress();
      this.connect();
    });
  }

  async connect() {
    const key = readKey();
    if (!key) return this.screen.show("pairing");
    this.api = new DoorApi(this.root.dataset.api, key);
    this.sender = new Sender(this.api, ({ counts }) => this.screen.counts(counts));
    this.screen.show("scanner");
    await this.attempt(async () => this.screen.session(await this.api.session()), this.words.offline_start);
  }

  pair(event) {
    event.preventDefault();
    const field = event.target.elements.key;
    // The whole pairing link pasted in is understood too.
    keepKey(field.value.split("#").pop());
    field.value = "";
    this.screen.pairingProblem("");
    this.connect();
  }

  unpair(reason) {
    forgetKey();
    closeCamera(this.screen.part("video"));
    this.screen.pairingProblem(reason);
    this.screen.show("pairing");
  }

  async refresh() {
    if (document.hidden || !readKey()) return;
    try {
      this.screen.session(await this.api.session());
    } catch (error) {
      if (error instanceof KeyRefused) this.unpair(this.words.key_refused);
      else if (!(error instanceof Offline)) throw error;
    }
  }

  async scan() {
    allowSound();
    const video = this.screen.part("video");
    let stream;
    try {
      [stream] = await Promise.all([openCamera(video), loadReader()]);
    } catch (error) {
      console.error(error);
      closeCamera(video);
      this.again = () => this.scan();
      return this.screen.problem(this.words.camera_title, this.words.camera_text);
    }
    this.screen.camera(true);
    navigator.wakeLock?.request("screen").catch(console.warn); // a phone that sleeps scans nothing
    await watch(video, stream, (code) => this.send(newItem("code", { code })));
    this.screen.camera(false);
  }

  typed(event) {
    event.preventDefault();
    const field = event.target.elements.code;
    const code = field.value.trim();
    field.value = "";
    field.focus();
    if (code) this.send(newItem("code", { code }));
  }

  walkIn(event) {
    event.preventDefault();
    const { name, company } = event.target.elements;
    if (!name.value.trim()) return name.focus();
    const item = newItem("walk_in", { name: name.value.trim(), company: company.value.trim() });
    event.target.reset();
    return this.send(item);
  }

  pickGuest(event) {
    const { registration } = event.target.closest("button")?.dataset ?? {};
    if (!registration) return;
    this.screen.part("search").value = "";
    this.screen.clearGuests();
    this.send(newItem("guest", { registration: Number(registration) }));
  }

  undo() {
    if (this.admitted) this.send(newItem("undo", { undoes: this.admitted }));
  }

  send(item) {
    return this.attempt(() => this.sender.send(item));
  }

  // Runs one exchange with the server and shows its result or, in plain words, why there is none.
  async attempt(exchange, offlineText = this.words.offline_text) {
    this.again = () => this.attempt(exchange, offlineText);
    try {
      const result = await exchange();
      if (!result) return;
      this.admitted = result.result === "admitted" ? result.id : null;
      signal(this.screen.result(result));
    } catch (error) {
      this.fail(error, offlineText);
    }
  }

  fail(error, offlineText) {
    if (error instanceof KeyRefused) return this.unpair(this.words.key_refused);
    if (error instanceof Offline) this.screen.problem(this.words.offline_title, offlineText);
    else this.screen.problem(this.words.refused_title, this.words.refused_text);
    signal("bad");
  }

  searchSoon() {
    clearTimeout(this.searching);
    const query = this.screen.part("search").value.trim();
    if (query.length < 2) return this.screen.clearGuests();
    this.searching = setTimeout(() => this.search(query), SEARCH_PAUSE_MS);
  }

  async search(query) {
    try {
      const { guests } = await this.api.guests(query);
      // A slow answer to an earlier query must not replace the present one.
      if (query === this.screen.part("search").value.trim()) this.screen.guests(guests);
    } catch (error) {
      this.fail(error, this.words.offline_search);
    }
  }
}
