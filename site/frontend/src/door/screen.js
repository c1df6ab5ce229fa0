// Shows things; decides nothing. All words come from the page (templates/events/door.html) or from the server.
const TONE = {
  admitted: "good",
  undone: "neutral",
  duplicate: "warn",
  cancelled: "warn",
  withdrawn: "bad",
  other_event: "bad",
  unknown: "bad",
  rejected: "bad",
};

export class Screen {
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.querySelector("#door-words").textContent);
  }

  part(name) {
    return this.root.querySelector(`[data-part="${name}"]`);
  }

  say(name, text) {
    this.part(name).textContent = text;
  }

  show(view) {
    for (const section of this.root.querySelectorAll("[data-view]")) section.hidden = section.dataset.view !== view;
  }

  session({ event, device, counts }) {
    this.say("event", event.name);
    this.say("device", device.label);
    this.counts(counts);
  }

  counts({ arrived, registered }) {
    this.say("arrived", arrived);
    this.say("registered", registered);
  }

  // Returns the tone, so that the sound says the same as the colour.
  result({ result, person, company, party_size: partySize, message, mark }) {
    const tone = TONE[result] ?? "bad";
    this.panel(tone, this.words.titles[result] ?? this.words.titles.unknown, message);
    this.say("person", person ?? "");
    this.say("company", company ?? "");
    this.say("party", partySize > 1 ? this.words.party.replace("{n}", partySize) : "");
    this.say("mark", this.words.marks[mark] ?? "");
    this.part("undo").hidden = result !== "admitted";
    return tone;
  }

  camera(running) {
    this.part("camera").hidden = running;
    this.part("frame").hidden = !running;
  }

  problem(title, text) {
    this.panel("bad", title, text);
    for (const name of ["person", "company", "party", "mark"]) this.say(name, "");
    this.part("undo").hidden = true;
    this.part("retry").hidden = false;
  }

  panel(tone, title, text) {
    this.part("retry").hidden = true;
    const panel = this.part("result");
    panel.hidden = false;
    panel.dataset.tone = tone;
    this.say("result-title", title);
    this.say("result-text", text);
    panel.scrollIntoView({ block: "nearest" });
  }

  pairingProblem(text) {
    this.say("pairing-problem", text);
    this.part("pairing-problem").hidden = !text;
  }

  guests(guests) {
    const list = this.part("guests");
    list.replaceChildren(...guests.map((guest) => this.guest(guest)));
    this.say("guests-hint", guests.length ? "" : this.words.nobody);
  }

  guest({ registration, name, company, party_size: partySize, arrived_at: arrivedAt, mark }) {
    const row = this.root.querySelector("#door-guest").content.cloneNode(true);
    const fill = (slot, text) => (row.querySelector(`[data-slot="${slot}"]`).textContent = text);
    fill("name", name);
    fill("company", [company, partySize > 1 && this.words.party.replace("{n}", partySize)].filter(Boolean).join(" · "));
    fill("mark", arrivedAt ? this.words.arrived.replace("{time}", clock(arrivedAt)) : this.words.marks[mark] ?? "");
    const button = row.querySelector("button");
    button.dataset.registration = registration;
    button.hidden = Boolean(arrivedAt);
    return row;
  }

  clearGuests() {
    this.part("guests").replaceChildren();
    this.say("guests-hint", this.words.two_letters);
  }
}

// The event's time, whatever the phone believes.
function clock(moment) {
  const style = { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Copenhagen" };
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(moment));
}
