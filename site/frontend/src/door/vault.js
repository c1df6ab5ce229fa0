// Names on this phone lie here under lock: the key cannot be read out of the browser, and whoever destroys the key
// has destroyed the names, also those that a disk still holds.
import { openDB } from "idb";

const NAME = "haandslag-vault";
const STORES = ["keys", "boxes", "acts", "events"];
const STRICT = { durability: "strict" };
const LIST = "list"; // the key that dies with the pairing; what waits to be sent has one of its own

let wiped = 0;
const opened = openDB(NAME, 1, {
  upgrade: (database) => STORES.forEach((store) => database.createObjectStore(store)),
});

async function keyOf(name) {
  const database = await opened;
  const known = await database.get("keys", name);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const transaction = database.transaction("keys", "readwrite", STRICT);
  // Two tabs may make one at the same time: the first one stays.
  const first = await transaction.store.get(name);
  if (!first) transaction.store.put(made, name);
  await transaction.done;
  return first ?? made;
}

export async function seal(name, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(name), bytes) };
}

// null when the key is another one by now.
export async function unseal(name, box) {
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv }, await keyOf(name), box.data);
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    console.warn(error);
    return null;
  }
}

export const keep = (slot, value) => put("boxes", value, slot);
// The queue holds what must not be lost; this is what the phone remembers of it.
export const keepAct = (act) => put("acts", act, act.item.id, {});

async function put(store, value, slot, durability = STRICT) {
  const asked = wiped;
  const box = await seal(LIST, value);
  const database = await opened;
  if (asked !== wiped) return; // nothing is written after the names were destroyed
  const transaction = database.transaction(store, "readwrite", durability);
  transaction.store.put(box, slot);
  await transaction.done;
}

export async function read(slot) {
  const box = await (await opened).get("boxes", slot);
  return box ? unseal(LIST, box) : null;
}

export async function readActs() {
  const boxes = await (await opened).getAll("acts");
  const acts = await Promise.all(boxes.map((box) => unseal(LIST, box)));
  return acts.filter(Boolean).sort((one, other) => one.item.sequence - other.item.sequence);
}

export async function destroyNames() {
  wiped += 1;
  const transaction = (await opened).transaction(STORES, "readwrite", STRICT);
  transaction.objectStore("keys").delete(LIST);
  transaction.objectStore("boxes").clear();
  transaction.objectStore("acts").clear();
  await transaction.done;
}

// Events that this phone has stood at, so that what waits for one of them is found again.
export async function rememberEvent(id) {
  await (await opened).put("events", id, id);
}

export async function knownEvents() {
  return (await opened).getAll("events");
}
