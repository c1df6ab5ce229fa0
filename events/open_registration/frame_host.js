// For the organisation's own site: the frame with our form is as tall as the form. It sets no cookie, asks nobody and
// reads nothing of the page. Without it the frame keeps its height and scrolls inside.
(() => {
  const ours = new URL(document.currentScript.src).origin;
  const LEAST = 200;
  const MOST = 10_000;
  addEventListener("message", ({ origin, source, data }) => {
    const height = Number(data?.haandslagHeight);
    if (origin !== ours || !(height > 0)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.max(Math.ceil(height), LEAST), MOST)}px`;
    }
  });
})();
