// Which action a key is for, whatever the layout of the keyboard.
const TYPED = "input:not([type=checkbox]), textarea, select";
const OWN = "button, a, summary, input, [role=button]";

// A Cyrillic or Greek layout has other letters on the keys: there the place of the key counts.
function latin(event) {
  if (event.key.length !== 1 || event.key.charCodeAt(0) < 128) return event.key;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter) return event.shiftKey ? letter : letter.toLowerCase();
  return { BracketLeft: "[", BracketRight: "]" }[event.code] ?? event.key;
}

export function pressed(event, act, keys) {
  if (event.defaultPrevented || event.isComposing) return;
  if ((event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph")) return;
  const key = latin(event);
  const dialog = document.querySelector("dialog[open]");
  if (dialog) { if (key === "?" && dialog.id === "keys") { event.preventDefault(); dialog.close(); } return; }
  if (event.target.closest?.(TYPED)) return;
  if (key === " " && event.target.closest?.(OWN)) return; // it presses what has the focus
  const action = keys[key];
  if (!action) return;
  event.preventDefault();
  act[action](key);
}
