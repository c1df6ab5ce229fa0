// <input data-suggest="/address.json">: names offered while somebody types; without it the field is an ordinary one.
const PAUSE = 250;
const LEAST = 3;
const waiting = new WeakMap();

addEventListener("input", (event) => {
  const field = event.target.closest("input[data-suggest]");
  if (!field) return;
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => offer(field), PAUSE));
});

async function offer(field) {
  const words = field.value.trim();
  if (words.length < LEAST) return;
  const answer = await fetch(`${field.dataset.suggest}?${new URLSearchParams({ q: words })}`).catch(() => null);
  if (!answer?.ok || field.value.trim() !== words) return;
  const { names } = await answer.json();
  listOf(field).replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
}

function listOf(field) {
  const id = `${field.id}-names`;
  let list = document.getElementById(id);
  if (!list) {
    list = Object.assign(document.createElement("datalist"), { id });
    field.after(list);
    field.setAttribute("list", id);
  }
  return list;
}
