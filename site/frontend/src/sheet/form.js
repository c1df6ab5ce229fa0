// The form as {name: [values]}, put back again, and with what is to be mended, in the markup of forms/*.html.
const OURS = ["csrfmiddlewaretoken", "client_id"];

export function read(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (!OURS.includes(name) && typeof value === "string") (fields[name] ??= []).push(value);
  }
  return fields;
}

export function fill(form, fields) {
  if (fields.not_cpr) askNotCpr(form);
  for (const input of form.elements) {
    if (!input.name || OURS.includes(input.name) || input.type === "submit") continue;
    const values = fields[input.name] ?? [];
    if (["checkbox", "radio"].includes(input.type)) input.checked = values.includes(input.value);
    else input.value = values[0] ?? "";
  }
  openFolds(form);
  form.dispatchEvent(new Event("filled"));
}

export function empty(form) {
  form.reset();
  showErrors(form, {});
  form.querySelector("[name=not_cpr]")?.closest(".fields").remove();
}

// Whatever differs from how the server made it must not hide in a fold.
function openFolds(form) {
  for (const fold of form.querySelectorAll("details")) {
    const inputs = [...fold.querySelectorAll("input, textarea")];
    if (inputs.some((input) => input.value !== input.defaultValue || input.checked !== input.defaultChecked)) fold.open = true;
  }
}

function askNotCpr(form) {
  if (form.querySelector("[name=not_cpr]")) return;
  form.querySelector("[data-fields]").append(form.querySelector("[data-not-cpr]").content.cloneNode(true));
}

// errors: {field: [text]}; "__all__" is about no field, "not_cpr" asks its question.
export function showErrors(form, errors) {
  form.querySelector("#form-errors")?.remove();
  for (const field of form.querySelectorAll(".field--bad")) field.classList.remove("field--bad");
  for (const list of form.querySelectorAll(".field > .errorlist")) list.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  if (errors.not_cpr) askNotCpr(form);
  const said = Object.entries(errors).filter(([, texts]) => texts.length);
  if (!said.length) return;
  const summary = form.querySelector("[data-summary]").content.cloneNode(true);
  const { one, many } = form.dataset;
  summary.querySelector("h2").textContent = said.length === 1 ? one : many.replace("%(n)s", said.length);
  for (const [name, texts] of said) summary.querySelector("ul").append(...texts.map((text) => line(form, name, text)));
  form.querySelector("[data-fields]").prepend(summary);
  form.querySelector("#form-errors").focus();
}

function line(form, name, text) {
  const item = document.createElement("li");
  const input = form.querySelector(`[name="${CSS.escape(name)}"]`);
  const field = input?.closest("fieldset.field, .field");
  if (!field) {
    item.textContent = text;
    return item;
  }
  const target = field.id ? field : input;
  mark(field, input, text);
  const label = field.querySelector("legend, label:not(.choice), .choice__text").firstChild.textContent.trim();
  const link = Object.assign(document.createElement("a"), { href: `#${target.id}` });
  link.textContent = `${label}${label.endsWith("?") ? "" : ":"} ${text}`;
  item.append(link);
  return item;
}

function mark(field, input, text) {
  field.classList.add("field--bad");
  input.setAttribute("aria-invalid", "true");
  field.closest("details")?.setAttribute("open", "");
  let list = field.querySelector(":scope > .errorlist");
  if (!list) {
    list = Object.assign(document.createElement("ul"), { className: "errorlist" });
    const above = field.querySelector(":scope > .hint") ?? field.querySelector(":scope > :is(legend, label:not(.choice))");
    if (above) above.after(list);
    else field.prepend(list);
  }
  list.append(Object.assign(document.createElement("li"), { textContent: text }));
}
