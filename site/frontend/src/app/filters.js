// <form data-auto-submit method="get">: a changed choice applies at once, so the button may go.
for (const form of document.querySelectorAll("form[data-auto-submit]")) {
  form.querySelector("[data-auto-submit-button]")?.setAttribute("hidden", "");
  form.addEventListener("change", (event) => {
    if (event.target.matches("select, [type=checkbox], [type=radio], [type=date]")) form.requestSubmit();
  });
}
