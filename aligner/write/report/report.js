// Filters, search, steps from place to place, and the theme. Without this script the page shows everything.
"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const numbers = (text) => (text || "").split(" ").filter(Boolean);
  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  const notes = all(".note");
  const stops = all(".note, .doubt"); // what n and p lead to, in the order of the texts
  const gravest = ["error", "warning", "info"];
  const severityOf = new Map(notes.map((note) => [note.dataset.flag, note.dataset.severity]));
  const marks = all("mark").map((mark) => ({ mark, flags: numbers(mark.dataset.flags), ends: numbers(mark.dataset.ends) }));
  const echoes = all(".echo");
  const rows = all(".row").map((row) => ({ row, flags: numbers(row.dataset.flags), isUnsure: Boolean(row.querySelector(".doubt")) }));
  const only = find("#only"), search = find("#search");
  let here = -1; // index into shown()

  const shown = () => stops.filter((stop) => !stop.hidden && !stop.closest(".row").hidden);

  function tell() {
    const count = shown().length;
    const place = find("#place");
    if (place) place.textContent = here < 0 ? counted(count, "place") : `${here + 1} of ${count}`;
  }

  const said = (text) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
  function holds(each, words) {
    each.said ??= said(all(".cell", each.row).map((cell) => cell.textContent).join("\n"));
    return each.said.includes(words);
  }

  function filter() {
    const checked = (name) => new Set(all(`input[name="${name}"]:checked`).map((box) => box.value));
    const severities = checked("severity"), kinds = checked("kind"), words = said(search.value.trim());
    const current = shown()[here];
    const wanted = new Set();
    for (const note of notes) {
      note.hidden = !(severities.has(note.dataset.severity) && kinds.has(note.dataset.kind));
      if (!note.hidden) wanted.add(note.dataset.flag);
    }
    for (const doubt of all(".doubt")) doubt.hidden = !severities.has("unsure");
    for (const echo of echoes) echo.hidden = !wanted.has(echo.dataset.echo);
    for (const { mark, flags, ends } of marks) {
      const severity = gravest.find((each) => flags.some((flag) => wanted.has(flag) && severityOf.get(flag) === each));
      mark.classList.remove(...gravest);
      mark.classList.add(severity || "info");
      mark.classList.toggle("off", !severity);
      const left = ends.filter((flag) => wanted.has(flag)).join(" ");
      if (left) mark.dataset.ends = left; else delete mark.dataset.ends;
    }
    const isOnly = only !== null && only.checked;
    let skipped = 0, last = null;
    for (const each of rows) {
      const asks = each.flags.some((flag) => wanted.has(flag)) || (each.isUnsure && severities.has("unsure"));
      each.row.hidden = (isOnly && !asks) || (words !== "" && !holds(each, words));
      delete each.row.dataset.skipped;
      if (each.row.hidden) skipped += 1;
      else {
        if (skipped) each.row.dataset.skipped = `… ${counted(skipped, "row")} hidden`;
        skipped = 0; last = each.row;
      }
    }
    find("#none").hidden = last !== null || !rows.length;
    find(".languages").hidden = last === null && rows.length > 0;
    here = shown().indexOf(current);
    tell();
  }

  // What was chosen lasts from one report to the next where the browser lets a file keep it.
  const KEPT = "aligner-report";
  function keep() {
    const off = all('input[name="severity"]:not(:checked)').map((box) => box.value);
    const choice = { off, on: all('input[name="severity"]:checked').map((box) => box.value), only: Boolean(only && only.checked), theme: document.documentElement.dataset.theme };
    try { localStorage.setItem(KEPT, JSON.stringify(choice)); } catch { /* the page works without */ }
  }
  function recall() {
    let choice;
    try { choice = JSON.parse(localStorage.getItem(KEPT)); } catch { return; }
    if (!choice) return;
    for (const box of all('input[name="severity"]')) {
      if ((choice.off || []).includes(box.value)) box.checked = false;
      if ((choice.on || []).includes(box.value)) box.checked = true;
    }
    if (only) only.checked = Boolean(choice.only);
    if (choice.theme) document.documentElement.dataset.theme = choice.theme;
  }

  function showAll() {
    search.value = "";
    if (only) only.checked = false;
    for (const box of all('input[name="kind"]')) box.checked = true;
    filter();
  }

  function onlyKind(kind) {
    for (const box of all('input[name="kind"]')) box.checked = box.value === kind;
    for (const box of all('input[name="severity"]')) box.checked = box.value !== "unsure" && notes.some((note) => note.dataset.kind === kind && note.dataset.severity === box.value);
    only.checked = true;
    filter();
    here = -1;
    step(true);
  }

  function goTo(row) {
    row.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => row.scrollIntoView({ block: "center" })); // rows come to their true height when seen
  }

  function go(index) {
    const list = shown();
    if (!list.length) return;
    here = (index + list.length) % list.length;
    for (const stop of all(".here")) stop.classList.remove("here");
    list[here].classList.add("here");
    list[here].focus({ preventScroll: true });
    goTo(list[here].closest(".row"));
    tell();
  }

  // The step starts from what is on the screen when no place was visited yet.
  function step(forward) {
    if (here >= 0) return go(here + (forward ? 1 : -1));
    const below = shown().findIndex((stop) => stop.getBoundingClientRect().top > 0);
    return go(below < 0 ? (forward ? 0 : -1) : forward ? below : below - 1);
  }

  // A lane of the map leads to the row that stands nearest to the click.
  function goByMap(lane, event) {
    const box = lane.getBoundingClientRect();
    const at = ((event.clientX - box.left) / box.width) * rows.length - 0.5;
    const places = numbers(lane.dataset.places).map(Number);
    const nearest = places.reduce((best, place) => (Math.abs(place - at) < Math.abs(best - at) ? place : best));
    const { row } = rows[nearest];
    if (row.hidden) showAll();
    const stop = shown().findIndex((each) => row.contains(each));
    if (stop >= 0) go(stop); else goTo(row);
  }

  const isDark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const nameTheme = () => { find("#theme").textContent = isDark() ? "Light" : "Dark"; };
  function turnTheme() {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    nameTheme();
    keep();
  }

  const keys = find("#keys");
  const actions = {
    n: () => step(true), j: () => step(true), p: () => step(false), k: () => step(false),
    f: () => { if (only) { only.checked = !only.checked; filter(); keep(); } },
    "/": () => search.focus(),
    t: turnTheme,
    "?": () => (keys.open ? keys.close() : keys.showModal()),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (keys.open && event.key !== "?") return;
    if (event.target === search) { if (event.key === "Escape") { search.value = ""; filter(); search.blur(); } return; }
    const action = actions[event.key] || actions[event.key.toLowerCase()];
    if (action) { event.preventDefault(); action(); }
    else if (event.key === "Escape") { const kinds = find(".kinds"); if (kinds) kinds.open = false; }
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark:not(.off)");
    if (mark) go(shown().findIndex((stop) => numbers(mark.dataset.flags).includes(stop.dataset.flag)));
    const kind = event.target.closest("[data-only]");
    if (kind) { event.preventDefault(); onlyKind(kind.dataset.only); }
    const lane = event.target.closest("svg[data-places]");
    if (lane) goByMap(lane, event);
    const kinds = find(".kinds[open]");
    if (kinds && !kinds.contains(event.target)) kinds.open = false;
  });

  find("#toolbar").hidden = false;
  find("#theme").addEventListener("click", turnTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
  find("#help").addEventListener("click", actions["?"]);
  find("#show-all").addEventListener("click", showAll);
  addEventListener("beforeprint", () => { const more = find(".more"); if (more) more.open = true; });
  let pause;
  search.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(filter, 120); });
  if (stops.length) {
    find("#next").addEventListener("click", () => step(true));
    find("#previous").addEventListener("click", () => step(false));
    find("#toolbar").addEventListener("change", () => { filter(); keep(); });
    recall();
  }
  filter();
  nameTheme();
})();
