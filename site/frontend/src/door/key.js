// The device's key comes in the pairing link's fragment, which is never sent to a server or written in its logs.
const NAME = "haandslag-door-key";

export function takeKeyFromAddress() {
  const key = decodeURIComponent(location.hash.slice(1)).trim();
  if (!key) return;
  history.replaceState(null, "", location.pathname + location.search);
  localStorage.setItem(NAME, key);
}

export const readKey = () => localStorage.getItem(NAME);
export const keepKey = (key) => localStorage.setItem(NAME, key.trim());
export const forgetKey = () => localStorage.removeItem(NAME);
