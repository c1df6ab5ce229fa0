// What a helper does at the door becomes an item at the moment of acting: its id is made once and every resend
// carries it, so the server recognises a repeat. A queue for work without a network takes these same items.
const SEQUENCE = "haandslag-door-sequence";

export function newItem(kind, data) {
  const sequence = Number(localStorage.getItem(SEQUENCE) ?? 0) + 1;
  localStorage.setItem(SEQUENCE, String(sequence));
  return { id: crypto.randomUUID(), kind, at: new Date().toISOString(), sequence, ...data };
}
