// A row as an element: number, the two texts with their marks, and the remarks.
import { model, has, textAt, idAt, base } from "./model.js";
import { kept } from "./drafts.js";
import { count, element, page, say } from "./words.js";

const SIGNS = { error: "✗", warning: "!", info: "i" };
const GRAVEST = ["error", "warning", "info"];
const DECISIONS = { accepted: say("Accepted"), rejected: say("Rejected: stays out"), asked: say("Asked: stays out till answered") };
const DOUBTS = { unsure: say("Unsure pair"), doubtful: say("Doubtful pair") };
const SEVERITIES = { error: say("error"), warning: say("warning"), info: say("information") };

export function rowElement(place, index) {
  const row = textAt(place), id = idAt(place), number = place + 1;
  const parts = ["number", "source", "target", "margin"].map((part) => `${part}-${number}`);
  const made = element("li", {
    class: "row", id: `row-${number}`, tabindex: "-1", "aria-posinset": index + 1, "aria-setsize": model.shown.length,
    "aria-labelledby": parts.join(" "),
  });
  made.append(element("a", { class: "number", id: parts[0], href: `#row-${number}`, "aria-label": say("Row {n}", { n: number }) }, String(number)));
  if (!row) {
    made.classList.add("waiting");
    made.append(element("p", { class: "small" }, "…"));
    return made;
  }
  made.classList.add(row.decision);
  if (row.doubt) made.classList.add(row.doubt);
  if (has(place, 256)) made.classList.add("null");
  const sides = row.sides.map((side, which) => cell(side, which, row, parts[1 + which]));
  if (row.sides.some((side) => side.blocks[0]?.opens)) made.classList.add("opens");
  const form = model.begun?.row === id && model.begun.form;
  if (form && model.begun.covers) made.append(form);
  else made.append(element("div", { class: "sides" }, ...sides));
  made.append(margin(row, id, parts[3], form && !model.begun.covers ? form : null));
  if (model.begun?.from === id) made.classList.add("pinned");
  return made;
}

function cell(side, which, row, id) {
  const made = element("div", { class: `cell ${which ? "target" : "source"}`, id, lang: page.document.languages[which], "data-side": which });
  for (const block of side.blocks) {
    const text = element("p", { class: `block ${block.kind}${block.opens ? " opens" : ""}`, dir: "auto" });
    block.segments.forEach((segment, number) => {
      if (number) text.append(" ");
      text.append(element("span", { class: `segment ${block.kind}` }, ...segment.map(([words, flags]) => piece(words, flags, row))));
    });
    made.append(text);
  }
  if (!side.blocks.length) {
    const isHeading = row.sides[1 - which].blocks.every((block) => block.kind === "heading"), language = page.names[which];
    made.append(element("p", { class: "gap", lang: page.lang },
      element("span", {}, isHeading ? say("No heading in {language}", { language }) : say("Nothing in {language}", { language }))));
  }
  return made;
}

function piece(words, flags, row) {
  if (!flags.length) return words;
  const severity = GRAVEST.find((one) => flags.some((flag) => row.flags[flag].severity === one));
  return element("mark", { class: severity, "data-flags": flags.join(" ") }, words);
}

function margin(row, id, name, form) {
  const made = element("div", { class: "margin", id: name });
  const state = element("p", { class: "state" });
  if (row.decision !== "open") state.append(element("strong", { class: "decision" }, DECISIONS[row.decision]), " ");
  if (row.edited) state.append(element("span", { class: "small" }, say("edited")), " ");
  if (row.doubt) state.append(element("span", { class: "doubt" }, `${DOUBTS[row.doubt]} ${row.confidence.toFixed(2)}`), " ");
  if (kept(id)) state.append(element("button", { type: "button", class: "draft", "data-action": "draft" }, say("Draft kept: go on")), " ");
  state.append(savedMark(id));
  made.append(state);
  row.flags.forEach((flag, number) => made.append(note(flag, number)));
  if (row.comment && !form) made.append(element("p", { class: "comment", dir: "auto" }, row.comment));
  if (form) made.append(form);
  if (row.dismissed.length) {
    made.append(element("details", { class: "dismissed" },
      element("summary", {}, count("{n} dismissed flags", row.dismissed.length)),
      ...row.dismissed.map((flag) => element("p", { class: "small" }, `${flag.title}: ${flag.message} `,
        element("button", { type: "button", class: "quiet", "data-restore": flag.id }, say("Bring back"))))));
  }
  return made;
}

// What became of the last step on a row: it stands beside the row until another takes its place.
export function savedMark(id) {
  const told = model.saving.get(id);
  const words = { saving: say("saving…"), saved: say("saved") }[told] ?? told ?? "";
  return element("span", { class: `mark-saved ${told === "saved" ? "done" : told === "saving" ? "" : told ? "failed" : ""}`, "data-saved": id }, words);
}

function note(flag, number) {
  const made = element("div", { class: `note ${flag.severity}`, "data-flag": number });
  made.append(
    element("p", { class: "what" },
      element("span", { class: "sign", "aria-hidden": "true" }, SIGNS[flag.severity]), " ",
      element("strong", {}, flag.title), " ",
      element("span", { class: "severity" }, `${SEVERITIES[flag.severity]}, ${flag.certainty}`)),
    element("p", { class: "why", dir: "auto", lang: "en" }, flag.message));
  const buttons = element("p", { class: "buttons" });
  flag.fixes.forEach((fix, which) => {
    buttons.append(element("button", { type: "button", class: "fix", "data-action": "fix", "data-fix": which },
      element("del", {}, fix.before), " → ", element("ins", {}, fix.replacement), " ", element("kbd", { "aria-hidden": "true" }, "f")));
  });
  buttons.append(
    element("button", { type: "button", class: "quiet", "data-action": "dismiss" }, say("Dismiss")),
    element("button", { type: "button", class: "quiet", "data-action": "dismiss_more" }, say("Dismiss more…")),
    element("button", { type: "button", class: "quiet", "data-action": "next_flag" }, say("Later")));
  made.append(buttons);
  return made;
}

export const linkTo = (place) => `${page.root}${base}/#row-${place + 1}`;
