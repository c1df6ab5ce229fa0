// The device's key comes in the pairing link's fragment, which is never sent to a server or written in its logs. On
// the phone it lies with the names, under the same lock: localStorage would still be empty after a killed browser.
import * as vault from "./vault.js";

const SLOT = "key";
const tabs = new BroadcastChannel("haandslag-door-key");

// The key in the address, or "".
export function takeKeyFromAddress() {
  const key = decodeURIComponent(location.hash.slice(1)).trim();
  if (key) history.replaceState(null, "", location.pathname + location.search);
  return key;
}

// The whole pairing link is understood too, and what a camera or a clipboard adds around it.
export const keyIn = (text) => decodeURIComponent(text.trim().split("#").pop()).trim();
export const readKey = () => vault.read(SLOT);

// With another key come other names: those of the last one go first.
export async function keepKey(key) {
  if (key === (await readKey())) return;
  await vault.destroyNames();
  await vault.keep(SLOT, key);
  tabs.postMessage("changed");
}

export async function forgetKey() {
  await vault.destroyNames();
  tabs.postMessage("changed");
}

// Another tab has forgotten the key or got a new one.
export function onKeyChange(act) {
  tabs.addEventListener("message", act);
}
