// Filters, steps from flag to flag, and the theme. Without this script the page shows everything.
"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const numbers = (text) => (text || "").split(" ").filter(Boolean);

  const notes = all(".note");
  const gravest = ["error", "warning", "info"];
  const severityOf = new Map(notes.map((note) => [note.dataset.flag, note.dataset.severity]));
  const marks = all("mark").map((mark) => ({ mark, flags: numbers(mark.dataset.flags), ends: numbers(mark.dataset.ends) }));
  const echoes = all(".echo");
  const rows = all(".row").map((row) => ({ row, flags: numbers(row.dataset.flags) }));
  const onlyFlagged = find("#only-flagged");
  let here = -1; // index into shown()

  const shown = () => notes.filter((note) => !note.hidden);
  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  function tell() {
    const count = shown().length;
    const place = find("#place");
    if (place) place.textContent = here < 0 ? counted(count, "flag") : `Flag ${here + 1} of ${count}`;
  }

  function filter() {
    const checked = (name) => new Set(all(`input[name="${name}"]:checked`).map((box) => box.value));
    const severities = checked("severity"), kinds = checked("kind");
    const current = shown()[here];
    const wanted = new Set();
    for (const note of notes) {
      note.hidden = !(severities.has(note.dataset.severity) && kinds.has(note.dataset.kind));
      if (!note.hidden) wanted.add(note.dataset.flag);
    }
    for (const echo of echoes) echo.hidden = !wanted.has(echo.dataset.echo);
    for (const { mark, flags, ends } of marks) {
      const severity = gravest.find((each) => flags.some((flag) => wanted.has(flag) && severityOf.get(flag) === each));
      mark.classList.remove(...gravest);
      mark.classList.add(severity || "info");
      mark.classList.toggle("off", !severity);
      const left = ends.filter((flag) => wanted.has(flag)).join(" ");
      if (left) mark.dataset.ends = left; else delete mark.dataset.ends;
    }
    let skipped = 0;
    for (const { row, flags } of rows) {
      row.hidden = onlyFlagged.checked && !flags.some((flag) => wanted.has(flag));
      delete row.dataset.skipped;
      if (row.hidden) skipped += 1;
      else if (skipped) { row.dataset.skipped = `… ${counted(skipped, "row")} without flags`; skipped = 0; }
    }
    here = shown().indexOf(current);
    tell();
  }

  function go(index) {
    const list = shown();
    if (!list.length) return;
    here = (index + list.length) % list.length;
    for (const note of all(".note.here")) note.classList.remove("here");
    list[here].classList.add("here");
    list[here].focus({ preventScroll: true });
    const row = list[here].closest(".row");
    row.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => row.scrollIntoView({ block: "center" })); // rows come to their true height when seen
    tell();
  }

  // The step starts from what is on the screen when no flag was visited yet.
  function step(forward) {
    if (here >= 0) return go(here + (forward ? 1 : -1));
    const below = shown().findIndex((note) => note.getBoundingClientRect().top > 0);
    return go(below < 0 ? (forward ? 0 : -1) : forward ? below : below - 1);
  }

  const isDark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const nameTheme = () => { find("#theme").textContent = isDark() ? "Light" : "Dark"; };
  function turnTheme() {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    nameTheme();
  }

  const keys = find("#keys");
  const actions = {
    n: () => step(true), j: () => step(true), p: () => step(false), k: () => step(false),
    f: () => { if (onlyFlagged) { onlyFlagged.checked = !onlyFlagged.checked; filter(); } },
    t: turnTheme,
    "?": () => (keys.open ? keys.close() : keys.showModal()),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (keys.open && event.key !== "?") return;
    const action = actions[event.key] || actions[event.key.toLowerCase()];
    if (action) { event.preventDefault(); action(); }
    else if (event.key === "Escape") { const kinds = find(".kinds"); if (kinds) kinds.open = false; }
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark:not(.off)");
    if (mark) go(shown().findIndex((note) => numbers(mark.dataset.flags).includes(note.dataset.flag)));
    const kinds = find(".kinds[open]");
    if (kinds && !kinds.contains(event.target)) kinds.open = false;
  });

  find("#toolbar").hidden = false;
  find("#theme").addEventListener("click", turnTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
  find("#help").addEventListener("click", actions["?"]);
  if (notes.length) {
    find("#next").addEventListener("click", () => step(true));
    find("#previous").addEventListener("click", () => step(false));
    find("#toolbar").addEventListener("change", filter);
    filter(); // a browser that goes back keeps what was checked
  }
  nameTheme();
})();
