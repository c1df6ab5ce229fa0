// The button that fills the screen. It is for whoever sets the wall up: once nobody moves the mouse, the hall sees neither
// it nor the pointer.
const STILL_MS = 4000;

export function offerFullScreen(button) {
  if (!document.fullscreenEnabled) return;
  const show = () => (button.hidden = document.fullscreenElement !== null);
  button.addEventListener("click", () => document.documentElement.requestFullscreen());
  document.addEventListener("fullscreenchange", show);
  show();
}

export function hideWhenStill(body) {
  let timer;
  const moved = () => {
    body.classList.remove("is-still");
    clearTimeout(timer);
    timer = setTimeout(() => body.classList.add("is-still"), STILL_MS);
  };
  for (const type of ["pointermove", "pointerdown", "keydown"]) addEventListener(type, moved);
  moved();
}
