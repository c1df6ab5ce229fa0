// Names at the door lie under lock (offline/vault.js), and are gone with their key when the pairing ends.
import { STORES, STRICT, opened, seal, unseal } from "../offline/vault.js";

const LIST = "list"; // the key that dies with the pairing; what waits to be sent has one of its own

let wiped = 0;

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
