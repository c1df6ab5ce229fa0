// <div data-live="/now/" data-live-seconds="5">: asks whether its content is still the newest (?v=<data-version> of
// what it holds; 204 says yes) and takes the new one. Without JavaScript the page shows what was true when it came.
for (const place of document.querySelectorAll("[data-live]")) {
  const refresh = async () => {
    // Nothing moves away under a reader who has walked into it with the keyboard.
    if (document.hidden || place.contains(document.activeElement)) return;
    const version = place.querySelector("[data-version]")?.dataset.version ?? "";
    const answer = await fetch(`${place.dataset.live}?v=${version}`, { redirect: "error" });
    if (answer.status === 200) place.innerHTML = await answer.text();
  };
  // A lost connection is tried again; so is a session that ended, until somebody reloads the page.
  setInterval(() => refresh().catch(() => {}), place.dataset.liveSeconds * 1000);
}
