// <button data-copy="text" data-copied="Kopieret"> or data-copy-from="#id"
import { toast } from "./toast.js";

addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-copy-from]");
  if (!button) return;
  const source = button.dataset.copyFrom && document.querySelector(button.dataset.copyFrom);
  await navigator.clipboard.writeText(button.dataset.copy ?? source.value ?? source.textContent.trim());
  toast(button.dataset.copied);
});
