// The sheets that wait on this phone, whichever page they were filled in on, and what the server says to them.
import { call } from "../offline/call.js";
import { Outbox } from "../offline/outbox.js";
import { dropDraft, draftAt, fact, keepDraft, keepFact, keepReceipt, receiptOf } from "./memory.js";

export const API = "/api/v1/ark/";
const news = new BroadcastChannel("haandslag-sheet");

export const outbox = new Outbox("sheet", send);

// Sheets that wait are sent by whatever is open; every page hears of it.
export function onNews(hear) {
  news.addEventListener("message", hear);
  outbox.addEventListener("stored", hear);
  outbox.addEventListener("changed", hear);
}

export async function send(items) {
  const tried = new Set();
  for (const { id } of items) {
    if ((await receiptOf(id))?.state === "sent") tried.add(id);
    else await keepReceipt({ id, state: "sent" });
  }
  const asked = Date.now();
  const { results, now } = await call(API, { body: { sent: new Date(asked).toISOString(), items } });
  await keepFact("offset", Math.round(Date.parse(now) - (asked + Date.now()) / 2));
  for (const result of results) {
    const item = items.find((each) => each.id === result.id);
    if (item) await (result.state === "stored" ? received(item, result, tried) : refused(item, result));
  }
  news.postMessage("changed");
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
  const busy = item.source === "tablet" || ((await draftAt(place))?.id ?? id) !== id;
  await keepDraft({ place: busy ? `${place}#${id}` : place, id, fields, errors });
  await keepReceipt({ id, state: "refused" });
}

export async function queue(item) {
  const offset = await fact("offset");
  const made = { ...item, at: new Date().toISOString(), ...(offset === undefined ? {} : { offset_ms: offset }) };
  const added = await outbox.add(made);
  if (added) await keepReceipt({ id: item.id, state: "kept" });
  outbox.soon(0);
  sendAlsoWhenClosed().catch(() => {});
}

// Not every browser can; the open page sends in any case.
async function sendAlsoWhenClosed() {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register("sheet");
}
