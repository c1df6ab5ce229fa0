import { start } from "./sheet/page.js";

start(document.querySelector("[data-sheet-page]"));
