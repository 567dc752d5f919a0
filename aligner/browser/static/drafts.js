// What was written and is not yet with the server: kept in the browser, so that no crash on either side loses it.
import { page } from "./words.js";

const prefix = `draft:${page.document.draft}:`;

function attempt(action, otherwise) {
  try { return action(); } catch { return otherwise; } // a browser may keep nothing, in private windows
}

// A draft is what a form holds: {kind: "edit", texts: [source, target]} or {kind: "comment", text}.
export const keep = (row, draft) => attempt(() => localStorage.setItem(prefix + row, JSON.stringify(draft)));
export const drop = (row) => attempt(() => localStorage.removeItem(prefix + row));
export const kept = (row) => attempt(() => JSON.parse(localStorage.getItem(prefix + row)), null);
export const all = () =>
  attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)), []);
