// What the ticked small jobs free, live (pledges/sheets/freed.py says how many hours). Nothing of it is sent.
export function showFreed(form) {
  const place = form.querySelector("[data-freed]");
  if (!place) return;
  const table = JSON.parse(place.dataset.hours);
  const sum = place.querySelector("[data-freed-sum]");
  const example = sum.textContent;
  const rate = place.querySelector("input");
  place.querySelector("[data-freed-rate]").hidden = false;

  function update() {
    const { hours, positions } = Object.fromEntries(new FormData(form));
    const freed = table[hours]?.[positions - 1];
    const text = freed === undefined ? example : fill(place.dataset.sum, freed, freed * priceOf(rate));
    if (sum.textContent !== text) sum.textContent = text;
  }

  form.addEventListener("input", update);
  form.addEventListener("filled", update);
  form.addEventListener("reset", () => setTimeout(update));
  update();
}

function fill(text, hours, worth) {
  const shown = { hours, worth: worth.toLocaleString(document.documentElement.lang) };
  return text.replace(/\{(\w+)\}/g, (_, name) => shown[name]);
}

const priceOf = ({ value }) => Math.min(Math.max(Math.round(Number(value)) || 0, 0), 9999);
