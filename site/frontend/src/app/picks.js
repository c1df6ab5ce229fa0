// A list of people to tick: how many are, all and none of those that are seen, and words that narrow it as they are
// typed. Without JavaScript everybody is ticked and the search asks the server.
const form = document.querySelector("[data-picks]");

function fold(text) {
  return text.toLowerCase().replace(/å/g, "aa").normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .replace(/ø/g, "o").replace(/æ/g, "ae");
}

if (form) {
  const rows = [...form.querySelectorAll(".pick")].map((row) => (
    { row, box: row.querySelector("input"), words: fold(row.textContent) }
  ));
  const said = form.querySelector("[data-picks-count]");
  const nobody = form.querySelector("[data-picks-nobody]");
  const search = document.querySelector("[data-picks-search]");

  const count = () => {
    const ticked = rows.filter(({ box }) => box.checked).length;
    said.textContent = said.dataset.words.replace(/[01]/g, (digit) => (digit === "0" ? ticked : rows.length));
  };
  const tick = (checked) => {
    for (const { row, box } of rows) if (!row.hidden) box.checked = checked;
    count();
  };
  const narrow = () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    for (const one of rows) one.row.hidden = !wanted.every((word) => one.words.includes(word));
    nobody.hidden = rows.some(({ row }) => !row.hidden);
  };

  for (const [name, checked] of [["all", true], ["none", false]]) {
    const button = form.querySelector(`[data-picks-${name}]`);
    button.hidden = false;
    button.addEventListener("click", () => tick(checked));
  }
  form.addEventListener("change", count);
  search?.addEventListener("input", narrow);
  count();
}
