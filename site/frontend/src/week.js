// Times for a visit, tapped in a week. The fields of the form stay the only place that keeps them; without JavaScript
// they are typed there. Clocks are compared as they are written, so the zone of the browser moves nothing.
const MINUTE = 60_000;
const LANGUAGE = document.documentElement.lang || "da";
const words = (options) => {
  const format = new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone: "UTC" });
  return (minute) => format.format(minute * MINUTE);
};
const anyDay = words({ weekday: "long", day: "numeric", month: "long" });
const weekday = words({ weekday: "short" });
const dayOfMonth = words({ day: "numeric", month: "numeric" });
const clockWords = words({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const minuteOf = (wall) => Date.parse(`${wall}Z`) / MINUTE;
const wallOf = (minute) => new Date(minute * MINUTE).toISOString().slice(0, 16);

const box = document.querySelector("[data-week]");
const part = (name) => box.querySelector(`[data-week-${name}]`);
if (box) calendar(JSON.parse(document.getElementById("weeks").textContent));

function calendar(known) {
  const form = box.closest("form");
  const hand = form.querySelector("[data-week-by-hand]");
  const fields = [...hand.querySelectorAll("input")];
  const table = box.querySelector("table");
  const spans = known.taken.map((one) => ({ ...one, from: minuteOf(one.starts), to: minuteOf(one.ends) }));
  const weeksOf = Object.values(known.units).flatMap(({ weeks }) => weeks);
  const said = new Map(weeksOf.flatMap(({ days }) => days.map((day) => [day.day, day.said])));
  const inWords = (minute) => `${said.get(wallOf(minute).slice(0, 10)) ?? anyDay(minute)} ${clockWords(minute)}`;
  const opened = performance.now();
  let place = null; // which week
  let cells = []; // rows of { button, minute, day }
  let at = [0, 0]; // the cell that Tab leads to

  const now = () => minuteOf(known.now) + (performance.now() - opened) / MINUTE;
  const length = () => Number(form.querySelector("[name=minutes]:checked")?.value ?? known.step);
  const unit = () => known.units[form.elements.unit?.value] ?? Object.values(known.units)[0];
  const chosen = () => [...new Set(fields.map((field) => field.value).filter(Boolean))].sort();

  function stateOf(minute, day) {
    const clock = wallOf(minute).slice(11);
    const visit = spans.find((one) => one.what === "visit" && one.from < minute + length() && minute < one.to);
    const offered = spans.find((one) => one.what !== "visit" && one.from >= minute && one.from < minute + known.step);
    const isThere = visit && visit.from < minute + known.step;
    if (minute <= now()) return { kind: "past", blocked: true, why: box.dataset.past };
    if (isThere) return { kind: "visit", blocked: true, shown: visit.text, why: box.dataset.visit };
    if (visit) return { kind: "past", blocked: true, why: box.dataset.tooLong };
    if (offered) {
      return { kind: "offered", blocked: offered.what === "offered" && offered.from === minute, why: offered.text };
    }
    const isOpen = day.open.some(([opens, closes]) => opens <= clock && clock < closes);
    return isOpen ? { kind: "open" } : { kind: "closed", why: day.off || box.dataset.outside };
  }

  function mark() {
    const taken = chosen();
    for (const { button, minute, day } of cells.flat()) {
      const state = stateOf(minute, day);
      const isChosen = taken.includes(wallOf(minute));
      button.className = `week__time week__time--${state.kind}`;
      button.textContent = state.shown ?? clockWords(minute);
      button.setAttribute("aria-pressed", isChosen);
      button.setAttribute("aria-disabled", Boolean(state.blocked && !isChosen));
      button.setAttribute("aria-label", [inWords(minute), state.shown, state.why].filter(Boolean).join(", "));
    }
    list(taken);
  }

  function list(taken) {
    part("count").textContent = `${taken.length} / ${box.dataset.most}`;
    part("none").hidden = taken.length > 0;
    part("list").hidden = !taken.length;
    part("list").replaceChildren(...taken.map((wall) => {
      const row = part("row").content.cloneNode(true);
      const told = inWords(minuteOf(wall));
      row.querySelector(".row__main").textContent = told;
      row.querySelector(".visually-hidden").textContent = ` ${told}`;
      row.querySelector("button").dataset.time = wall;
      return row;
    }));
  }

  function toggle(wall) {
    const holding = fields.filter((field) => field.value === wall);
    const empty = fields.find((field) => !field.value);
    part("said").textContent = "";
    if (holding.length) for (const field of holding) field.value = "";
    else if (empty) empty.value = wall;
    else part("said").textContent = box.dataset.full;
    mark();
  }

  function draw() {
    const { weeks, from, to } = unit();
    place = Math.min(place ?? first(weeks), weeks.length - 1);
    const { title, days } = weeks[place];
    part("title").textContent = title;
    for (const button of box.querySelectorAll("[data-week-step]")) button.disabled = !weeks[place + Number(button.dataset.weekStep)];
    table.tHead.rows[0].replaceChildren(...days.map(heading));
    cells = [];
    for (let minute = from * 60; minute < to * 60; minute += known.step) {
      cells.push(days.map((day) => ({ day, minute: minuteOf(`${day.day}T00:00`) + minute, button: cell() })));
    }
    table.tBodies[0].replaceChildren(...cells.map((row) => {
      const line = document.createElement("tr");
      line.append(...row.map(({ button }) => {
        const place = document.createElement("td");
        place.setAttribute("role", "gridcell");
        place.append(button);
        return place;
      }));
      return line;
    }));
    lead(...at);
    mark();
  }

  // The week of what is chosen already, else the first in which something can be.
  function first(weeks) {
    const known = chosen()[0]?.slice(0, 10);
    const holds = (test) => weeks.findIndex(({ days }) => days.some(test));
    const found = known ? holds(({ day }) => day === known) : holds(({ day, open }) => open.some(([, closes]) => minuteOf(`${day}T${closes}`) > now()));
    return Math.max(0, found);
  }

  function lead(row, column) {
    at = [Math.max(0, Math.min(row, cells.length - 1)), Math.max(0, Math.min(column, cells[0].length - 1))];
    for (const { button } of cells.flat()) button.tabIndex = -1;
    const { button } = cells[at[0]][at[1]];
    button.tabIndex = 0;
    return button;
  }

  function turn(step, column) {
    if (!unit().weeks[place + step]) return;
    place += step;
    if (column !== undefined) at = [at[0], column];
    draw();
  }

  const keys = {
    ArrowUp: () => lead(at[0] - 1, at[1]),
    ArrowDown: () => lead(at[0] + 1, at[1]),
    ArrowLeft: () => (at[1] ? lead(at[0], at[1] - 1) : turn(-1, Infinity)),
    ArrowRight: () => (at[1] < cells[0].length - 1 ? lead(at[0], at[1] + 1) : turn(1, 0)),
    Home: () => lead(at[0], 0),
    End: () => lead(at[0], Infinity),
    PageUp: () => turn(-1),
    PageDown: () => turn(1),
  };
  table.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
    cells[at[0]][at[1]].button.focus();
  });
  table.addEventListener("click", (event) => {
    const row = cells.findIndex((one) => one.some(({ button }) => button === event.target));
    if (row < 0) return;
    const column = cells[row].findIndex(({ button }) => button === event.target);
    lead(row, column);
    if (event.target.getAttribute("aria-disabled") !== "true") toggle(wallOf(cells[row][column].minute));
  });
  part("list").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const number = [...part("list").querySelectorAll("button")].indexOf(button);
    toggle(button.dataset.time);
    const left = part("list").querySelectorAll("button");
    (left[Math.min(number, left.length - 1)] ?? cells[at[0]][at[1]].button).focus();
  });
  for (const button of box.querySelectorAll("[data-week-step]")) {
    button.addEventListener("click", () => turn(Number(button.dataset.weekStep)));
  }
  hand.addEventListener("input", mark);
  form.addEventListener("change", (event) => {
    if (event.target.name === "unit") draw();
    else if (event.target.name === "minutes") mark();
  });
  hand.open = Boolean(form.querySelector(".visit-by-hand .field--bad"));
  box.hidden = false;
  draw();
}

function heading(day) {
  const midnight = minuteOf(`${day.day}T00:00`);
  const head = Object.assign(document.createElement("th"), { scope: "col" });
  head.append(weekday(midnight), document.createElement("br"), dayOfMonth(midnight));
  if (day.off) head.append(Object.assign(document.createElement("span"), { className: "week__off", textContent: day.off }));
  return head;
}

function cell() {
  return Object.assign(document.createElement("button"), { type: "button" });
}
