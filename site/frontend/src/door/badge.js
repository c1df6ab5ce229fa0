// A guest's badge as the server sets it, opened beside the door for the phone's own printing.
import { words } from "./page.js";

const TIMEOUT_MS = 15_000;
const SHOWN_MS = 60_000;

// Returns what went wrong, or nothing.
export async function printBadge(key, registration) {
  try {
    const response = await fetch(`/api/v1/door/badge/${registration}.pdf`, {
      headers: { Authorization: `Device ${key}` },
      credentials: "omit",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok || response.headers.get("Content-Type") !== "application/pdf") return words.screen.badge_failed;
    open(URL.createObjectURL(await response.blob()), registration);
  } catch {
    return words.screen.badge_offline;
  }
}

function open(address, registration) {
  const beside = window.open(address);
  // Where a page may open no window, the file is laid among the downloads.
  if (!beside) Object.assign(document.createElement("a"), { href: address, download: `${registration}.pdf` }).click();
  else beside.addEventListener("load", () => beside.print());
  setTimeout(() => URL.revokeObjectURL(address), SHOWN_MS);
}
