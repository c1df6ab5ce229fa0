// The server knew better than the phone: the helper who was told wrong is told so, and says when they have read it.
import { fill, rows, words } from "./page.js";
import { sentenceOf, titleOf } from "./sentences.js";

export function showCorrections(acts, room) {
  rows("corrections", acts.corrections().map((act) => correction(act, acts, room)));
}

function correction(act, acts, room) {
  const { result, item } = act;
  const told = fill(words.screen.was_told, { told: words.results[act.wasTold] ?? "" });
  return {
    title: [result.person || item.name || item.code, result.company].filter(Boolean).join(", "),
    text: [fill(words.screen.corrected, { title: titleOf(result) }), sentenceOf(result, room)].filter(Boolean).join(". "),
    small: told,
    button: { label: words.screen.read, act: () => acts.read(act) },
  };
}
