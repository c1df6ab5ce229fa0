// The door's own lists: what this phone did last, what two doors did at once, and how many came where.
import { clockTime, counted, fill, rows, say, words } from "./page.js";
import { happenedAt } from "./items.js";
import { titleOf } from "./sentences.js";

const LATEST = 30;

export function showHistory(acts, onShow) {
  rows("history", acts.latest(LATEST).map((act) => history(act, onShow)));
}

function history(act, onShow) {
  const { item, result, stored, merged } = act;
  const who = [result.person || item.name || item.code || words.acts[item.kind], result.company].filter(Boolean).join(", ");
  const waits = stored || merged ? [] : [words.screen.waits];
  const text = [clockTime(happenedAt(item)), words.acts[item.kind], titleOf(result), ...waits].join(" · ");
  return { title: who, text, button: act.key && { label: words.screen.show, act: () => onShow(act) } };
}

export function showConflicts({ conflicts = [], conflicts_total: total = 0 }) {
  say("conflict-count", total);
  rows("conflicts", conflicts.map(conflict));
  say("more-conflicts", total > conflicts.length ? fill(words.screen.more_conflicts, { n: total - conflicts.length }) : "");
}

function conflict({ person, company, first, second }) {
  const one = first && fill(words.screen.first_door, { door: first.device, time: clockTime(first.at) });
  const other = fill(words.screen.second_door, { door: second.device, time: clockTime(second.at) });
  return { title: person, text: company, small: [one, other].filter(Boolean).join(", ") };
}

export function showDoors({ doors = [] }) {
  rows("doors", doors.map(({ label, arrived }) => ({ title: label, text: counted("persons", arrived) })));
}
