// A tablet that goes from hand to hand: sheet after sheet, and nothing of the one before.
import { empty, fill, read, showErrors } from "./form.js";
import { dropDraft } from "./memory.js";
import { outbox, queue } from "./sender.js";
import { takeTabletKey } from "./tablet_key.js";
import { toMend } from "./waiting.js";

const THANKS_MS = 6000;
const IDLE_MS = 90_000;

export function startTablet(page) {
  const { form } = page;
  for (const input of form.elements) input.autocomplete = "off"; // nor what the browser remembers
  let timer, idle;

  function next() {
    clearTimeout(timer);
    page.another();
    for (const fold of form.querySelectorAll("details")) fold.open = fold.dataset.open === "yes";
    page.mended = undefined;
  }

  function stir() {
    clearTimeout(idle);
    idle = setTimeout(next, IDLE_MS);
  }

  page.handIn = async () => {
    if (page.busy) return;
    const fields = read(form);
    const errors = page.wrongIn(fields);
    showErrors(form, errors);
    if (Object.keys(errors).length) return;
    page.busy = true;
    try {
      await queue(page.item(fields));
      if (page.mended) await dropDraft(page.mended);
    } catch {
      form.submit();
      return;
    }
    page.busy = false;
    empty(form);
    page.filling.hidden = true;
    page.kept.hidden = false;
    page.kept.focus();
    scrollTo(0, 0);
    page.waiting.show();
    timer = setTimeout(next, THANKS_MS);
  };

  async function mend() {
    const [draft] = await toMend();
    if (!draft) return;
    next();
    fill(form, draft.fields);
    page.mended = draft.place;
    showErrors(form, draft.errors ?? {});
    stir();
  }

  for (const fold of form.querySelectorAll("details")) fold.dataset.open = fold.open ? "yes" : "";
  page.kept.querySelector("[data-another]").addEventListener("click", () => clearTimeout(timer));
  page.root.querySelector("[data-wrong] button").addEventListener("click", mend);
  async function pair() {
    if (!(await takeTabletKey(form.dataset.key))) return;
    page.waiting.show();
    outbox.soon(); // what waited for a new key
  }

  pair().catch(console.warn);
  addEventListener("hashchange", () => pair().catch(console.warn));
  for (const kind of ["input", "pointerdown", "keydown"]) addEventListener(kind, stir);
  addEventListener("pageshow", (event) => event.persisted && next());
  next();
}
