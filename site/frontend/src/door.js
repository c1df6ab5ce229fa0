import { start } from "./door/app.js";

start(document.querySelector("#door"));
