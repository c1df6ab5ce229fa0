// A form of ours in another site's frame tells that site how tall it is, and nothing else. Who may frame it is said by
// the page's policy; the page's own script (events/open_registration/frame_host.js) looks at who told it.
const { body } = document;

function tell() {
  const { marginTop, marginBottom } = getComputedStyle(body);
  const height = body.offsetHeight + parseFloat(marginTop) + parseFloat(marginBottom);
  parent.postMessage({ haandslagHeight: Math.ceil(height) }, "*");
}

if (parent !== window && "tellsHeight" in body.dataset) {
  document.documentElement.classList.add("is-framed");
  new ResizeObserver(tell).observe(body);
  addEventListener("load", tell); // the site's script may come later than our first word
}
