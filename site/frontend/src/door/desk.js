// The helper's view: scan, type, search, walk-in, and the answer to each.
import { Camera } from "./camera.js";
import { findCode } from "./codes.js";
import { showCorrections } from "./corrections.js";
import { Guest, refer } from "./guest.js";
import { showConflicts, showDoors, showHistory } from "./lists.js";
import { fill, isLaptop, note, part, say, words } from "./page.js";
import { numbersTo, Panel } from "./panel.js";
import { Search } from "./search.js";
import { toneOf } from "./sentences.js";
import { allowSound, signal } from "./signals.js";

const LARGEST_PARTY = 20; // more than that at one door is a slip of the finger
const UNDONE = ["admitted", "noted"]; // what can be taken back

export class Desk {
  constructor() {
    this.panel = new Panel("", (numbers) => this.companions(numbers));
    this.guest = new Guest({ act: (kind, data) => this.act(kind, data), ask: (data) => this.keep("answer", data) });
    this.search = new Search({
      onCheckIn: (row) => this.act("guest", refer(row)),
      onShow: (row) => this.look(row),
    });
    this.camera = new Camera("", (code) => this.scanned(code));
    part("camera").addEventListener("click", () => this.film());
    part("typed").addEventListener("submit", (event) => this.typed(event));
    part("walk-in").addEventListener("submit", (event) => this.walkIn(event));
    part("undo").addEventListener("click", () => this.undo());
  }

  open(phone) {
    this.phone = phone;
    part("search-fold").open = isLaptop;
    this.search.open(phone.list);
    this.panel.hide();
    this.guest.show(null, phone);
    phone.acts.addEventListener("corrected", ({ detail }) => this.corrected(detail));
    this.update();
  }

  update() {
    const { session, told, list, acts } = this.phone;
    say("event", session.event.name);
    say("device", session.device.label);
    say("arrived", list.persons);
    say("registered", told.counts?.registered ?? "–");
    const { arrived, capacity } = this.room();
    note("full", capacity && arrived >= capacity ? fill(words.sentences.full, { arrived, capacity }) : "");
    showHistory(acts, (act) => list.rows.has(act.key) && this.look(list.rows.get(act.key)));
    showConflicts(told);
    showDoors(told);
    showCorrections(acts, this.room());
  }

  room() {
    return { arrived: this.phone.list.persons, capacity: this.phone.session.event.capacity };
  }

  async film() {
    allowSound();
    try {
      await this.camera.start();
    } catch (error) {
      console.warn(error);
      this.panel.problem(words.screen.camera_title, words.screen.camera_text);
    }
  }

  // What cannot be a code is sent as it is, so that it is kept with the unmatched ones.
  scanned(text) {
    return this.act("code", { code: findCode(text) || text.trim().slice(0, 200) });
  }

  typed(event) {
    event.preventDefault();
    allowSound();
    const field = event.target.elements.code;
    const text = field.value.trim();
    field.value = "";
    field.focus();
    if (text) this.scanned(text);
  }

  async walkIn(event) {
    event.preventDefault();
    const { name, company, party } = event.target.elements;
    const data = { name: name.value.trim(), company: company.value.trim(), party: personsIn(party.value) };
    if (!data.name) return name.focus();
    event.target.reset();
    part("walk-in-fold").open = false;
    await this.act("walk_in", data);
    if (data.party < 2 || this.shown?.result.result !== "admitted") return;
    const together = [this.shown, ...(await this.companions(numbersTo(data.party - 1)))];
    this.together = together; // they came as one, and are taken back as one
  }

  // Each let in by an act of their own; returns these.
  async companions(numbers) {
    const who = refer(this.row());
    const acts = [];
    for (const number of numbers) {
      await this.act("companion", { number, ...who });
      acts.push(this.shown);
    }
    return acts;
  }

  async undo() {
    const acts = this.together?.includes(this.shown) ? this.together : [this.shown];
    for (const { item } of [...acts].reverse()) await this.act("undo", { undoes: item.id });
  }

  // Does it and tells the helper; nothing is told before it lies safely on the phone.
  async act(kind, data) {
    const act = await this.keep(kind, data);
    if (!act) return;
    this.shown = act;
    signal(this.panel.show(act.result, { note: this.row()?.note, room: this.room() }));
    part("undo").hidden = !UNDONE.includes(act.result.result);
    this.guest.show(this.row(), this.phone);
  }

  async keep(kind, data) {
    try {
      return await this.phone.acts.act(kind, data);
    } catch (error) {
      console.warn(error);
      signal(this.panel.problem(words.screen.not_kept_title, words.screen.not_kept_text));
    }
  }

  // A guest who is looked at again; nothing is done.
  look(row) {
    this.shown = { row };
    const first = row.arrived_at ? { device: row.door, at: row.arrived_at } : null;
    const result = first ? "duplicate" : row.withdrawn ? "withdrawn" : "found";
    const title = result === "found" ? words.acts.guest : undefined;
    this.panel.show({ ...row, person: row.name, result, first }, { note: row.note, title });
    part("undo").hidden = true;
    this.guest.show(row, this.phone);
  }

  row() {
    const { list } = this.phone;
    return list.rows.get(this.shown.row?.key ?? this.shown.key);
  }

  corrected(act) {
    signal(toneOf(act.result));
    if (act === this.shown) this.panel.show(act.result, { room: this.room() });
  }
}

const personsIn = (typed) => Math.min(Math.max(Math.trunc(Number(typed)) || 1, 1), LARGEST_PARTY);
