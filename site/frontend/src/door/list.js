// The guest list as this phone knows it: what the server told, and on top what this phone did itself.
import { fold } from "./fold.js";
import { happenedAt } from "./items.js";

export const SHORTEST_SEARCH = 2;
const MOST_FOUND = 20;

export class GuestList {
  constructor() {
    this.clear();
  }

  clear() {
    [this.version, this.cursor] = [null, null];
    this.persons = 0; // who are in, companions included
    this.told = new Map(); // by key: as the server told it
    this.rows = new Map(); // by key: with what this phone did
    this.touched = new Set(); // keys of rows that differ from what was told
    this.codes = new Map(); // fingerprint → key
    this.registrations = new Map(); // registration → key
    this.texts = new Map(); // key → folded name and company
    this.acts = new Map(); // by id: what was done on this phone, each with its guest's key and how they stood before
  }

  // `answer` is the server's: every guest, or those whom the doors have changed since. What this phone had put on
  // top of it is taken off again.
  take({ whole, version, cursor, guests }) {
    if (whole) for (const key of [...this.rows.keys()]) this.drop(key);
    if (whole) this.told.clear();
    for (const row of guests) row.gone ? this.told.delete(row.key) : this.told.set(row.key, row);
    for (const key of new Set([...this.touched, ...guests.map((row) => row.key)])) {
      const row = this.told.get(key);
      row ? this.put(row) : this.drop(key);
    }
    this.touched.clear();
    [this.version, this.cursor] = [version, cursor];
  }

  put(row) {
    this.persons += row.arrived_persons - (this.rows.get(row.key)?.arrived_persons ?? 0);
    this.rows.set(row.key, row);
    this.texts.set(row.key, fold(`${row.name} ${row.company}`));
    if (row.code) this.codes.set(row.code, row.key);
    if (row.registration) this.registrations.set(row.registration, row.key);
  }

  drop(key) {
    const row = this.rows.get(key);
    if (!row) return;
    this.persons -= row.arrived_persons;
    this.codes.delete(row.code);
    this.registrations.delete(row.registration);
    this.texts.delete(key);
    this.rows.delete(key);
  }

  // The guest whom an act is about.
  guestOf({ item, print }) {
    if (item.kind === "walk_in") return this.rows.get(this.acts.get(item.id)?.key ?? `a${item.id}`);
    const key =
      (print && this.codes.get(print)) ||
      (item.registration && this.registrations.get(item.registration)) ||
      (item.invitation && `i${item.invitation}`) ||
      this.acts.get(item.of ?? item.undoes)?.key;
    return this.rows.get(key);
  }


  // What an act made of its guest, by the phone's own judgement or later by the server's.
  apply(act, result) {
    this.acts.set(act.item.id, act);
    const row = this.rowFor(act, result);
    if (!row) return;
    act.key = row.key;
    act.before ??= row;
    if (["admitted", "duplicate", "undone", "noted"].includes(result.result)) this.change(row, act, result);
  }

  change(row, { item, door }, result) {
    const isIn = result.arrived_persons > 0;
    const first = result.first?.at ?? new Date(happenedAt(item)).toISOString();
    const arrivedAt = isIn ? (row.arrived_at ?? first) : null;
    const changed = {
      ...row,
      name: result.person || row.name,
      company: result.company || row.company,
      registration: result.registration ?? row.registration,
      arrived_persons: result.arrived_persons,
      companions: result.companions,
      arrived_at: arrivedAt,
      door: isIn ? (row.door || result.first?.device || door) : "",
    };
    if (item.kind === "note") changed.note = item.text;
    this.touched.add(row.key);
    this.put(changed);
  }

  // A walk-in has no row until it is made here; the server's own row takes its place with the next list.
  rowFor(act, result) {
    const { item } = act;
    const known = this.registrations.get(result.registration) ?? this.guestOf(act)?.key;
    const local = `a${item.id}`;
    if (item.kind === "walk_in" && result.registration && known === local) {
      const row = { ...this.rows.get(local), key: `r${result.registration}`, registration: result.registration };
      this.drop(local);
      this.touched.add(row.key);
      this.put(row);
      return row;
    }
    if (known) return this.rows.get(known);
    if (item.kind !== "walk_in" || result.result !== "admitted") return null;
    const row = emptyRow(result.registration ? `r${result.registration}` : local, item);
    this.touched.add(row.key);
    this.put(row);
    return row;
  }

  search(words) {
    const folded = fold(words);
    if (folded.length < SHORTEST_SEARCH) return [];
    const found = [];
    for (const [key, text] of this.texts) {
      const row = this.rows.get(key);
      if (!row.withdrawn && text.includes(folded)) found.push([` ${text}`.includes(` ${folded}`) ? 0 : 1, row]);
    }
    found.sort(([one, a], [other, b]) => one - other || a.name.localeCompare(b.name, "da"));
    return found.slice(0, MOST_FOUND).map(([, row]) => row);
  }

  dump() {
    return { whole: true, version: this.version, cursor: this.cursor, guests: [...this.told.values()] };
  }
}

const NOTHING = { registration: null, invitation: null, arrived_at: null, arrived_persons: 0, companions: [] };
const UNKNOWN = { code: "", mark: "walk_in", withdrawn: false, door: "", note: "" };
const emptyRow = (key, { name, company, party = 1 }) => ({ key, name, company, party_size: party, ...NOTHING, ...UNKNOWN });
