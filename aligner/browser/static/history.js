// The history: everything from one step on is undone.
import { post, tab } from "./server.js";
import "./plain.js";
import { page } from "./words.js";

for (const button of document.querySelectorAll("[data-undo-to]")) {
  button.addEventListener("click", async () => {
    try {
      await post(`/${page.document.key}/undo-from`, { tab, seen: page.number, number: Number(button.dataset.undoTo) });
      location.reload();
    } catch (error) {
      document.getElementById("told").textContent = error.message;
    }
  });
}
