import { startClock, tick } from "./wall/clock.js";
import { hideWhenStill, offerFullScreen } from "./wall/fullscreen.js";
import { poll } from "./wall/poller.js";
import { show, showLost } from "./wall/screen.js";

const wall = document.querySelector("#wall");
startClock();
offerFullScreen(document.querySelector("[data-part=full]"));
hideWhenStill(document.body);
poll({
  address: wall.dataset.address,
  version: wall.dataset.version,
  made: Number(wall.dataset.made),
  onNews(html) {
    show(html);
    tick();
  },
  onReach: showLost,
});
