// A window of rows: only those near the screen are in the page, and the space of the others is kept free.
const ESTIMATE = 84; // pixels of a row that was never drawn
const BEYOND = 500; // pixels above and below the screen that are drawn too

// `shown()` gives the places in order, `key(place)` names a row, `draw(place, index)` makes it.
export function viewport(list, { shown, key, draw, missing }) {
  const heights = new Map();
  let drawn = new Map(); // key → element
  let tops = new Float64Array(1);
  let measured = null; // the places that `tops` is of; null when a height has changed since

  function measure() {
    const places = shown();
    if (measured === places && tops.length === places.length + 1) return;
    measured = places;
    if (tops.length !== places.length + 1) tops = new Float64Array(places.length + 1);
    for (let index = 0; index < places.length; index += 1) {
      tops[index + 1] = tops[index] + (heights.get(key(places[index])) ?? ESTIMATE);
    }
  }

  function indexAt(offset) {
    let low = 0, high = tops.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (tops[middle + 1] <= offset) low = middle + 1; else high = middle;
    }
    return Math.min(low, Math.max(shown().length - 1, 0));
  }

  const above = () => scrollY - (list.getBoundingClientRect().top + scrollY);

  // The element that must not move while others come and go: the one given, or the first on the screen.
  function anchor(id) {
    const chosen = drawn.get(id);
    const inView = (one) => { const box = one.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; };
    const fixed = chosen && inView(chosen) ? chosen : [...drawn.values()].find(inView);
    return fixed && { id: fixed.dataset.id, top: fixed.getBoundingClientRect().top };
  }

  function update(anchorId, changed = new Set()) {
    const fixed = anchor(anchorId);
    measure();
    const places = shown();
    const first = places.length ? indexAt(above() - BEYOND) : 0;
    const last = places.length ? indexAt(above() + innerHeight + BEYOND) + 1 : 0;
    const next = new Map(), wanted = [];
    for (let index = first; index < last; index += 1) {
      const id = key(places[index]);
      const kept = changed.has(id) || changed.has("*") ? null : drawn.get(id);
      const made = kept && kept.dataset.place === String(places[index]) ? kept : draw(places[index], index);
      made.dataset.id = id;
      made.dataset.place = places[index];
      next.set(id, made);
      wanted.push(made);
    }
    const staying = new Set(wanted);
    for (const old of [...list.children]) if (!staying.has(old)) old.remove();
    wanted.forEach((one, index) => { if (list.children[index] !== one) list.insertBefore(one, list.children[index] ?? null); });
    drawn = next;
    for (const [id, one] of drawn) {
      const height = one.offsetHeight;
      if (heights.get(id) === height) continue;
      heights.set(id, height);
      measured = null;
    }
    measure();
    list.style.paddingTop = `${tops[first]}px`;
    list.style.paddingBottom = `${tops[places.length] - tops[last]}px`;
    const stays = fixed && drawn.get(fixed.id);
    if (stays) {
      const moved = stays.getBoundingClientRect().top - fixed.top;
      if (Math.abs(moved) >= 1) scrollBy(0, moved);
    }
    missing(places.slice(first, last));
  }

  // Brings a row between the bars at the top and the bottom, without moving the page where it is there already.
  function reveal(index, bars) {
    const id = key(shown()[index]);
    let one = drawn.get(id);
    if (!one) {
      measure();
      if (!drawn.size) list.style.paddingBottom = `${tops[tops.length - 1]}px`; // else there is nothing to scroll yet
      const top = list.getBoundingClientRect().top + scrollY + tops[index];
      if (drawn.size || top > innerHeight - bars.bottom) scrollTo(0, top - innerHeight / 3);
      update(id);
      one = drawn.get(id);
    }
    if (!one) return null;
    const box = one.getBoundingClientRect();
    const low = bars.top + 8, high = innerHeight - bars.bottom - 8;
    if (box.top < low || box.bottom > high) {
      const room = high - low;
      const goal = box.height > room ? low : box.top < low ? low + Math.min(room / 4, room - box.height) : high - box.height - Math.min(room / 4, room - box.height);
      scrollBy(0, box.top - goal);
      update(id);
    }
    return drawn.get(id);
  }

  return { update, reveal, element: (id) => drawn.get(id) };
}
