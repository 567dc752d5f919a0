// Which rows are shown: those that the filter and the search let through, and those that were shown till now.
import { model, TRAITS, idAt } from "./model.js";
import { count, element, page, say } from "./words.js";

const GROUPS = {
  [say("Rows")]: ["undecided", "accepted", "rejected", "asked", "unsure", "null", "edited", "comment", "remembered"],
  [say("Severity")]: ["error", "warning", "info"],
};
const NAMES = {
  undecided: say("undecided"), accepted: say("accepted"), rejected: say("rejected"), asked: say("asked"), unsure: say("unsure"),
  null: say("one side empty"), edited: say("edited"), comment: say("with a comment"), remembered: say("with dismissed flags"),
  error: say("error"), warning: say("warning"), info: say("information"),
};
const place = `filter:${page.document.draft}`;
const chosen = { traits: 0, kinds: new Set() };
let matches = null; // places that the search has, null without one

export function start() {
  try {
    const kept = JSON.parse(localStorage.getItem(place)) ?? {};
    chosen.traits = kept.traits ?? 0;
    chosen.kinds = new Set(kept.kinds ?? []);
  } catch { /* a browser may keep nothing */ }
}

export const isFree = () => !chosen.traits && !chosen.kinds.size && matches === null;
export const found = (places) => { matches = places && new Set(places); };

export function clear() {
  chosen.traits = 0;
  chosen.kinds.clear();
  matches = null;
  keep();
}

function keep() {
  try { localStorage.setItem(place, JSON.stringify({ traits: chosen.traits, kinds: [...chosen.kinds] })); } catch { /* as above */ }
}

// `staying` are ids of rows that stay though the filter would hide them now: they were decided under one's eyes.
export function apply(staying = new Set()) {
  const masks = Object.values(GROUPS).map((names) => names.reduce((sum, name) => sum | TRAITS[name], 0) & chosen.traits).filter(Boolean);
  const passes = (entry, at) =>
    masks.every((mask) => entry[1] & mask) &&
    (!chosen.kinds.size || (entry[2] ?? []).some((kind) => chosen.kinds.has(kind))) &&
    (matches === null || matches.has(at));
  model.shown = [];
  model.entries.forEach((entry, at) => { if (passes(entry, at) || staying.has(entry[0])) model.shown.push(at); });
}

export const staying = () => new Set(isFree() ? [] : model.shown.map(idAt));

// The boxes to tick, with how many rows each would show.
export function panel(into, changed) {
  const box = (name, label, n, checked, set) =>
    element("label", {}, element("input", { type: "checkbox", name, checked, onchange: (event) => { set(event.target.checked); keep(); changed(); } }),
      ` ${label} `, element("span", { class: "amount" }, String(n)));
  const totals = new Map(), kinds = new Map();
  for (const [, traits, those = []] of model.entries) {
    for (const [name, bit] of Object.entries(TRAITS)) if (traits & bit) totals.set(name, (totals.get(name) ?? 0) + 1);
    for (const kind of those) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const group = (title, boxes) => element("fieldset", {}, element("legend", {}, title), ...boxes);
  into.replaceChildren(
    ...Object.entries(GROUPS).map(([title, names]) => group(title, names.map((name) =>
      box(name, NAMES[name], totals.get(name) ?? 0, (chosen.traits & TRAITS[name]) !== 0, (on) => {
        chosen.traits = on ? chosen.traits | TRAITS[name] : chosen.traits & ~TRAITS[name];
      })))),
    group(say("Kinds of flags"), [...kinds].sort().map(([kind, n]) =>
      box(kind, page.kinds[kind] ?? kind, n, chosen.kinds.has(kind), (on) => { chosen.kinds[on ? "add" : "delete"](kind); }))),
    element("p", {}, element("button", { type: "button", id: "clear-filter", onclick: () => { clear(); panel(into, changed); changed(); } }, say("Show all rows"))));
}

export const told = () => (isFree() ? "" : count("{n} rows shown", model.shown.length));
