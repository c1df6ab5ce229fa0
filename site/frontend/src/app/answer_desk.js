// The answer desk by keyboard: what was found is read out and ready for 1, 2, 3; a key typed into a field stays there.
const desk = document.querySelector("[data-answer-desk]");

if (desk) {
  desk.querySelector("[data-found]")?.focus();
  addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = desk.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
