// What a phone can see by itself, so that a sheet does not wait hours for a network only to be refused.
// The server asks the same again, and has the last word.
const CPR = /(?<!\d)(\d{2})[.]?(\d{2})[.]?(\d{2})[^\S\n]?[-‐‑–—./]?[^\S\n]?(\d{4})(?!\d)/g;
const UUID = /(?<![\p{L}\p{N}])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\p{L}\p{N}])/giu;
const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

// As accounts/cpr.py: a date with a valid modulus 11, or 1 January; never in a random id.
export function holdsCpr(text) {
  return [...text.replace(UUID, "#").matchAll(CPR)].some(([, day, month, year, serial]) => {
    if (!isDate(1900 + Number(year), month, day) && !isDate(2000 + Number(year), month, day)) return false;
    const digits = [...(day + month + year + serial)].map(Number);
    const sum = digits.reduce((total, digit, place) => total + digit * WEIGHTS[place], 0);
    return sum % 11 === 0 || (day === "01" && month === "01");
  });
}

function isDate(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
}

// → {field: [sentence]}, in the order of the page.
export function check(fields, { texts, mode, asksForJobs, needsPenHolder }) {
  const one = (name) => (fields[name]?.[0] ?? "").trim();
  const errors = {};
  const wrong = (name, text) => (errors[name] ??= []).push(texts[text]);
  const badge = one("neighbour_code");
  if (mode === "interview") {
    if (!badge && !one("contact_name")) wrong("contact_name", "neighbour");
    if (!badge && !one("company_name")) wrong("company_name", "neighbours_company");
    if (needsPenHolder && !one("interviewer")) wrong("interviewer", "pen_holder");
  }
  if (asksForJobs) {
    const tasks = fields.tasks?.length;
    if (!tasks && !one("wants_visit")) wrong("tasks", "no_task");
    if (tasks && !one("hours")) wrong("hours", "no_hours");
  }
  if (mode !== "interview") {
    if (!one("contact_name")) wrong("contact_name", "name");
    if (!one("company_name")) wrong("company_name", "company");
  }
  if (!badge) checkWayBack(one, wrong);
  for (const [name, values] of Object.entries(fields)) if (values.some(holdsCpr)) wrong(name, "cpr");
  return errors;
}

function checkWayBack(one, wrong) {
  const [phone, email, way] = ["phone", "email", "call_way"].map(one);
  const digits = phone.replace(/\D/g, "").length;
  if (phone && (digits < 8 || digits > 15)) wrong("phone", "phone_short");
  else if (email && !/^\S+@\S+\.\S+$/.test(email)) wrong("email", "email_wrong");
  else if (!phone && !email) wrong("phone", "no_way_back");
  else if (way === "phone" && !phone) wrong("phone", "no_phone");
  else if (way === "email" && !email) wrong("email", "no_email");
}
