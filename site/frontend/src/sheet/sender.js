// The sheets that wait on this phone, whichever page they were filled in on, and what the server says to them.
import { Refused, call } from "../offline/call.js";
import { Outbox } from "../offline/outbox.js";
import { seal, unseal } from "../offline/vault.js";
import { LOCK, dropDraft, draftAt, fact, keepDraft, keepFact, keepReceipt, receiptOf } from "./memory.js";
import { keepTabletState, tabletKey } from "./tablet_key.js";

export const API = "/api/v1/ark/";
const news = new BroadcastChannel("haandslag-sheet");

export const outbox = new Outbox("sheets", async (boxes) => send(await Promise.all(boxes.map(open))));

// What somebody promised is nobody's business while it waits; the id tells nothing.
const close = async ({ id, ...item }) => ({ id, ...(await seal(LOCK, item)) });
const open = async (box) => ({ id: box.id, ...(await unseal(LOCK, box)) });

// Earlier versions let sheets wait in clear, in an outbox of another name.
export async function sealOldSheets() {
  const old = new Outbox("sheet", async () => []);
  const items = await old.items();
  for (const { number, revision, ...item } of items) await outbox.add(await close(item));
  await old.remove(items);
  old.stop();
}

// Sheets that wait are sent by whatever is open; every page hears of it.
export function onNews(hear) {
  news.addEventListener("message", hear);
  outbox.addEventListener("stored", hear);
  outbox.addEventListener("changed", hear);
  outbox.addEventListener("refused", hear);
}

export async function send(items) {
  const tried = new Set();
  for (const { id } of items) {
    if ((await receiptOf(id))?.state === "sent") tried.add(id);
    else await keepReceipt({ id, state: "sent" });
  }
  const results = [];
  let shut;
  for (const some of byTablet(items)) {
    try {
      results.push(...(await ask(some)));
    } catch (error) {
      if (!(error instanceof Refused && error.status === 401)) throw error;
      shut = error; // a tablet that was shut out: its sheets stay here, and hold up nobody else's
      await keepTabletState(some[0].key, error.body.code);
    }
  }
  for (const result of results) {
    const item = items.find((each) => each.id === result.id);
    if (item) await (result.state === "stored" ? received(item, result, tried) : refused(item, result));
  }
  news.postMessage("changed");
  if (shut && !results.length) throw shut;
  return results;
}

// Each tablet's sheets go with its own key, all others' together without one.
function byTablet(items) {
  const groups = new Map();
  for (const item of items) {
    const tablet = item.source === "tablet" ? item.key : "";
    groups.set(tablet, [...(groups.get(tablet) ?? []), item]);
  }
  return groups.values();
}

async function ask(items) {
  const key = items[0].source === "tablet" ? await tabletKey(items[0].key) : null;
  const asked = Date.now();
  const { results, now } = await call(API, { key, body: { sent: new Date(asked).toISOString(), items } });
  await keepFact("offset", Math.round(Date.parse(now) - (asked + Date.now()) / 2));
  if (key) await keepTabletState(items[0].key, "");
  return results;
}

// A repeat that we sent ourselves, and whose answer was lost, is no news to the leader.
async function received(item, { id, repeat, receipt }, tried) {
  await keepReceipt({ id, state: "received", repeat: repeat && !tried.has(id), ...receipt });
  if ((await draftAt(item.place))?.id === id) await dropDraft(item.place);
}

// It leaves the queue, but not the phone: it stands in the form again, with what is to be mended.
async function refused(item, { id, errors }) {
  const { place, fields } = item;
  if (!place) return keepReceipt({ id, state: "refused" }); // its lock is gone, and with it all there was to mend
  const busy = item.source === "tablet" || ((await draftAt(place))?.id ?? id) !== id;
  await keepDraft({ place: busy ? `${place}#${id}` : place, id, fields, errors });
  await keepReceipt({ id, state: "refused" });
}

export async function queue(item) {
  const offset = await fact("offset");
  const made = { ...item, at: new Date().toISOString(), ...(offset === undefined ? {} : { offset_ms: offset }) };
  const added = await outbox.add(await close(made));
  if (added) await keepReceipt({ id: item.id, state: "kept" });
  outbox.soon(0);
  sendAlsoWhenClosed().catch(() => {});
}

// Not every browser can; the open page sends in any case.
async function sendAlsoWhenClosed() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register("sheet");
}
