// Where the browser can (Background Sync), sheets leave the phone also after their page was closed.
import "./offline/worker.js";
import { outbox, sealOldSheets } from "./sheet/sender.js";

self.addEventListener("sync", (event) => {
  if (event.tag === "sheet") event.waitUntil(sendAll());
});

// An error tells the browser to try again later, also when a page that is just closing was at it.
async function sendAll() {
  await sealOldSheets();
  const outcome = await outbox.flush();
  if (outcome !== "empty") throw outcome instanceof Error ? outcome : new Error(outcome);
}
