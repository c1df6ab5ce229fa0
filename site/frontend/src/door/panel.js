// The big answer: colour, sign and word, the guest, and what can be done for them next.
import { fill, part, smallButton, words } from "./page.js";
import { markOf, partyOf, sentenceOf, titleOf, toneOf } from "./sentences.js";

const NO_ROOM = { arrived: 0, capacity: null };

export class Panel {
  // `prefix` tells the kiosk's panel from the helper's; `onCompanions(numbers)` is called with those who come in.
  constructor(prefix, onCompanions) {
    Object.assign(this, { prefix, onCompanions });
  }

  // Returns the tone, so that the sound says the same as the colour.
  show(result, { note = "", room = NO_ROOM, title = titleOf(result) } = {}) {
    const tone = toneOf(result);
    this.paint(tone, title, sentenceOf(result, room));
    this.say("person", result.person);
    this.say("company", result.company);
    this.say("party", partyOf(result));
    this.say("mark", markOf(result));
    this.say("note", note && fill(words.screen.note, { note }));
    this.companions(result);
    return tone;
  }

  problem(title, text) {
    this.paint("bad", title, text);
    for (const name of ["person", "company", "party", "mark", "note"]) this.say(name, "");
    this.part("companions").replaceChildren();
    return "bad";
  }

  paint(tone, title, text) {
    const panel = this.part("result");
    panel.hidden = false;
    panel.dataset.tone = tone;
    this.say("result-title", title);
    this.say("result-text", text);
    panel.scrollIntoView({ block: "nearest" });
  }

  // One by one, as they come through the door, or all at once.
  companions({ result, party_size: party, companions }) {
    const mayCome = ["admitted", "duplicate", "noted"].includes(result);
    const missing = mayCome ? numbersTo(party - 1).filter((number) => !companions.includes(number)) : [];
    const buttons = missing.length ? [smallButton(words.screen.companion, () => this.onCompanions(missing.slice(0, 1)))] : [];
    if (missing.length > 1) buttons.push(smallButton(fill(words.screen.everybody, { n: party }), () => this.onCompanions(missing)));
    this.part("companions").replaceChildren(...buttons);
  }

  // Not only out of sight: the next guest shall not find the last one's name.
  hide() {
    this.problem("", "");
    this.part("result").hidden = true;
  }

  part(name) {
    return part(this.prefix + name);
  }

  say(name, text) {
    this.part(name).textContent = text;
  }
}

export const numbersTo = (last) => Array.from({ length: last }, (_, place) => place + 1);
