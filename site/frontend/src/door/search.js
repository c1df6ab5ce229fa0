// Finding a guest by name: nobody is shown until two letters are given.
import { clockTime, fill, part, row, say, words } from "./page.js";
import { SHORTEST_SEARCH } from "./list.js";
import { fold } from "./fold.js";
import { markOf, partyOf } from "./sentences.js";

export class Search {
  // onCheckIn(row) for a guest who comes, onShow(row) for one who is here.
  constructor({ onCheckIn, onShow }) {
    Object.assign(this, { onCheckIn, onShow });
    part("search").addEventListener("input", () => this.show());
  }

  open(list) {
    this.list = list;
    this.clear();
  }

  show() {
    const asked = part("search").value;
    const found = this.list.search(asked);
    part("guests").replaceChildren(...found.map((guest) => this.guest(guest)));
    const isShort = fold(asked).length < SHORTEST_SEARCH;
    say("guests-hint", isShort ? words.screen.two_letters : found.length ? "" : words.screen.nobody);
  }

  guest(guest) {
    const isIn = Boolean(guest.arrived_at);
    return row({
      title: guest.name,
      text: [guest.company, partyOf(guest)].filter(Boolean).join(" · "),
      small: isIn ? fill(words.screen.arrived_at, { time: clockTime(guest.arrived_at) }) : markOf(guest),
      button: {
        label: isIn ? words.screen.show : words.screen.check_in,
        act: () => this.pick(guest, isIn),
      },
    });
  }

  pick(guest, isIn) {
    this.clear();
    isIn ? this.onShow(guest) : this.onCheckIn(guest);
  }

  clear() {
    part("search").value = "";
    this.show();
  }
}
