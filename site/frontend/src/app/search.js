// Ctrl+K (⌘K) goes to the page's search field from anywhere. "/" alone does it in a row of the inbox only: a single
// letter that works everywhere is set off by who speaks to the computer (WCAG 2.1.4).
addEventListener("keydown", (event) => {
  const together = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!together && !isSlashInRow(event)) return;
  const field = document.querySelector("[data-search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

function isSlashInRow(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return false;
  return Boolean(event.target.closest("[data-inbox] [data-row]"));
}
