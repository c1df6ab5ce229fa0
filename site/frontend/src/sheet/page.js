// The leader's own sheet, or their neighbour's: typed, kept, received. Without this script the form sends itself.
import { check } from "./check.js";
import { watchBadge } from "./badge.js";
import { showFreed } from "./freed.js";
import { empty, fill, read, showErrors } from "./form.js";
import { draftAt, dropDraft, forgetOldThings, keepDraft, keepReceipt, receiptOf, sealOldThings } from "./memory.js";
import { onNews, outbox, queue, sealOldSheets } from "./sender.js";
import { keepPages } from "./shell.js";
import { startTablet } from "./tablet.js";
import { Waiting } from "./waiting.js";

export async function start(root) {
  const page = new SheetPage(root);
  outbox.start();
  sealOldSheets().then(() => outbox.soon(), console.warn);
  keepPages(page.form.dataset, [...root.querySelectorAll("a[data-keep], [data-keep-links] a")]).catch(() => {});
  sealOldThings().then(forgetOldThings).catch(console.warn);
  if (page.mode === "tablet") startTablet(page);
  else await page.begin();
}

export class SheetPage {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("[data-sheet]");
    this.mode = this.form.dataset.mode;
    this.place = location.pathname + location.search;
    this.filling = root.querySelector("[data-filling]");
    this.kept = root.querySelector("[data-kept]");
    this.draftNote = root.querySelector("[data-draft]");
    this.waiting = new Waiting(root);
    showFreed(this.form);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.handIn();
    });
    this.kept.querySelector("[data-another]").addEventListener("click", () => this.another());
    if (this.mode === "interview") watchBadge(this.form);
    onNews(() => this.look());
  }

  get id() {
    return this.form.elements.client_id.value;
  }

  set id(value) {
    this.form.elements.client_id.value = value;
  }

  // What was typed before the page was closed comes back; a sheet that is on its way shows its receipt.
  async begin() {
    this.form.addEventListener("input", () => this.keep());
    this.draftNote.querySelector("[data-start-over]").addEventListener("click", () => this.startOver());
    const draft = await draftAt(this.place);
    const gone = draft && (await this.isOnItsWay(draft.id));
    if (draft && !gone) this.restore(draft);
    else if (await this.isOnItsWay(this.id)) this.look();
  }

  restore({ id, fields, errors }) {
    this.id = id;
    fill(this.form, fields);
    this.draftNote.hidden = false;
    if (errors) showErrors(this.form, errors);
  }

  async isOnItsWay(id) {
    return ["kept", "sent", "received"].includes((await receiptOf(id))?.state);
  }

  keep() {
    return keepDraft({ place: this.place, id: this.id, fields: read(this.form) }).catch(console.warn);
  }

  async startOver() {
    await dropDraft(this.place);
    empty(this.form);
    this.draftNote.hidden = true;
    this.form.querySelector("input:not([type=hidden])").focus();
  }

  async handIn() {
    if (this.busy) return;
    const fields = read(this.form);
    const errors = this.wrongIn(fields);
    showErrors(this.form, errors);
    if (Object.keys(errors).length) return;
    this.busy = true;
    try {
      await queue(this.item(fields));
      await dropDraft(this.place);
    } catch {
      this.form.submit(); // a browser that keeps nothing: the plain form
      return;
    }
    this.busy = false;
    await this.look();
  }

  wrongIn(fields) {
    const { texts, interviewer } = this.form.dataset;
    return check(fields, {
      texts: JSON.parse(texts),
      mode: this.mode,
      asksForJobs: Boolean(this.form.querySelector("[name=tasks]")),
      needsPenHolder: !interviewer,
    });
  }

  item(fields) {
    const { key, guest, interviewer, profile, language } = this.form.dataset;
    if (profile) fields = { ...fields, profil: [profile] };
    return { id: this.id, place: this.place, source: this.mode, key, guest, interviewer, language, fields };
  }

  // What became of the sheet in hand; called whenever anything in the outbox has changed.
  async look() {
    this.waiting.show();
    const receipt = await receiptOf(this.id);
    if (receipt?.state === "refused") return this.mend();
    if (!receipt || this.mode === "tablet") return;
    this.show(receipt);
  }

  show(receipt) {
    const received = receipt.state === "received";
    const first = this.kept.hidden;
    this.filling.hidden = true;
    this.kept.hidden = false;
    for (const part of this.kept.querySelectorAll("[data-state]")) part.hidden = (part.dataset.state === "received") !== received;
    this.kept.querySelector("[data-sentence]").textContent = receipt.sentence ?? "";
    const link = this.kept.querySelector("[data-receipt]");
    link.hidden = !receipt.url;
    if (receipt.url) link.href = receipt.url;
    this.kept.querySelector("[data-twice]").hidden = !receipt.repeat;
    if (first) {
      this.kept.focus();
      scrollTo(0, 0);
    }
  }

  async mend() {
    const draft = await draftAt(this.place);
    if (draft?.id !== this.id) return;
    await keepReceipt({ id: this.id, state: "mending" }); // once is enough: they may be typing already
    this.kept.hidden = true;
    this.filling.hidden = false;
    this.restore(draft);
  }

  another() {
    empty(this.form);
    this.id = crypto.randomUUID();
    this.draftNote.hidden = true;
    this.kept.hidden = true;
    this.filling.hidden = false;
    scrollTo(0, 0);
  }
}
