// The list of documents: the figures of each as they are read, and a filter.
import { get } from "./server.js";
import "./plain.js";
import { count, say } from "./words.js";

const rows = [...document.querySelectorAll("tr[data-key]")];
const filter = document.getElementById("filter");

function show() {
  const words = filter.value.toLocaleLowerCase();
  let n = 0;
  for (const row of rows) {
    row.hidden = !row.textContent.toLocaleLowerCase().includes(words);
    n += !row.hidden;
  }
  document.getElementById("shown").textContent = words ? count("{n} documents", n) : "";
}

async function fill(row) {
  const cell = (name) => row.querySelector(`[data-${name}]`);
  try {
    const { title, date, progress } = await get(`/${row.dataset.key}/summary`);
    cell("title").textContent = title;
    cell("date").textContent = date;
    for (const name of ["errors", "warnings", "unsure"]) {
      cell(name).textContent = progress[name] || "–";
      cell(name).classList.toggle("none", !progress[name]);
    }
    cell("decided").textContent = `${progress.decided}/${progress.total}`;
    row.classList.toggle("finished", progress.decided === progress.total);
  } catch (error) {
    cell("title").textContent = error.message || say("It cannot be read.");
  }
}

filter.addEventListener("input", show);
addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target !== filter) { event.preventDefault(); filter.focus(); }
  if (event.key === "Escape" && event.target === filter) { filter.value = ""; show(); filter.blur(); }
});
for (const row of rows) await fill(row);
