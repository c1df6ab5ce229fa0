// Dialogs of our own: <button data-opens="dialog-id"> opens <dialog id="dialog-id">, [data-closes] inside closes it.
// Without JavaScript the button's own form or link does the work.
addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    event.preventDefault();
    document.getElementById(opener.dataset.opens).showModal();
  }
  const closer = event.target.closest("[data-closes]");
  if (closer) {
    event.preventDefault();
    closer.closest("dialog").close();
  }
});

// A form with data-confirm="Er du sikker?" asks through the page's one confirm dialog (templates/base.html).
addEventListener("submit", (event) => {
  const form = event.target;
  const dialog = document.getElementById("confirm");
  if (!form.dataset.confirm || form.dataset.confirmed || !dialog) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const submitter = event.submitter;
  dialog.querySelector("[data-confirm-text]").textContent = form.dataset.confirm;
  dialog.returnValue = "";
  dialog.onclose = () => {
    if (dialog.returnValue !== "yes") return;
    form.dataset.confirmed = "yes";
    form.requestSubmit(submitter);
  };
  dialog.showModal();
}, true);
