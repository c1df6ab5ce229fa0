// The line that is always there: online or not, how many guests lie on this phone, how much waits to be sent. Guests who
// scan themselves read only whether the phone is online and what waits.
import { counted, part, say, words } from "./page.js";

export async function showStatus(phone) {
  const { link, list, queue, told, acts, session } = phone;
  const waiting = await queue.waiting();
  const isForGuests = session.device.mode === "kiosk";
  const conflicts = isForGuests ? 0 : (told.conflicts_total ?? 0);
  const corrections = isForGuests ? 0 : acts.corrections().length;
  const parts = [link.online ? words.screen.online : words.screen.offline];
  if (!isForGuests) parts.push(counted("guests", list.rows.size));
  if (waiting || !link.online) parts.push(counted("waiting", waiting));
  if (conflicts) parts.push(counted("conflicts", conflicts));
  if (corrections) parts.push(counted("corrections", corrections));
  const line = part("status");
  line.hidden = false;
  line.dataset.state = link.online ? "online" : "offline";
  line.dataset.waiting = waiting;
  line.dataset.guests = list.rows.size;
  const text = parts.join(" · ");
  if (part("status-text").textContent !== text) say("status-text", text);
}
