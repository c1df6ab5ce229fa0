// What can be done for the guest in the panel beside letting them in: a corrected name, a stand-in, a note, their badge,
// and the questions that the host wants answered.
import { printBadge } from "./badge.js";
import { note, part, say, smallButton, words } from "./page.js";

const FORMS = { correction: "correction", "stand-in": "stand_in", "note-form": "note" };

// Whom an act is about, in the server's words: a guest who came without a network has only the act that brought them.
export function refer({ registration, invitation, key }) {
  if (registration) return { registration };
  return invitation ? { invitation } : { of: key.slice(1) };
}

export class Guest {
  // act(kind, data) does something for the guest and shows the answer; ask(data) only keeps an answer to a question.
  constructor({ act, ask }) {
    Object.assign(this, { act, ask });
    part("more").addEventListener("click", () => this.unfold(part("more-panel").hidden));
    part("badge").addEventListener("click", () => this.badge());
    for (const [name, kind] of Object.entries(FORMS)) {
      part(name).addEventListener("submit", (event) => this.send(event, kind));
    }
  }

  show(row, phone) {
    Object.assign(this, { row, phone });
    this.unfold(false);
    part("more").hidden = !row;
    part("questions").replaceChildren(...(row?.arrived_at ? phone.session.questions : []).map((question) => this.question(question)));
    say("badge-problem", "");
    if (!row) return;
    part("correction").elements.name.value = row.name;
    part("correction").elements.company.value = row.company;
    part("stand-in").elements.company.value = row.company;
    part("note-form").elements.text.value = row.note;
  }

  unfold(open) {
    part("more-panel").hidden = !open;
    for (const form of part("more-panel").querySelectorAll("details")) form.open = false;
    part("more").setAttribute("aria-expanded", String(open));
  }

  async send(event, kind) {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    event.target.reset();
    await this.act(kind, { ...fields, ...refer(this.row) });
  }

  question({ id, text, choices }) {
    const group = Object.assign(document.createElement("div"), { role: "group", className: "door-question" });
    group.setAttribute("aria-label", text);
    const label = Object.assign(document.createElement("p"), { textContent: text });
    const buttons = choices.map((choice) => smallButton(choice, ({ target }) => this.answer(id, choice, target, group)));
    group.append(label, ...buttons);
    return group;
  }

  async answer(question, text, button, group) {
    await this.ask({ question, text, ...refer(this.row) });
    for (const other of group.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
  }

  async badge() {
    const { registration } = this.row;
    const problem = !this.phone.link.online || !registration ? words.screen.badge_offline : await printBadge(this.phone.key, registration);
    note("badge-problem", problem ?? "");
  }
}
