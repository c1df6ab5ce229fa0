// Codes as accounts/keys.py makes them: ten signs and a check sign.
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ+";
const LENGTH = 11;
const LOOKALIKES = { O: "Q", 0: "Q", 1: "J", I: "J", L: "J", U: "V" };
const FINGERPRINT = 10; // hex digits of the list's fingerprints of codes

export function checkSign(body) {
  const total = [...body].reduce((sum, sign, place) => sum + (place + 2) * ALPHABET.indexOf(sign), 0);
  return ALPHABET[total % 31];
}

// What was typed or scanned → the code, or "" when there is none in it.
export function normaliseCode(typed) {
  const last = typed.trim().replace(/\/+$/, "").split("/").pop();
  return asCode(last.replace(/[ -]/g, ""));
}

// Also finds the code in what a hand-held scanner types with the wrong keyboard: "httpsÆ--…-i-7KQ3XM9ZPRA-".
export function findCode(typed) {
  const words = typed.toUpperCase().split(/[^0-9A-Z]+/).filter(Boolean);
  const grouped = words.map((word, place) => words.slice(place, place + 3).join(""));
  return [normaliseCode(typed), ...words.toReversed().map(asCode), ...grouped.map(asCode)].find(Boolean) ?? "";
}

function asCode(text) {
  const code = text.toUpperCase().replace(/[O01ILU]/g, (sign) => LOOKALIKES[sign]);
  if (code.length !== LENGTH || [...code].some((sign) => sign === "+" || !ALPHABET.includes(sign))) return "";
  return checkSign(code.slice(0, -1)) === code.at(-1) ? code : "";
}

// What the list knows of a code: enough to recognise it, too little to get it back.
export async function fingerprint(event, code) {
  if (!code) return "";
  const bytes = new TextEncoder().encode(`${event}:${code}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, FINGERPRINT);
}
