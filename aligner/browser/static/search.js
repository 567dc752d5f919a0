// Asks the searching worker; a pattern that takes too long is stopped.
import { base, model } from "./model.js";
import { page, say } from "./words.js";

const PATIENCE = 4000; // milliseconds
let worker = null;

export function search(words, isRegex) {
  worker ??= new Worker(`${page.root}/static/searching.js`, { type: "module" });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      worker.terminate();
      worker = null;
      reject(new Error(say("The pattern takes too long on these texts.")));
    }, PATIENCE);
    worker.onmessage = ({ data }) => {
      clearTimeout(late);
      if (data.wrong) reject(new Error(say("This pattern cannot be used: {reason}", { reason: data.wrong })));
      else resolve(data.places);
    };
    worker.postMessage({ address: `${page.root}${base}/texts`, words, isRegex, seen: model.number });
  });
}
