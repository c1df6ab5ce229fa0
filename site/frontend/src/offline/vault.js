// What is kept on this phone lies under lock: the key cannot be read out of the browser, and whoever destroys the key
// has destroyed what it sealed, also what a disk still holds.
import { openDB } from "idb";

const NAME = "haandslag-vault";
export const STORES = ["keys", "boxes", "acts", "events"]; // all but the keys are the door's
export const STRICT = { durability: "strict" };

export const opened = openDB(NAME, 1, {
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
