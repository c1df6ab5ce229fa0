// A tablet's own key, for each sheet's link one. It comes in the address's fragment, which no server and no log sees,
// and lies under lock on the tablet; what the server last said about it is kept in clear.
import { seal, unseal } from "../offline/vault.js";
import { LOCK, fact, keepFact } from "./memory.js";

const placeOf = (key) => `tablet:${key}`;
const stateOf = (key) => `tablet-state:${key}`;

// Takes the key out of the address; true when there was one.
export async function takeTabletKey(key) {
  const found = location.hash.slice(1);
  if (!/^[\w-]{16,64}$/.test(found)) return false;
  history.replaceState(null, "", location.pathname + location.search);
  await keepFact(placeOf(key), await seal(LOCK, found));
  await keepFact(stateOf(key), "");
  return true;
}

export async function tabletKey(key) {
  const box = await fact(placeOf(key));
  return box ? unseal(LOCK, box) : null;
}

// "" while it is good; else why the server takes nothing by it.
export const tabletState = async (key) => (await fact(stateOf(key))) ?? "";
export const keepTabletState = (key, code) => keepFact(stateOf(key), code);
