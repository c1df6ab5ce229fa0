// <form data-auto-submit method="get">: a changed choice applies at once, so the button may go.
// What lies in [data-waits] waits for a button of its own.
for (const form of document.querySelectorAll("form[data-auto-submit]")) {
  form.querySelector("[data-auto-submit-button]")?.setAttribute("hidden", "");
  form.addEventListener("change", (event) => {
    if (event.target.closest("[data-waits]")) return;
    if (event.target.matches("select, [type=checkbox], [type=radio], [type=date]")) form.requestSubmit();
  });
}
