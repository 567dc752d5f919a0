// The finish: writes the document in the formats that are asked for.
import { post } from "./server.js";
import "./plain.js";
import { page, say } from "./words.js";

const told = document.getElementById("told");

async function write(format, overwrite) {
  try {
    const { path } = await post(`/${page.document.key}/write`, { format, overwrite });
    told.textContent = say("Written: {path}", { path });
  } catch (error) {
    told.textContent = `${error.message} `;
    if (error.status !== 412) return;
    const again = document.createElement("button");
    again.textContent = say("Overwrite it");
    again.addEventListener("click", () => write(format, true));
    told.append(again);
    again.focus();
  }
}

for (const button of document.querySelectorAll("[data-format]")) {
  button.addEventListener("click", () => write(button.dataset.format, false));
}
