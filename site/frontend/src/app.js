// Progressive enhancement only: every page reads, answers and submits without it.
import "./app/answer_desk.js";
import "./app/board.js";
import "./app/clipboard.js";
import "./app/confirm.js";
import "./app/desk.js";
import "./app/errors.js";
import "./app/filters.js";
import "./app/framed.js";
import "./app/live.js";
import "./app/menus.js";
import "./app/once.js";
import "./app/picks.js";
import "./app/search.js";
import "./app/suggest.js";
