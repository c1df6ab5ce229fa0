// What this phone remembers of its sheets: what is being typed, and what became of what was sent. Old things go.
import { openDB } from "idb";

const KEPT_MS = 30 * 24 * 3600 * 1000;

const opened = openDB("haandslag-sheet-memory", 1, {
  upgrade(database) {
    database.createObjectStore("drafts", { keyPath: "place" });
    database.createObjectStore("receipts", { keyPath: "id" });
    database.createObjectStore("facts");
  },
});

async function put(store, value, ...key) {
  const transaction = (await opened).transaction(store, "readwrite", { durability: "strict" });
  transaction.store.put(value, ...key);
  await transaction.done;
}

// A draft: {place, id, fields, errors?}; place is the address of the page.
export const draftAt = async (place) => (await opened).get("drafts", place);
export const drafts = async () => (await opened).getAll("drafts");
export const keepDraft = (draft) => put("drafts", { ...draft, changed: Date.now() });
export const dropDraft = async (place) => (await opened).delete("drafts", place);

// A receipt: {id, state: "kept" | "sent" | "received" | "refused" | "mending", repeat, url, sentence}.
export const receiptOf = async (id) => (await opened).get("receipts", id);
export const keepReceipt = (receipt) => put("receipts", { ...receipt, changed: Date.now() });

export const fact = async (name) => (await opened).get("facts", name);
export const keepFact = (name, value) => put("facts", value, name);

export async function forgetOldThings() {
  const database = await opened;
  for (const store of ["drafts", "receipts"]) {
    for (const row of await database.getAll(store)) {
      if (Date.now() - row.changed > KEPT_MS && row.state !== "kept") await database.delete(store, row.place ?? row.id);
    }
  }
}
