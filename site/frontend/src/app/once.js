// A second press while the first is on its way is the usual cause of doubles; the server refuses them as well.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[hx-post], [target=_blank]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-busy", "true");
});

// Coming back with the browser's back button must not leave the form locked.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    delete form.dataset.confirmed;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});
