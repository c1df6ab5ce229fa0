// A hand-held scanner types what it reads and ends with Enter. It is heard when no field has the focus.
const PAUSE_MS = 120; // people type slower than scanners
const SHORTEST = 6;

export function listenToScanner(onCode) {
  let typed = "";
  let last = 0;
  addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.timeStamp - last > PAUSE_MS) typed = "";
    last = event.timeStamp;
    if (event.key === "Enter" && typed.length >= SHORTEST) {
      event.preventDefault(); // a button that has the focus is not meant
      onCode(typed);
      typed = "";
    } else if (event.key.length === 1) {
      typed += event.key;
      if (event.key === " ") event.preventDefault();
    }
  });
}
