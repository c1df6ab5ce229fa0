const SHOWN_MS = 4000;

export function toast(text) {
  const toasts = document.querySelector(".toasts");
  if (!toasts || !text) return;
  const note = Object.assign(document.createElement("p"), { className: "toast", textContent: text });
  toasts.append(note);
  setTimeout(() => note.remove(), SHOWN_MS);
}
