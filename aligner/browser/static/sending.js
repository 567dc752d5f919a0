// Sends steps one after the other, each with the number it has seen, and keeps them until the server has them.
import { base, model } from "./model.js";
import { post, Refused, tab } from "./server.js";
import { say } from "./words.js";

const PATIENCE = 2000; // milliseconds between attempts to reach a server that does not answer
let last = Promise.resolve();
let waiting = 0;

addEventListener("beforeunload", (event) => { if (waiting) event.preventDefault(); });

// `changed` is told when a row's mark does; gives the answer, or null where the server refused.
export function send(path, body, row, { changed, stale }) {
  const mark = (told) => { if (row) model.saving.set(row, told); changed(row); };
  waiting += 1;
  mark("saving");
  const done = last.then(() => attempt(path, body, mark, stale)).then((answer) => {
    if (answer) mark("saved");
    return answer;
  }).finally(() => { waiting -= 1; });
  last = done.catch(() => {});
  return done;
}

async function attempt(path, body, mark, stale) {
  for (;;) {
    try {
      return await post(`${base}/${path}`, { ...body, tab, seen: model.number });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status) {
        mark(say("not saved: {reason}", { reason: error.message }));
        if (error.status === 409) await stale();
        return null;
      }
      mark(say("not saved: the server does not answer; trying again"));
      await new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
    }
  }
}
