// What all pages have: light or dark, the language, the end.
import { post } from "./server.js";
import { page, say } from "./words.js";

const place = "theme";
const isDark = () =>
  (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

export function turnTheme() {
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try { localStorage.setItem(place, theme); } catch { /* a browser may keep nothing */ }
}

let isSet = false;
export function chrome() {
  if (isSet) return;
  isSet = true;
  try { const theme = localStorage.getItem(place); if (theme) document.documentElement.dataset.theme = theme; } catch { /* as above */ }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", async () => { await post("/language", { lang: button.dataset.language }); location.reload(); });
  }
  document.getElementById("end")?.addEventListener("click", async () => {
    await post("/end", {});
    const dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.textContent = say("The program has ended. All is saved; this window can be closed.");
    dialog.showModal();
  });
}
if (page) chrome();
