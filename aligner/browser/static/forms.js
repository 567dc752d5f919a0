// The forms of a row: its texts to edit, its carets to split at, its comment; and the questions of a dialog.
import { keep, kept } from "./drafts.js";
import { element, page, say } from "./words.js";

const codePoints = (text) => [...text].length; // the server counts characters as Python does

function area(label, lang, text) {
  const made = element("textarea", { lang, dir: "auto", "aria-label": label, spellcheck: "true" });
  made.value = text;
  return made;
}

function fit(made) {
  made.style.height = "auto";
  made.style.height = `${made.scrollHeight + 4}px`;
}

function buttons(words, leave) {
  return element("p", { class: "buttons" },
    element("button", { type: "submit" }, words, " ", element("kbd", { "aria-hidden": "true" }, "Enter")),
    element("button", { type: "button", onclick: leave }, say("Leave"), " ", element("kbd", { "aria-hidden": "true" }, "Esc")));
}

// Enter sends a form, Shift+Enter begins a line in a comment, Escape leaves.
function withKeys(form, submit, leave) {
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  form.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && event.target.tagName === "TEXTAREA") { event.preventDefault(); submit(); }
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); leave(); }
  });
  return form;
}

export function editForm(row, side, { submit, leave }) {
  const draft = kept(row.id), before = row.sides.map((one) => one.text);
  const start = draft?.kind === "edit" ? draft.texts : before;
  const areas = start.map((text, which) => area(say("{language} text", { language: page.names[which] }), page.document.languages[which], text));
  const form = element("form", { class: "editing" }, element("div", { class: "sides" }, ...areas));
  form.append(buttons(say("Save"), leave));
  const shownBefore = areas.map((one, which) => { const probe = element("textarea"); probe.value = before[which]; return probe.value; });
  for (const one of areas) {
    one.addEventListener("input", () => { fit(one); keep(row.id, { kind: "edit", texts: areas.map((each) => each.value) }); });
  }
  // A side that nobody touched is not sent: a textarea does not hold every character as it was.
  const changed = () => Object.fromEntries(["source", "target"].flatMap((name, which) =>
    areas[which].value === shownBefore[which] ? [] : [[name, areas[which].value]]));
  withKeys(form, () => submit(changed()), leave);
  return { form, covers: true, begin: () => { areas.forEach(fit); areas[side].focus(); } };
}

// Carets in texts that cannot be changed; what the two new rows will hold is shown below them.
export function splitForm(row, side, { submit, leave }) {
  const texts = row.sides.map((one) => one.text), carets = proposed(row);
  const areas = texts.map((text, which) => area(say("Where to part the {language} text", { language: page.names[which] }), page.document.languages[which], text));
  const preview = element("div", { class: "preview", role: "status" });
  const form = element("form", { class: "editing splitting" },
    element("p", { class: "small" }, say("Move the carets with the arrow keys, Tab goes to the other text.")),
    element("div", { class: "sides" }, ...areas), preview, buttons(say("Split"), leave));
  const show = () => {
    preview.replaceChildren(...[0, 1].map((half) => element("p", {}, ...texts.flatMap((text, which) => {
      const part = half ? text.slice(carets[which]) : text.slice(0, carets[which]);
      return [element("span", { lang: page.document.languages[which], dir: "auto" }, part.trim() || "∅"), which ? null : " │ "];
    }))));
  };
  areas.forEach((one, which) => {
    one.addEventListener("beforeinput", (event) => event.preventDefault());
    for (const kind of ["keyup", "click", "focus", "select"]) {
      one.addEventListener(kind, () => { carets[which] = one.selectionStart; show(); });
    }
  });
  withKeys(form, () => submit({
    source: codePoints(texts[0].slice(0, carets[0])), target: codePoints(texts[1].slice(0, carets[1])),
  }), leave);
  return {
    form, covers: true, begin: () => {
      areas.forEach((one, which) => { fit(one); one.setSelectionRange(carets[which], carets[which]); });
      areas[texts[side] ? side : 1 - side].focus();
      show();
    },
  };
}

// After the first sentence of the side that has several, and at the like share of the other.
function proposed(row) {
  const borders = row.sides.map((side) => {
    const found = [];
    let place = 0;
    for (const length of side.sentences.slice(0, -1)) { place += length + 1; found.push(place); }
    return found;
  });
  return row.sides.map((side, which) => {
    const middle = side.text.length / 2, known = borders[which];
    if (known.length) return utf16(side.text, known.reduce((best, one) => (Math.abs(one - middle) < Math.abs(best - middle) ? one : best)));
    const space = side.text.indexOf(" ", middle);
    return space < 0 ? side.text.length : space + 1;
  });
}

const utf16 = (text, points) => [...text].slice(0, points).join("").length;

export function commentForm(row, { submit, leave }) {
  const draft = kept(row.id);
  const one = area(say("Comment"), page.lang, draft?.kind === "comment" ? draft.text : row.comment);
  const form = element("form", { class: "commenting" }, one, buttons(say("Save"), leave));
  one.addEventListener("input", () => { fit(one); keep(row.id, { kind: "comment", text: one.value }); });
  withKeys(form, () => submit({ text: one.value }), leave);
  return { form, covers: false, begin: () => { fit(one); one.focus(); } };
}

// Asks one thing in the dialog: choices as {label, value}, each with its figure as key, or a number to type.
export function choose(title, choices) {
  const dialog = document.getElementById("asking"), form = document.getElementById("asking-form");
  document.getElementById("asking-title").textContent = title;
  form.replaceChildren(
    ...choices.map(({ label, value }, number) => element("button", { value }, element("kbd", { "aria-hidden": "true" }, String(number + 1)), " ", label)),
    element("button", { value: "" }, say("Leave"), " ", element("kbd", { "aria-hidden": "true" }, "Esc")));
  const byFigure = (event) => { form.children[Number(event.key) - 1]?.click(); };
  return opened(dialog, byFigure, () => dialog.returnValue || null);
}

export function askNumber(title, most) {
  const dialog = document.getElementById("asking"), form = document.getElementById("asking-form");
  document.getElementById("asking-title").textContent = title;
  const input = element("input", { type: "number", min: "1", max: String(most), required: true, "aria-label": title });
  form.replaceChildren(input, " ", element("button", { value: "go" }, say("Go")));
  return opened(dialog, null, () => (dialog.returnValue === "go" ? Number(input.value) : null));
}

function opened(dialog, keyed, value) {
  return new Promise((resolve) => {
    dialog.returnValue = "";
    if (keyed) dialog.addEventListener("keydown", keyed);
    dialog.addEventListener("close", () => {
      if (keyed) dialog.removeEventListener("keydown", keyed);
      resolve(value());
    }, { once: true });
    dialog.showModal();
  });
}
