// A result in words: the big one, the sentence under it, and what to know about the guest.
import { clockTime, fill, words } from "./page.js";

const TONE = {
  admitted: "good",
  noted: "good",
  undone: "neutral",
  found: "neutral", // looked up, nothing done
  duplicate: "warn",
  cancelled: "warn",
};

export const toneOf = ({ result }) => TONE[result] ?? "bad";
export const titleOf = ({ result }) => words.results[result] ?? words.results.rejected;

// `room` is {arrived, capacity}: over capacity warns about guests who were not sure of a seat.
export function sentenceOf({ result, reason, first, mark, arrived_persons: inside }, { arrived, capacity }) {
  const { sentences } = words;
  if (result === "admitted") return mark && capacity && arrived > capacity ? fill(sentences.full, { arrived, capacity }) : "";
  if (result === "duplicate") return first ? doorAndTime(first) : "";
  if (result === "undone" && inside) return first ? doorAndTime(first, "still_in") : sentences.taken_back;
  return sentences[reason] ?? sentences[result] ?? "";
}

export const markOf = ({ mark }) => words.marks[mark] ?? "";

export function partyOf({ party_size: party, arrived_persons: inside }) {
  return party > 1 ? fill(words.screen.inside, { inside, party }) : "";
}

function doorAndTime({ device, at }, sentence = "first") {
  const time = clockTime(at);
  return device ? fill(words.sentences[sentence], { time, door: device }) : fill(words.sentences.first_only_time, { time });
}
