// The phone's own judgement of an act, in the words of the server's results. It knows what the list knows: another
// door without a network may have let the same guest in, and then the server's answer puts this one right.
const CHANGES = ["correction", "stand_in", "note", "answer"]; // acts that let nobody in

export function judge(list, act, { cancelled }) {
  const { item } = act;
  if (cancelled && item.kind !== "undo") return verdict("cancelled");
  if (item.kind === "walk_in") {
    if (!item.name) return verdict("rejected", null, { reason: "no_name" });
    return verdict("admitted", { ...NOBODY, name: item.name, company: item.company, party_size: item.party ?? 1, mark: "walk_in" }, { arrived_persons: 1 });
  }
  const row = list.guestOf(act);
  if (!row) return item.kind === "code" ? verdict("unmatched") : verdict("rejected", null, { reason: "no_guest" });
  if (row.withdrawn) return verdict("withdrawn", row);
  return JUDGES[item.kind](row, item, list);
}

const JUDGES = {
  code: enter,
  guest: enter,
  companion(row, { number }) {
    if (row.companions.includes(number)) return verdict("duplicate", row, { first: firstOf(row) });
    const companions = [...row.companions, number].sort((one, other) => one - other);
    return verdict("admitted", row, { companions, arrived_persons: 1 + companions.length });
  },
  correction: (row, item) => verdict("noted", renamed(row, item)),
  stand_in: (row, item) => verdict("noted", renamed(row, item)),
  note: (row) => verdict("noted", row),
  answer: (row) => verdict("noted", row),
  undo(row, { undoes }, list) {
    const undone = list.acts.get(undoes);
    const before = undone?.before ?? { ...row, arrived_at: null, companions: [] };
    if (CHANGES.includes(undone?.item.kind)) return verdict("undone", renamed(row, before));
    const isIn = Boolean(before.arrived_at);
    const companions = isIn ? before.companions : [];
    return verdict("undone", row, {
      companions,
      arrived_persons: isIn ? 1 + companions.length : 0,
      first: isIn && undone?.item.kind !== "companion" ? firstOf(row) : null,
    });
  },
};

function enter(row) {
  if (row.arrived_at) return verdict("duplicate", row, { first: firstOf(row) });
  return verdict("admitted", row, { arrived_persons: 1 + row.companions.length });
}

const firstOf = (row) => ({ device: row.door, at: row.arrived_at });
const renamed = (row, { name, company }) => ({ ...row, name: name || row.name, company: company || row.company });

const NOBODY = { name: "", company: "", party_size: 1, arrived_persons: 0, companions: [], mark: "", registration: null, invitation: null };

function verdict(result, row, more = {}) {
  const { name, company, party_size, arrived_persons, companions, mark, registration, invitation } = row ?? NOBODY;
  return {
    result,
    reason: "",
    person: name,
    company,
    party_size,
    arrived_persons,
    companions,
    mark,
    registration,
    invitation,
    first: null,
    conflict: false,
    ...more,
  };
}
