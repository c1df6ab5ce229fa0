// The time of day in the corner, and how long until it begins.
const clock = document.querySelector("[data-part=clock]");

export function startClock() {
  tick();
  setInterval(tick, 1000);
}

export function tick() {
  const now = new Date();
  clock.textContent = now.toLocaleTimeString("da-DK", { hour: "2-digit", minute: "2-digit" });
  const count = document.querySelector("[data-until]");
  if (!count) return;
  const seconds = Math.ceil((new Date(count.dataset.until) - now) / 1000);
  count.hidden = seconds > 99 * 3600;
  count.textContent = seconds > 0 ? left(seconds) : count.dataset.less;
}

function left(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
