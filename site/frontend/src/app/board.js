// A card of the board can be dragged into a column: that presses the button of its own menu, so a column takes only
// what the menu offers.
const board = document.querySelector("[data-board]");
let dragged = null;
const button = (column) => dragged?.querySelector(`[data-board-move][value="${column.dataset.boardColumn}"]`);

if (board) {
  for (const card of board.querySelectorAll("[data-board-card]")) {
    if (!card.querySelector("[data-board-move]")) continue;
    card.draggable = true;
    card.addEventListener("dragstart", (event) => {
      dragged = card;
      event.dataTransfer.effectAllowed = "move";
      for (const column of board.querySelectorAll("[data-board-column]")) {
        column.classList.toggle("board__column--takes", Boolean(button(column)));
      }
    });
    card.addEventListener("dragend", () => {
      dragged = null;
      for (const column of board.querySelectorAll(".board__column--takes")) column.classList.remove("board__column--takes");
    });
  }
  for (const column of board.querySelectorAll("[data-board-column]")) {
    column.addEventListener("dragover", (event) => button(column) && event.preventDefault());
    column.addEventListener("drop", (event) => {
      event.preventDefault();
      button(column)?.click();
    });
  }
}
