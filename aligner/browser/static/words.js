// The words of the page in its language; the table comes with the page, and what it lacks is shown in English.
export const page = JSON.parse(document.getElementById("page").textContent);
const plurals = new Intl.PluralRules(page.lang);
const figures = new Intl.NumberFormat(page.lang);

const filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));

export function say(phrase, values = {}) {
  const told = page.phrases[phrase] ?? phrase;
  return filled(typeof told === "string" ? told : told.other, values);
}

export function count(phrase, n, values = {}) {
  const told = page.phrases[phrase] ?? phrase;
  const text = typeof told === "string" ? told : told[plurals.select(n)] ?? told.other;
  return filled(text, { n: figures.format(n), ...values });
}

// An element with its attributes and children; texts are always text nodes.
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}
