// The door's page: its named parts and its words (events/door/phone_words.py). It decides nothing.
export const part = (name) => document.querySelector(`[data-part="${name}"]`);
export const words = JSON.parse(document.querySelector("#door-words").textContent);

// A computer on the table is not called a telephone, and whoever sits at it types names.
export const isLaptop = matchMedia("(min-width: 60rem) and (hover: hover)").matches;
if (isLaptop) speakOfComputer();

function speakOfComputer() {
  const { page, ...others } = words.laptop;
  for (const [group, texts] of Object.entries(others)) Object.assign(words[group], texts);
  for (const place of document.querySelectorAll("[data-laptop]")) place.textContent = page[place.dataset.laptop];
}

export function say(name, text) {
  part(name).textContent = text;
}

// A paragraph that is there only when it has something to say.
export function note(name, text) {
  part(name).hidden = !text;
  say(name, text);
}

export function show(view) {
  for (const section of document.querySelectorAll("[data-view]")) section.hidden = section.dataset.view !== view;
}

export const isShown = (view) => !document.querySelector(`[data-view="${view}"]`).hidden;

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

export const counted = (name, n) => fill(words.counted[name][n === 1 ? 0 : 1], { n });

// The event's time, whatever the phone believes.
export function clockTime(moment) {
  const style = { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Copenhagen" };
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(moment));
}

// One row of any of the door's lists; `button` is {label, act} or nothing.
export function row({ title, text = "", small = "", button }) {
  const made = document.querySelector("#door-row").content.cloneNode(true).firstElementChild;
  const slots = { title, text, small };
  for (const [slot, value] of Object.entries(slots)) made.querySelector(`[data-slot="${slot}"]`).textContent = value;
  if (button) {
    const element = made.querySelector("button");
    Object.assign(element, { textContent: button.label, hidden: false, onclick: button.act });
    element.setAttribute("aria-label", `${button.label}: ${title}`);
  }
  return made;
}

export const rows = (name, items) => part(name).replaceChildren(...items.map(row));

export function smallButton(label, act) {
  return Object.assign(document.createElement("button"), { type: "button", className: "btn btn--small", textContent: label, onclick: act });
}

// Nothing of anybody stays in the page: texts, lists and what was typed.
const KEPT = "[data-part='full'], [data-part='guests-hint'], [data-part='mute-text']";

export function empty() {
  for (const view of document.querySelectorAll("[data-view='desk'], [data-view='kiosk']")) {
    for (const form of view.querySelectorAll("form")) form.reset();
    for (const named of view.querySelectorAll("[data-part]")) {
      const holdsParts = named.querySelector("[data-part], form, svg") || named.matches(`button, video, input, form, ${KEPT}`);
      if (!holdsParts) named.replaceChildren();
    }
  }
}
