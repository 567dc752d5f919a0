// What each key and button does.
import { drop, kept } from "./drafts.js";
import { askNumber, choose, commentForm, editForm, splitForm } from "./forms.js";
import { current, has, idAt, lower, model, need, placeOf, TRAITS } from "./model.js";
import { page, say } from "./words.js";

const SIDES = ["source", "target"];

// `screen` draws: go(place), redraw(id), say(words), step(what, row, arguments) → answer or null, theme(), …
export function actions(screen) {
  const step = (what, values = {}, row = idAt(model.at)) => screen.step({ what, row, arguments: values });
  const index = () => lower(model.at);

  function along(direction, wanted, { quietly = false } = {}) {
    const places = model.shown;
    const here = places[index()] === model.at ? index() : direction > 0 ? index() - 1 : index();
    for (let at = here + direction; at >= 0 && at < places.length; at += direction) {
      if (wanted(places[at])) { screen.go(places[at]); return true; }
    }
    if (!quietly) screen.tell(direction > 0 ? say("Nothing more below.") : say("Nothing more above."));
    return false;
  }

  const flagged = (place) => has(place, TRAITS.error | TRAITS.warning | TRAITS.info);

  async function alongFlags(direction) {
    const flags = current()?.flags ?? [], next = model.flag + direction;
    if (next >= 0 && next < flags.length) { model.flag = next; screen.redraw(idAt(model.at)); return; }
    if (along(direction, flagged) && direction < 0) {
      await need([model.at]);
      model.flag = Math.max((current()?.flags.length ?? 1) - 1, 0);
      screen.redraw(idAt(model.at));
    }
  }

  async function decide(what) {
    const row = idAt(model.at), wasOpen = has(model.at, TRAITS.undecided), done = step(what, {}, row);
    const goesOn = along(1, (place) => has(place, TRAITS.undecided), { quietly: true });
    if (!goesOn) along(1, () => true, { quietly: true });
    if ((await done) && wasOpen && !goesOn) screen.ended();
  }

  function begin(make) {
    if (!model.writes) return screen.readOnly();
    leave(false);
    if (model.entries.length) screen.go(model.at); // it may be away from the screen
    const row = current();
    if (!row) return undefined;
    const form = make(row, model.side, { submit: () => {}, leave: () => leave() });
    model.begun = { row: row.id, ...form };
    screen.redraw(row.id);
    return form.begin();
  }

  // A form sends its step; its draft goes when the server has it.
  const sending = (make, what) => begin((row, side, ways) => make(row, side, {
    ...ways,
    submit: async (values) => {
      model.begun = null;
      screen.redraw(row.id);
      screen.focus();
      if (!Object.keys(values).length) { drop(row.id); screen.redraw(row.id); return; }
      if (await step(what, values, row.id)) { drop(row.id); screen.redraw(row.id); }
    },
  }));

  // Whoever leaves a form by its key gives up what is in it; whoever goes elsewhere finds it again.
  function leave(givesUp = true) {
    if (!model.begun) return;
    const { row, from } = model.begun;
    if (row && givesUp) drop(row);
    model.begun = null;
    screen.redraw(row ?? from);
    screen.focus();
  }

  // Two rows: the first time chooses one, the second time does it.
  function between(what, words) {
    if (!model.writes) { screen.readOnly(); return; }
    const here = idAt(model.at);
    if (model.begun?.what !== what) {
      leave(false);
      model.begun = { what, from: here };
      screen.redraw(here);
      screen.tell(words);
      return;
    }
    const { from } = model.begun;
    model.begun = null;
    screen.redraw(from);
    if (from === here) return;
    if (what === "link") { step(what, { with: here }, from); return; }
    const [first, last] = placeOf(from) < model.at ? [from, here] : [here, from];
    step(what, { until: last }, first);
  }

  async function dismissMore() {
    const row = current(), flag = row?.flags[model.flag];
    if (!flag) return;
    const chosen = await choose(say("Dismiss which flags?"), [
      { label: say("all flags of this row"), value: "row" },
      ...(flag.cause ? [{ label: say("all of this kind with these words, in all documents of the folder"), value: "rule" }] : []),
    ]);
    screen.focus();
    if (chosen === "row") step("dismiss", { all: true }, row.id);
    else if (chosen) step("dismiss", { flag: flag.id, rule: true }, row.id);
  }

  return {
    next_row: () => along(1, () => true),
    previous_row: () => along(-1, () => true),
    next_undecided: () => along(1, (place) => has(place, TRAITS.undecided)),
    previous_undecided: () => along(-1, (place) => has(place, TRAITS.undecided)),
    next_flag: () => alongFlags(1),
    previous_flag: () => alongFlags(-1),
    go_to: async () => {
      const number = await askNumber(say("Go to row"), model.entries.length);
      if (number) screen.go(Math.min(Math.max(number, 1), model.entries.length) - 1);
      screen.focus();
    },
    choose_side: (key) => {
      model.side = key === "ArrowLeft" ? 0 : key === "ArrowRight" ? 1 : 1 - model.side;
      screen.redraw(idAt(model.at));
      screen.tell(say("{language} side", { language: page.names[model.side] }));
    },
    accept: () => decide("accept"),
    reject: () => decide("reject"),
    ask: () => decide("ask"),
    reopen: () => step("reopen"),
    dismiss: () => { const flag = current()?.flags[model.flag]; if (flag) step("dismiss", { flag: flag.id }); },
    dismiss_more: dismissMore,
    fix: (_, which = 0) => {
      const row = current(), fix = row?.flags[model.flag]?.fixes[which];
      if (!fix) { screen.tell(say("This flag proposes no fix.")); return; }
      step("edit", { [SIDES[fix.side]]: fix.text }, row.id);
    },
    comment: () => sending((row, _, ways) => commentForm(row, ways), "comment"),
    edit: () => sending(editForm, "edit"),
    draft: () => sending(...(kept(idAt(model.at))?.kind === "comment" ? [(row, _, ways) => commentForm(row, ways), "comment"] : [editForm, "edit"])),
    split: () => sending(splitForm, "split"),
    merge: () => step("merge", { with: "below" }),
    move_up: () => step("move", { side: SIDES[model.side], to: "above" }),
    move_down: () => step("move", { side: SIDES[model.side], to: "below" }),
    detach: () => step("detach"),
    link: () => between("link", say("Link: go to the other row and press l again; Esc leaves.")),
    realign: () => between("realign", say("Align anew: go to the other row and press R again; Esc leaves.")),
    undo: () => screen.undo("undo"),
    redo: () => screen.undo("redo"),
    search: () => screen.search(),
    filters: () => screen.filters(),
    theme: () => screen.theme(),
    help: () => screen.help(),
    leave: () => { if (screen.isBusy()) screen.filters(); else leave(); },
    restore: (_, flag) => step("restore", { flag }),
    follow: (id) => { const place = placeOf(id); if (place >= 0) screen.go(place); },
  };
}
