// Puts a newer piece of page in place of the old one: numbers rise, new names step forward.
import { rise } from "./numbers.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");
const now = document.querySelector("#wall-now");
const news = document.querySelector("#wall-news");
const lost = document.querySelector("[data-part=lost]");

export function show(html) {
  const before = numbers();
  const known = new Set(names());
  now.innerHTML = html;
  const fresh = names().filter((name) => !known.has(name));
  for (const item of now.querySelectorAll("[data-name]")) {
    item.classList.toggle("is-new", fresh.includes(item.dataset.name));
  }
  // Only the thanks are read aloud: numbers that change all evening would never let anybody listen.
  if (fresh.length) news.textContent = `${news.dataset.words} ${fresh.join(", ")}`;
  if (!still.matches) for (const [key, from] of before) rise(now, key, from);
}

export function showLost(since) {
  lost.hidden = since === null;
  if (since) {
    const clock = since.toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit" });
    const words = `${lost.dataset.words} ${clock}`;
    if (lost.textContent !== words) lost.textContent = words;
  }
}

function names() {
  return [...now.querySelectorAll("[data-name]")].map((item) => item.dataset.name);
}

function numbers() {
  const found = [...now.querySelectorAll("[data-count]")];
  return found.map((item) => [item.dataset.count, Number(item.textContent)]);
}
