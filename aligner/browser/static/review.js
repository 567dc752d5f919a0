// The review page: draws the document, and turns keys and buttons into what they do.
import { actions } from "./actions.js";
import * as drafts from "./drafts.js";
import * as filters from "./filters.js";
import { pressed } from "./keys.js";
import { drawMap, placeAtX } from "./map.js";
import { base, begin, current, has, idAt, load, lower, model, need, placeOf, splice, take, TRAITS } from "./model.js";
import { chrome, turnTheme } from "./plain.js";
import { rowElement, savedMark } from "./rows.js";
import { search } from "./search.js";
import { send } from "./sending.js";
import { listen, post, tab } from "./server.js";
import { viewport } from "./viewport.js";
import { count, element, page, say } from "./words.js";

const at = (id) => document.getElementById(id);
const list = at("rows"), map = at("map"), searchBox = at("search");
const view = viewport(list, {
  shown: () => model.shown, key: idAt, draw: rowElement,
  missing: (places) => fetchAround(places),
});
let leaving = 0; // the timer by which the next document opens

async function fetchAround(places) {
  const from = Math.max(lower(places[0] ?? 0) - 20, 0);
  const wanted = [...places, ...model.shown.slice(from, from + places.length + 40)];
  const came = await need([...new Set(wanted)]);
  if (came.length) redraw(...came);
}

// The screens to which n and N lead next, so that they are there when the key is pressed.
function fetchAhead() {
  for (const traits of [TRAITS.undecided, TRAITS.error | TRAITS.warning | TRAITS.info]) {
    let index = lower(model.at) + 1;
    while (index < model.shown.length && !has(model.shown[index], traits)) index += 1;
    if (index < model.shown.length) need(model.shown.slice(Math.max(index - 8, 0), index + 16));
  }
}

function redraw(...ids) {
  view.update(idAt(model.at), new Set(ids));
  mark();
}

// The current row and the current flag and side in it.
function mark() {
  for (const one of list.querySelectorAll(".current")) one.classList.remove("current");
  const one = view.element(idAt(model.at));
  for (const each of list.querySelectorAll('[tabindex="0"]')) each.tabIndex = -1;
  if (!one) return;
  one.classList.add("current");
  one.tabIndex = 0;
  const flags = current()?.flags.length ?? 0;
  model.flag = Math.min(model.flag, Math.max(flags - 1, 0));
  one.querySelector(`.note[data-flag="${model.flag}"]`)?.classList.add("current");
  one.querySelector(`.cell[data-side="${model.side}"]`)?.classList.add("current");
  at("at").textContent = `${say("Row {n}", { n: model.at + 1 })} · ${page.names[model.side]}`;
}

const bars = () => ({
  top: document.querySelector(".toolbar").getBoundingClientRect().bottom,
  bottom: document.querySelector(".actions").offsetHeight,
});

function focus() {
  if (!document.querySelector("dialog[open]")) view.element(idAt(model.at))?.focus({ preventScroll: true });
}

let settled = 0;
function go(place) {
  if (model.shown[lower(place)] !== place) { // hidden by the filter
    model.shown.splice(lower(place), 0, place);
  }
  if (place !== model.at) model.flag = 0;
  model.at = place;
  view.reveal(lower(place), bars());
  mark();
  focus();
  clearTimeout(settled);
  settled = setTimeout(() => { history.replaceState(null, "", `#row-${model.at + 1}`); drawMap(map); fetchAhead(); readAhead(); }, 150);
}

// The texts about the row are read while nobody waits, so that the next step on it is fast.
function readAhead() {
  if (model.writes) post(`${base}/ahead`, { tab, row: idAt(model.at) }).catch(() => {}); // it is a convenience
}

function told() {
  const { decided, total, errors, warnings, unsure } = model.progress;
  at("progress").max = Math.max(total, 1);
  at("progress").value = decided;
  document.documentElement.dataset.number = model.number;
  const lane = (name, words) => element("span", { class: `lane ${name}` }, words); // in the colours of the map
  at("progress-told").replaceChildren(
    lane("decided", say("{decided} of {total} decided", { decided, total })), " ", lane("errors", count("{n} errors", errors)), " ",
    lane("warnings", count("{n} warnings", warnings)), " ", lane("unsure", count("{n} unsure", unsure)));
  at("shown-told").textContent = filters.told();
  at("empty").hidden = model.shown.length > 0;
  drawMap(map);
}

function tell(words) { at("spoken").textContent = ""; requestAnimationFrame(() => { at("spoken").textContent = words; }); at("at").title = words; flash(words); }

let passing = 0;
function flash(words) {
  clearTimeout(passing);
  at("passing").textContent = words;
  at("passing").hidden = false;
  passing = setTimeout(() => { at("passing").hidden = true; }, 6000);
}

// One notice stands at a time, and only who put it up takes it down.
let noticed = "";
function notice(of, words, tone, ...buttons) {
  noticed = of;
  at("notice").className = `banner ${tone}`;
  at("notice").replaceChildren(words, " ", ...buttons);
  at("notice").hidden = false;
}

function takeDown(of) {
  if (noticed === of) at("notice").hidden = true;
}

const readOnly = () => tell(say("Another tab writes; this one reads only."));

function remark(id) {
  for (const one of list.querySelectorAll(`[data-saved="${CSS.escape(id ?? "")}"]`)) one.replaceWith(savedMark(id));
}

async function stale() {
  await load();
  filters.apply(filters.staying());
  tell(say("The document had changed in the meantime: it is shown as it stands now, and your step was not done."));
  redraw("*");
  told();
}

function accept(answer) {
  const staying = filters.staying();
  model.number = answer.number;
  model.progress = answer.progress;
  splice(answer.difference);
  take(answer.rows);
  for (const row of answer.rows) staying.add(row.id);
  filters.apply(staying);
  if (at("filters").open) filters.panel(document.querySelector(".filter-panel"), filtered);
  redraw(...answer.difference.entries.map(([id]) => id), ...answer.rows.map((row) => row.id));
  told();
  if (answer.told.length) tell(answer.told.join(" "));
}

async function step(body) {
  if (!model.writes) { readOnly(); return null; }
  const answer = await send("do", body, body.row, { changed: remark, stale });
  if (answer) accept(answer);
  else tell(model.saving.get(body.row) ?? "");
  return answer;
}

async function undo(what) {
  if (!model.writes) { readOnly(); return; }
  const answer = await send(what, {}, null, { changed: () => {}, stale });
  if (!answer) { tell(what === "undo" ? say("Nothing to undo.") : say("Nothing to redo.")); return; }
  accept(answer);
  if (answer.rows.length) {
    const place = placeOf(answer.rows[0].id);
    for (const row of answer.rows) model.saving.set(row.id, "saved");
    if (place >= 0) go(place);
  }
}

// After the last decision the next document opens, unless a key or the mouse says that somebody goes on here.
function ended() {
  if (model.entries.some((_, place) => has(place, TRAITS.undecided))) {
    tell(say("Below all is decided; above there is more."));
    return;
  }
  const address = page.next && `${page.root}/${page.next.key}/?after=${page.document.key}`;
  notice("end", say("All is decided."), "info", element("a", { href: `${page.root}${base}/finish` }, say("Finish")), " ",
    address ? element("a", { href: address }, say("Next: {name}", { name: page.next.name })) : "");
  if (address) leaving = setTimeout(() => location.assign(address), 2000);
}

function filtered() {
  filters.apply();
  redraw("*");
  told();
  if (model.shown.length && model.shown[lower(model.at)] !== model.at) {
    model.at = model.shown[Math.min(lower(model.at), model.shown.length - 1)];
  }
  if (model.shown.length) { view.reveal(lower(model.at), bars()); mark(); }
}

async function find() {
  const words = searchBox.value;
  try {
    filters.found(words ? await search(words, at("is-regex").checked) : null);
  } catch (error) {
    tell(error.message);
    return;
  }
  filtered();
}

const screen = {
  go, redraw, tell, step, undo, readOnly, focus, ended,
  search: () => { searchBox.focus(); searchBox.select(); },
  filters: () => {
    at("filters").open = !at("filters").open;
    if (!at("filters").open) { focus(); return; }
    filters.panel(document.querySelector(".filter-panel"), filtered);
    at("filters").querySelector("input").focus();
  },
  isBusy: () => at("filters").open,
  theme: () => { turnTheme(); drawMap(map, true); },
  help: () => { const keys = at("keys"); if (keys.open) keys.close(); else { keys.showModal(); keys.scrollTop = 0; } },
};
const act = actions(screen);

function clicked(event) {
  clearTimeout(leaving);
  const row = event.target.closest(".row");
  if (row) {
    const place = Number(row.dataset.place), side = event.target.closest(".cell")?.dataset.side;
    const flag = event.target.closest("[data-flag], mark")?.dataset;
    if (place !== model.at) { model.at = place; model.flag = 0; }
    if (side !== undefined) model.side = Number(side);
    if (flag) model.flag = Number(flag.flag ?? flag.flags.split(" ")[0]);
    mark();
    drawMap(map);
    if (event.target.closest("a.number")) { event.preventDefault(); go(place); }
  }
  const button = event.target.closest("[data-action]"), back = event.target.closest("[data-restore]");
  if (button) { act[button.dataset.action](null, Number(button.dataset.fix ?? 0)); if (!model.begun?.form) focus(); }
  else if (back) act.restore(null, back.dataset.restore);
  else if (row && !event.target.closest("form, button, summary, a") && !String(getSelection())) focus();
}

function heard(message) {
  if ("writes" in message) {
    model.writes = message.writes && !page.document.read_only;
    document.body.classList.toggle("read-only", !model.writes);
    if (model.writes) takeDown("role");
    else if (page.document.read_only) notice("role", page.document.read_only, "warning");
    else notice("role", say("Another tab writes; this one reads only."), "warning",
      element("button", { type: "button", onclick: () => post(`${base}/take-over`, { tab }) }, say("Work here instead")));
  }
  if (message.number > model.number) load().then(() => { filters.apply(filters.staying()); redraw("*"); told(); });
}

function reached(is) {
  if (is === model.reached) return;
  model.reached = is;
  if (is) takeDown("silence");
  else notice("silence", say("The server does not answer. What you write is kept here. Start it again with: {command}", { command: page.command }), "warning");
}

async function start() {
  chrome();
  filters.start();
  begin();
  filters.apply();
  const wanted = Number(/^#row-(\d+)$/.exec(location.hash)?.[1] ?? 0);
  const first = model.entries.findIndex((entry) => entry[1] & TRAITS.undecided);
  model.at = Math.min(wanted ? wanted - 1 : Math.max(first, 0), Math.max(model.entries.length - 1, 0));
  told();
  await need(model.shown.slice(Math.max(lower(model.at) - 5, 0), lower(model.at) + 25));
  if (model.entries.length) go(model.at);
  requestAnimationFrame(() => performance.mark("rows")); // for whoever measures
  document.documentElement.dataset.ready = "";
  listen(`${base}/events`, heard, reached);
  const left = drafts.all().filter((id) => placeOf(id) >= 0);
  if (left.length) {
    notice("drafts", count("{n} drafts from before are kept.", left.length), "info",
      element("button", { type: "button", onclick: () => { act.follow(left[0]); takeDown("drafts"); act.draft(); } }, say("Go on with it")));
  } else if (page.after) flash(say("{name} is done; this is the next.", { name: page.after }));
}

addEventListener("keydown", (event) => { clearTimeout(leaving); pressed(event, act, page.keys); });
document.addEventListener("click", clicked);
addEventListener("scroll", () => requestAnimationFrame(() => redraw()), { passive: true });
addEventListener("resize", () => { redraw("*"); drawMap(map); });
addEventListener("hashchange", (event) => { const row = Number(/#row-(\d+)$/.exec(event.newURL)?.[1]); if (row) go(Math.min(row, model.entries.length) - 1); });
map.addEventListener("click", (event) => go(placeAtX(map, event.offsetX)));
at("search-form").addEventListener("submit", async (event) => { event.preventDefault(); await find(); focus(); });
searchBox.addEventListener("input", () => { if (!searchBox.value) find(); });
searchBox.addEventListener("keydown", (event) => { if (event.key === "Escape") { searchBox.value = ""; find(); focus(); } });
at("filters").addEventListener("toggle", () => {
  if (at("filters").open && !at("filters").querySelector("input")) filters.panel(document.querySelector(".filter-panel"), filtered);
});
at("show-all").addEventListener("click", () => { searchBox.value = ""; filters.clear(); filtered(); });
start();
