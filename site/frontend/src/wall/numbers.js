// A number that rises by itself is seen by a whole hall; one that jumps is seen by nobody.
const LASTS = 1400;

export function rise(root, key, from) {
  const item = root.querySelector(`[data-count="${key}"]`);
  const to = Number(item?.textContent);
  if (!item || !(to > from)) return;
  const bar = key === "jobs" ? root.querySelector("[data-bar]") : null;
  const width = Number(bar?.getAttribute("width"));
  const begun = performance.now();
  item.closest(".wall-figure").classList.add("is-rising");

  function step(at) {
    const part = Math.min(1, Math.max(0, at - begun) / LASTS); // a frame may bear an earlier time than our beginning
    const eased = 1 - (1 - part) ** 3;
    item.textContent = Math.round(from + (to - from) * eased);
    if (bar) bar.setAttribute("width", width * ((from + (to - from) * eased) / to));
    if (part < 1 && item.isConnected) requestAnimationFrame(step);
  }
  step(begun);
}
