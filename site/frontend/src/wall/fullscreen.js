export function offerFullScreen(button) {
  if (!document.fullscreenEnabled) return;
  const show = () => (button.hidden = document.fullscreenElement !== null);
  button.addEventListener("click", () => document.documentElement.requestFullscreen());
  document.addEventListener("fullscreenchange", show);
  show();
}
