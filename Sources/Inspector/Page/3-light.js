// One thing lights up everywhere. An element stands for things by keys:
//
//     x:7   the span number 7         s:12  source line 12            u:12  code that runs on line 12
//     n:x   a name, temp or variable  b:3   a block                   i:3   a row inside that block
//     g:2   an exception region       q:4   a state                   r:5   a register
//     L:1   a label of the image      f:2   a function
//
// Each column keeps an index from keys to its elements. Hovering lights what shares a key; clicking pins it; the
// stepper marks the state a machine stands in.

/** Indexes of all columns, by column: a Map from key to elements. */
const indexes = new Map();

/** Says that an element stands for keys. `reach` are weaker ones: found by them, but they do not start from here. */
function stands(column, element, keys, reach = []) {
  element.keys = keys;
  let index = indexes.get(column);
  if (!index) indexes.set(column, (index = new Map()));
  for (const key of [...keys, ...reach]) {
    const list = index.get(key);
    if (list) list.push(element);
    else index.set(key, [element]);
  }
}

const forgetColumn = (column) => indexes.delete(column);

/** Elements of a column (or of all) that stand for a key. */
function standing(key, column) {
  if (column) return indexes.get(column)?.get(key) ?? [];
  const all = [];
  for (const index of indexes.values()) {
    const list = index.get(key);
    if (list) all.push(...list);
  }
  return all;
}

/** What lights up for some keys: [[element, class]…], the strong ones first. */
function lightFor(keys) {
  const lit = [];
  for (const key of keys) {
    const kind = key[0];
    const rest = key.slice(2);
    // A local name means something else in other functions.
    const isLocal = kind === 'n' && rest in (view.fn?.home ?? {});
    for (const e of standing(key)) if (!isLocal || !e.place || holds(view.fn, e.place[0])) lit.push([e, 'lit']);
    if (kind === 'x') {
      const line = lineOf(Number(rest));
      if (line) {
        for (const e of standing('s:' + line)) lit.push([e, e.classList.contains('row') ? 'lit-line' : 'lit']);
        for (const e of standing('u:' + line)) lit.push([e, 'runs']);
      }
    } else if (kind === 's') {
      for (const e of standing('u:' + rest)) lit.push([e, 'runs']);
    } else if (kind === 'b') {
      for (const e of standing('i:' + rest)) lit.push([e, 'lit-in']);
    } else if (kind === 'n') {
      for (const e of registerElements(rest)) lit.push([e, 'lit']);
    } else if (kind === 'r') {
      for (const e of valuesIn(Number(rest))) lit.push([e, 'lit']);
    }
  }
  return lit;
}

/** Where the image names the register of a value. Values share registers, so only rows from where the value occurs. */
function registerElements(name) {
  const register = view.fn?.home[name];
  if (register === undefined || register < 0) return [];
  const spans = new Set();
  for (const e of standing('n:' + name)) {
    const span = e.closest?.('.ir .row')?.span;
    if (span) spans.add(span);
  }
  return standing('r:' + register, 'image').filter((e) => spans.has(e.closest('.row')?.span));
}

/** Where the last pass names what a register holds, on the rows from which the register's own rows come. */
function valuesIn(register) {
  const found = [];
  for (const [name, home] of Object.entries(view.fn?.home ?? {})) {
    if (home === register) found.push(...standing('n:' + name, 'machine'), ...standing('n:' + name, 'slots'));
  }
  return found;
}

// MARK: Hover

let hovered = [];

function clearHover() {
  for (const [e, c] of hovered) e.classList.remove(c);
  hovered = [];
  paintSpan('span', []);
}

function hover(keys) {
  clearHover();
  if (!keys?.length) return;
  hovered = lightFor(keys);
  for (const [e, c] of hovered) e.classList.add(c);
  paintSpan('span', spansOf(keys));
}

const spansOf = (keys) => keys.filter((k) => k[0] === 'x').map((k) => Number(k.slice(2))).filter((s) => lineOf(s) > 0);

/** Paints spans over the source's characters, with the browser's highlights; without them the line alone lights. */
function paintSpan(name, spans) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.delete(name);
  const ranges = [];
  for (const number of spans) {
    const s = spanAt(number);
    const first = rowOfLine(s.line), last = rowOfLine(s.endLine);
    if (!first || !last || s.endLine - s.line > 40) continue;
    const from = pointIn(first.querySelector('.text'), unitColumn(s.line, s.column));
    const to = pointIn(last.querySelector('.text'), unitColumn(s.endLine, s.endColumn));
    if (!from || !to) continue;
    const range = new Range();
    range.setStart(...from);
    range.setEnd(...to);
    ranges.push(range);
  }
  if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges));
}

/** The text node and offset of a character of an element. */
function pointIn(element, at) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (at <= node.length) return [node, at];
    at -= node.length;
  }
  return null;
}

// MARK: Pins

const PIN_CLASSES = Array.from({ length: 8 }, (_, i) => 'pin-' + i);

/** What is pinned: [{keys, colour}]. */
const pins = [];

/** Pins keys, or takes them off when they are pinned already. Others stay only when `add` says so. */
function pin(keys, add, origin) {
  const name = keys.join(' ');
  const old = pins.findIndex((p) => p.keys.join(' ') === name);
  if (old >= 0) pins.splice(old, 1);
  if (!add) pins.length = 0;
  if (old < 0) {
    const used = new Set(pins.map((p) => p.colour));
    let colour = 0;
    while (used.has(colour) && colour < 7) colour++;
    pins.push({ keys, colour });
  }
  paintPins();
  if (old < 0) reveal(keys, origin);
}

function clearPins() {
  pins.length = 0;
  paintPins();
}

/** Shows the pins on what is in the page now; called again after a column was built. */
function paintPins() {
  for (const e of document.querySelectorAll('.pin')) e.classList.remove('pin', ...PIN_CLASSES);
  for (const { keys, colour } of pins) {
    for (const [e, c] of lightFor(keys)) if (c === 'lit') e.classList.add('pin', 'pin-' + colour);
  }
  paintSpan('pin-0', pins.flatMap((p) => spansOf(p.keys)));
}

/** Scrolls every open column, but the one that was clicked, to the first thing that stands for the keys. */
function reveal(keys, origin) {
  const seen = new Set(origin ? [origin] : []);
  const lit = lightFor(keys);
  // What is lit by itself comes before what is lit along with it, and code before declarations.
  const rank = ([e, c]) => (c === 'lit' ? 0 : 2) + (e.classList.contains('wrap') ? 1 : 0);
  for (const wanted of [0, 1, 2, 3]) {
    for (const [e, c] of lit) {
      if (rank([e, c]) !== wanted) continue;
      const body = e.closest('.canvas, .slots, .body');
      if (!body || seen.has(body)) continue;
      seen.add(body);
      scrollTo(body, e);
    }
  }
}

/** Scrolls a column so that an element is in sight, and not at all when it is already. */
function scrollTo(body, element) {
  const a = body.getBoundingClientRect(), b = element.getBoundingClientRect();
  if (a.height === 0) return;
  if (b.top < a.top + 8 || b.bottom > a.bottom - 8) {
    body.scrollTop += b.top - a.top - Math.max(8, (a.height - b.height) / 3);
  }
  if (body.classList.contains('canvas') && (b.left < a.left || b.right > a.right)) {
    body.scrollLeft += b.left - a.left - Math.max(8, (a.width - b.width) / 2);
  }
}
