// In Wagtail's editor of a letter: the words in curly brackets are buttons that write themselves where the
// caret was last. Without JavaScript they are words to type.
let last = null;

const writable = (field) => field.matches?.("textarea, input[type=text]") && /^(title|body-)/.test(field.name ?? "");

document.addEventListener("focusin", (event) => {
  if (writable(event.target)) last = event.target;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-placeholder]");
  if (!button) return;
  if (!last?.isConnected) last = [...document.querySelectorAll("textarea")].find(writable);
  if (!last) return;
  last.setRangeText(button.dataset.placeholder, last.selectionStart, last.selectionEnd, "end");
  last.dispatchEvent(new Event("input", { bubbles: true }));
  last.dispatchEvent(new Event("change", { bubbles: true }));
  last.focus();
});
