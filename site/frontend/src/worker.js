import "./offline/worker.js";
