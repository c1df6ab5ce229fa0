// What a helper does at the door becomes an item at the moment of acting: its id is made once and every resend
// carries it, so the server recognises a repeat. `at` is by the phone's own clock, `offset_ms` how wrong that is.
export function newItem(kind, data, { clock, sequence }) {
  clock.check();
  const item = { id: crypto.randomUUID(), kind, at: new Date().toISOString(), sequence, ...data };
  if (clock.offset !== null) item.offset_ms = clock.offset;
  return item;
}

// When it happened, in milliseconds of the server's time.
export const happenedAt = ({ at, offset_ms: offset = 0 }) => Date.parse(at) + offset;
