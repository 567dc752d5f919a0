// Talks to the server: what is asked of it, and what it tells of other tabs.
import { page, say } from "./words.js";

export class Refused extends Error {
  constructor(status, told, body = {}) {
    super(told);
    this.status = status; // 0 where no server answered
    this.body = body;
  }
}

async function answer(path, options) {
  let response;
  try {
    response = await fetch(`${page.root}${path}`, options);
  } catch {
    throw new Refused(0, say("The server does not answer."));
  }
  const isJson = (response.headers.get("content-type") || "").startsWith("application/json");
  const body = isJson ? await response.json() : {};
  if (!response.ok) throw new Refused(response.status, body.told || say("The server refused it."), body);
  return body;
}

export const get = (path) => answer(path, {});
export const post = (path, body) =>
  answer(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

// A tab keeps its name when it is loaded again, and a copy of a tab gets one of its own.
function ownName() {
  const name = sessionStorage.getItem("tab") || crypto.randomUUID();
  sessionStorage.removeItem("tab");
  addEventListener("pagehide", () => sessionStorage.setItem("tab", name));
  return name;
}
export const tab = ownName();

// Calls `heard` with each message, and `reached` with whether the server can be reached.
export function listen(path, heard, reached) {
  const source = new EventSource(`${page.root}${path}?tab=${tab}`);
  source.addEventListener("message", (event) => heard(JSON.parse(event.data)));
  source.addEventListener("open", () => reached(true));
  source.addEventListener("error", () => reached(false));
  addEventListener("pagehide", () => source.close());
}
