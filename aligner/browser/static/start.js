// The start page: takes two files, or many, tells their languages, follows the work, and opens what comes of it.
import { get, listen, post } from "./server.js";
import "./plain.js";
import { count, element, page, say } from "./words.js";

const at = (id) => document.getElementById(id);
const sides = [...document.querySelectorAll("[data-side]")];
const of = (side, name) => side.querySelector(`[data-${name}]`);
const fault = at("fault");
let job = null;

// A file travels as text: the server takes JSON alone, which no other page can send.
function encoded(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => failed(new Error(say("The file cannot be read."))));
    reader.readAsDataURL(file);
  });
}

function show(side, told) {
  of(side, "path").value = told.path;
  if (told.lang) of(side, "lang").value = told.lang;
  const lines = [count("{n} characters", told.characters), ...told.told];
  of(side, "told").textContent = `${told.name}: ${lines.join("; ")}`;
}

async function attempt(work) {
  fault.textContent = "";
  try { return await work(); } catch (error) { refuse(error.message); return null; }
}

function refuse(told) {
  fault.textContent = told;
  fault.scrollIntoView({ block: "nearest" });
}

async function take(side, file) {
  of(side, "told").textContent = say("reading…");
  const told = await attempt(async () => post("/upload", { name: file.name, content: await encoded(file) }));
  if (told) show(side, told); else of(side, "told").textContent = "";
}

async function look(side) {
  const path = of(side, "path").value.trim();
  if (!path) return;
  const told = await attempt(() => post("/look", { path }));
  if (told) show(side, told);
}

// Two files dropped together are the text and its translation, in the order of their names.
function drop(side, files) {
  const list = [...files];
  if (list.length === 1) return take(side, list[0]);
  if (list.length === 2) return Promise.all(sides.map((each, k) => take(each, list[k])));
  refuse(say("Drop one file here, or both texts together."));
  return null;
}

// The files of what was dropped, those in folders among them, and what the folder is called.
async function filesOf(items) {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = [];
  async function walk(entry) {
    if (entry.isFile) { files.push(await new Promise((done, failed) => { entry.file(done, failed); })); return; }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => { reader.readEntries(done, failed); });
      if (!some.length) return;
      for (const one of some) await walk(one);
    }
  }
  for (const entry of entries) await walk(entry);
  return { files: files.filter((file) => !file.name.startsWith(".")), name: entries.length === 1 ? entries[0].name : "" };
}

// What is there is not aligned before all of it is.
async function takeMany(files, name) {
  const submit = document.querySelector("#texts [type=submit]");
  submit.disabled = true;
  try { await takeEach(files, name); } finally { submit.disabled = false; }
}

async function takeEach(files, name) {
  let among = name || (files[0]?.name ?? "").replace(/\.[^.]*$/, "");
  for (const [number, file] of files.entries()) {
    at("many-told").textContent = say("{n} of {total} files read", { n: number, total: files.length });
    const told = await attempt(async () => post("/upload", { name: file.name, content: await encoded(file), among, begins: number === 0 }));
    if (!told) return;
    among = told.among;
    at("many-path").value = told.path;
  }
  at("many-told").textContent = count("{n} files", files.length);
}

function dropsInto(place, take) {
  place.addEventListener("dragover", (event) => { event.preventDefault(); place.classList.add("over"); });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => { event.preventDefault(); place.classList.remove("over"); take(event.dataTransfer); });
}

dropsInto(at("many"), async (dropped) => { const { files, name } = await filesOf(dropped.items); takeMany(files, name); });
at("many-files").addEventListener("change", (event) => takeMany([...event.target.files], ""));
for (const side of sides) {
  dropsInto(side, (dropped) => drop(side, dropped.files));
  of(side, "file").addEventListener("change", (event) => drop(side, event.target.files));
  of(side, "path").addEventListener("change", () => look(side));
}
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => event.preventDefault()); // a file beside the two places is not opened instead of the page

function working(is) {
  at("under-way").hidden = !is;
  at("stop").hidden = !is;
  document.querySelector("#texts [type=submit]").disabled = is;
  if (is) at("under-way").scrollIntoView({ block: "nearest" });
}

async function follow() {
  const account = await attempt(() => get(`/job?name=${job}`));
  if (!account) return working(false);
  at("notices").replaceChildren(...account.told.map((line) => element("li", {}, line)));
  const bar = at("progress");
  if (account.total) { bar.max = account.total; bar.value = account.done; } else bar.removeAttribute("value");
  at("left").textContent = account.seconds_left === null ? "" : count("{n} seconds left", Math.ceil(account.seconds_left));
  if (account.state === "running") return setTimeout(follow, 300);
  working(false);
  if (account.state === "failed") refuse(account.fault);
  if (account.state === "stopped") at("notices").append(element("li", {}, say("Stopped; nothing was written.")));
  if (account.state === "done") location.href = `${page.root}/${account.key}${account.key === "documents" ? "" : "/"}`;
  return null;
}

at("texts").addEventListener("submit", async (event) => {
  event.preventDefault();
  const [source, target] = sides;
  const many = at("many-path").value.trim();
  const texts = many ? { many } : { source: of(source, "path").value, target: of(target, "path").value };
  const begun = await attempt(() => post(many ? "/align-many" : "/align", {
    ...texts,
    source_lang: of(source, "lang").value,
    target_lang: of(target, "lang").value,
    level: at("level").value,
    glossary: at("glossary").value,
    segmented: at("segmented").checked,
  }));
  if (!begun) return;
  job = begun.job;
  working(true);
  follow();
});
at("stop").addEventListener("click", () => attempt(() => post("/stop", { job })));
at("choose-folder").addEventListener("click", () => attempt(() => post("/folder", { folder: at("folder").value })));
for (const button of document.querySelectorAll("[data-reopen]")) {
  button.addEventListener("click", async () => {
    const opened = await attempt(() => post("/reopen", { path: button.dataset.reopen }));
    if (opened) location.href = `${page.root}/${opened.key}/`;
  });
}
listen("/presence", () => {}, () => {});
