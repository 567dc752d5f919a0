// The document as the page knows it: an entry for every row, and the texts of those that were in view.
import { get, Refused } from "./server.js";
import { page } from "./words.js";

// As in shown.py
export const TRAITS = {
  undecided: 1, accepted: 2, rejected: 4, asked: 8, error: 16, warning: 32, info: 64, unsure: 128, null: 256,
  edited: 512, comment: 1024, remembered: 2048,
};

export const model = {
  number: 0, // of the last step that the page has seen
  entries: [], // [id, traits, kinds]
  shown: [], // places of the rows that the filter lets through, in order
  at: 0, // the place of the current row
  flag: 0, // which of its flags is the current one
  side: 1, // which of its texts edits and moves are for
  progress: {},
  writes: true,
  reached: true,
  begun: null, // an edit, a split, a comment, or a row to link or realign with
  saving: new Map(), // id of a row → "saving", "saved", or why it was not
};

const texts = new Map(); // id → row; `stale` says that the server has another by now
const asked = new Set();
const CHUNK = 60;

export const base = `/${page.document.key}`;
export const idAt = (place) => model.entries[place]?.[0];
export const has = (place, trait) => (model.entries[place][1] & trait) !== 0;
export const placeOf = (id) => model.entries.findIndex((entry) => entry[0] === id);
export const current = () => texts.get(idAt(model.at));
export const textAt = (place) => texts.get(idAt(place));

// The document as the page brought it, with the texts of its first screen.
export function begin() {
  settle(page.start);
  take(page.start.rows);
}

export async function load() {
  settle(await get(`${base}/entries`));
  for (const row of texts.values()) row.stale = true;
}

function settle(state) {
  model.number = state.number;
  model.entries = state.entries;
  model.progress = state.progress;
}

// Fetches the rows of these places that are not here yet; gives the ids of those that came.
export async function need(places) {
  const missing = places.filter((place) => {
    const id = idAt(place), row = texts.get(id);
    return id !== undefined && (!row || row.stale) && !asked.has(id);
  });
  if (!missing.length) return [];
  const ids = missing.map(idAt), came = [];
  for (const id of ids) asked.add(id);
  try {
    for (let first = 0; first < missing.length; first += CHUNK) {
      const answer = await get(`${base}/rows?at=${missing.slice(first, first + CHUNK).join(",")}`);
      take(answer.rows);
      for (const row of answer.rows) came.push(row.id);
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  } finally {
    for (const id of ids) asked.delete(id);
  }
  return came;
}

export function take(rows) {
  for (const row of rows) texts.set(row.id, row);
}

// Puts the entries of an answer in the place of those that they follow; the current row stays the same if it is there.
export function splice({ start, stop, entries }) {
  const id = idAt(model.at), wasShown = new Set(model.shown.slice(lower(start), lower(stop)).map(idAt));
  for (let place = start; place < stop; place += 1) {
    const row = texts.get(idAt(place));
    if (row) row.stale = true;
  }
  const same = stop - start === entries.length;
  model.entries = [...model.entries.slice(0, start), ...entries, ...model.entries.slice(stop)];
  if (!same) {
    const place = placeOf(id);
    model.at = place >= 0 ? place : Math.min(start, model.entries.length - 1);
  }
  return wasShown;
}

// The first index in `shown` whose place is not before this one.
export function lower(place) {
  let low = 0, high = model.shown.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (model.shown[middle] < place) low = middle + 1; else high = middle;
  }
  return low;
}
