// What this phone remembers of its sheets: what is being typed, and what became of what was sent. Old things go.
// All that somebody typed, and the link to a receipt, lie under lock; what a page asks for at once does not.
import { openDB } from "idb";
import { seal, unseal } from "../offline/vault.js";

const KEPT_MS = 30 * 24 * 3600 * 1000;
export const LOCK = "sheet";

const opened = openDB("haandslag-sheet-memory", 1, {
  upgrade(database) {
    database.createObjectStore("drafts", { keyPath: "place" });
    database.createObjectStore("receipts", { keyPath: "id" });
    database.createObjectStore("facts");
  },
});

// One after the other: a draft that is dropped is not written once more by what was typed before.
let written = Promise.resolve();
function inTurn(work) {
  const done = written.then(work);
  written = done.catch(() => {});
  return done;
}

async function put(store, value, ...key) {
  const transaction = (await opened).transaction(store, "readwrite", { durability: "strict" });
  transaction.store.put(value, ...key);
  await transaction.done;
}

// A draft: {place, id, fields, errors?}; place is the address of the page.
export const draftAt = async (place) => draftIn(await inTurn(async () => (await opened).get("drafts", place)));
export const keepDraft = (draft) => inTurn(async () => put("drafts", await boxed(draft, Date.now())));
export const dropDraft = (place) => inTurn(async () => (await opened).delete("drafts", place));
export async function drafts() {
  const rows = await inTurn(async () => (await opened).getAll("drafts"));
  return (await Promise.all(rows.map(draftIn))).filter(Boolean);
}

const boxed = async ({ place, id, fields, errors }, changed) => ({ place, id, changed, box: await seal(LOCK, { fields, errors }) });

async function draftIn(row) {
  if (!row?.box) return row;
  const inside = await unseal(LOCK, row.box);
  return inside ? { ...row, ...inside } : undefined;
}

// A receipt: {id, state: "kept" | "sent" | "received" | "refused" | "mending", repeat, url, sentence}.
export async function receiptOf(id) {
  const row = await (await opened).get("receipts", id);
  return row?.box ? { ...row, ...(await unseal(LOCK, row.box)) } : row;
}

export async function keepReceipt({ id, state, ...told }) {
  const box = Object.keys(told).length ? { box: await seal(LOCK, told) } : {};
  await put("receipts", { id, state, changed: Date.now(), ...box });
}

export const fact = async (name) => (await opened).get("facts", name);
export const keepFact = (name, value) => put("facts", value, name);

// Earlier versions kept drafts and receipts in clear.
export async function sealOldThings() {
  const database = await opened;
  await inTurn(async () => {
    for (const row of await database.getAll("drafts")) if (!row.box) await put("drafts", await boxed(row, row.changed));
  });
  for (const { changed, ...row } of await database.getAll("receipts")) if (!row.box && row.url) await keepReceipt(row);
}

export async function forgetOldThings() {
  const database = await opened;
  for (const store of ["drafts", "receipts"]) {
    for (const row of await database.getAll(store)) {
      if (Date.now() - row.changed > KEPT_MS && row.state !== "kept") await database.delete(store, row.place ?? row.id);
    }
  }
}
