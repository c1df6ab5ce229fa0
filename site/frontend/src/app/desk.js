// The inbox by keyboard, on top of links and forms that work without it. The row in hand is the one that holds the
// focus, so that a screen reader and the eye agree on it.
const rows = [...document.querySelectorAll("[data-inbox] [data-row]")];
const keys = document.getElementById("keys");
const current = () => rows.find((row) => row.contains(document.activeElement));

function go(step) {
  const place = rows.indexOf(current());
  const next = rows[Math.min(rows.length - 1, Math.max(0, place + step))];
  next?.querySelector("[data-key-open]").focus();
  next?.scrollIntoView({ block: "nearest" });
}

function press(kind) {
  current()?.querySelector(`[data-key-press="${kind}"]`)?.click();
}

// An unowned sheet is taken; where sheets can be given away the row is ticked.
function assign() {
  const row = current();
  const tick = row?.querySelector("[data-key-tick]");
  if (tick) tick.click();
  else row?.querySelector("[data-key-take]")?.click();
}

const actions = {
  j: () => go(1),
  k: () => go(-1),
  o: () => current()?.querySelector("[data-key-open]").click(),
  c: () => press("call"),
  n: () => press("no_answer"),
  m: () => press("mail"),
  v: () => press("visit"),
  a: assign,
  u: () => document.querySelector("[data-undo]")?.click(),
  "?": () => keys.showModal(),
};

// A single letter does something only in a row of the list, so that who speaks to the computer or misses a key
// elsewhere sets nothing off.
if (document.querySelector("[data-inbox]")) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && !"jk".includes(event.key)) return;
    if (document.querySelector("dialog[open]")) return;
    if (!current() && !event.target.closest(".inbox__end")) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  for (const button of document.querySelectorAll("[data-needs-script]")) button.hidden = false;
}

// The row after the one that was logged has the focus, in browsers too that only scroll to an anchor. When
// somebody else took it off the list meanwhile, the first one has.
if (rows.length && location.hash.startsWith("#ark-")) {
  const target = document.getElementById(location.hash.slice(1)) ?? rows[0].querySelector("[data-key-open]");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center", behavior: "instant" });
}

// How many are ticked, in the sentence that the page brought along.
const bulk = document.querySelector("[data-bulk]");
const said = bulk?.querySelector("[data-bulk-count]");
const nothing = said?.textContent;
function count() {
  const ticked = [...bulk.elements].filter((box) => box.name === "sheet" && box.checked).length;
  said.textContent = ticked ? bulk.dataset.chosen.replace("0", ticked) : nothing;
}
if (bulk) {
  addEventListener("change", (event) => event.target.name === "sheet" && count());
  count();
}
