// Putting the page together: the bar, the pointer and the keys, and what the address remembers.

// MARK: The bar

const help = el('dialog', { 'aria-label': 'help' });
const KEYS = [
  [['?'], 'this list'], [['/'], 'search the open columns; Enter and Shift Enter go through what was found'],
  [['n', 'N'], 'next and previous find'], [['j', 'k'], 'next and previous function'],
  [['[', ']'], 'previous and next state of the machine'],
  [[',', '.'], 'previous and next step of a recorded run'],
  [['↑', '↓', 'Enter'], 'go along a focused column, pin the line'],
  [['1', '…', '9'], 'open or close a column'], [['a'], 'open all columns, or the usual ones again'],
  [['d'], 'compare two stages'], [['r'], 'show the lines that passes removed'], [['f'], 'list of functions'],
  [['t'], 'dark or light'], [['Esc'], 'let go of what is pinned, of the state, of the search'],
];
help.append(el('h2', null, 'Keys'),
  el('dl', null, KEYS.flatMap(([keys, what]) => (
    [el('dt', null, keys.flatMap((k) => [el('kbd', null, k), ' '])), el('dd', null, what)]))),
  el('p', null, 'Point at anything, and the same thing lights up in every column: a line, a name, a temp, a block, ',
    'a state, a register. Click to pin it, with Shift to pin several. A column’s closed strip opens by a click; ',
    'its right edge can be dragged.'),
  el('form', { method: 'dialog' }, el('button', null, 'Close')));

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  themeButton.textContent = theme === 'dark' ? '☀' : '☾';
}

const themeButton = headButton('', 'dark or light (t)', () => switchTheme(), '.icon');
let chosenTheme = null;
function switchTheme() {
  chosenTheme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
  setTheme(chosenTheme);
  remember();
}
const darkness = matchMedia('(prefers-color-scheme: dark)');
darkness.addEventListener('change', () => { if (!chosenTheme) setTheme(darkness.matches ? 'dark' : 'light'); });

const bar = el('header.bar', null,
  headButton('☰', 'list of functions (f)', () => toggleList(), '.icon'),
  el('h1', null, svg('svg.sign', { viewBox: '0 0 20 14', 'aria-hidden': 'true' },
    svg('path', { d: 'M2,12 C3,-1 17,-1 18,12' }), svg('path', { d: 'M10,11.4 v0.2' })),
  el('span.file', null, data.file), el('span.made', null, data.tool)),
  el('span.room'),
  el('div.search', { role: 'search' }, searchField, searchCount),
  el('button.wide', { type: 'button', title: 'compare two stages (d)', click: () => compareKey() }, 'Compare'),
  themeButton,
  headButton('?', 'keys and help (?)', () => help.showModal(), '.icon'));

const toggleList = () => { list.hidden = !list.hidden; };

function compareKey() {
  if (view.diff) toggleColumn({ id: 'diff' }, false);
  else compare(columnsOf(view.fn).findLast((c) => c.kind === 'ir').id);
}

// MARK: Pointer

/** What an element under the pointer stands for: [keys for hovering, keys for pinning, element]. */
function thingAt(target) {
  if (!target.closest || target.closest('.col.closed, header, .fold')) return null;
  const mark = target.closest('.mark');
  if (mark) return { keys: ['q:' + mark.state.number], mark, element: mark };
  const t = target.closest('.t[data-k]');
  if (t) {
    const keys = t.key === '-' ? [] : [t.key];
    if (t.place) {
      if (!holds(view.fn, t.place[0])) keys.length = 0;
      t.found ??= spanHolding(...t.place);
      if (t.found) keys.push('x:' + t.found);
      return { keys, pin: ['s:' + t.place[0], ...keys], line: t.place[0], element: t };
    }
    if (keys.length) return { keys, element: t };
  }
  const e = target.closest('.node, .region, .row, .side, .slots td, .slots th');
  if (!e?.keys?.length) return null;
  const line = e.dataset?.line;
  return { keys: e.keys, line: line ? Number(line) : undefined, element: e };
}

place.addEventListener('pointerover', (e) => { if (e.pointerType !== 'touch') hover(thingAt(e.target)?.keys); });
place.addEventListener('pointerleave', () => clearHover());
place.addEventListener('click', (e) => {
  const sign = e.target.closest?.('.fold');
  if (sign) {
    const row = sign.closest('.row');
    fold(row, [...row.closest('.lines').querySelectorAll('.row')], !row.shut);
    return;
  }
  if (getSelection()?.toString()) return;
  e.target.closest?.('.row.brief')?.classList.add('whole');
  choose(thingAt(e.target), e.shiftKey || e.ctrlKey || e.metaKey);
});
place.addEventListener('dblclick', (e) => { if (e.target.closest?.('.row .no')) getSelection()?.removeAllRanges(); });

/** Pins a thing; goes to its function and its state. */
function choose(thing, add) {
  if (!thing) return;
  clearHover();
  const key = thing.keys[0] ?? '';
  if (key.startsWith('F:')) {
    const f = functions.find((g) => g.name === key.slice(2));
    if (f) chooseFunction(f);
    return;
  }
  if (thing.line) {
    const f = functionAt(thing.line);
    if (f !== view.fn && !(holds(view.fn, thing.line) && linesOf(view.fn) <= linesOf(f))) {
      view.state = null;
      showFunction(f, { scroll: false });
    }
  }
  const body = thing.element.closest('.canvas, .slots, .body');
  pin(thing.pin ?? thing.keys, add, body);
  const state = thing.keys.find((k) => /^q:\d/.test(k));
  if (state && thing.element.closest('.node, .mark, .slots th')) setState(Number(state.slice(2)), { scroll: false });
  remember();
}

// MARK: Keys

document.addEventListener('keydown', (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || help.open) return;
  if (e.target === searchField) {
    if (e.key === 'Enter') { e.preventDefault(); nextHit(e.shiftKey ? -1 : 1); }
    if (e.key === 'Escape') { searchField.value = ''; search(); searchField.blur(); }
    return;
  }
  if (e.target.matches('select') || (e.target === slider && e.key.startsWith('Arrow'))) return;
  const action = keyAction(e);
  if (action) {
    e.preventDefault();
    action();
  }
});

function keyAction(e) {
  switch (e.key) {
    case '?': return () => help.showModal();
    case '/': return () => searchField.focus();
    case 'n': return () => nextHit(1);
    case 'N': return () => nextHit(-1);
    case 'j': return () => stepFunction(1);
    case 'k': return () => stepFunction(-1);
    case '[': case 'ArrowLeft': return () => stepState(-1);
    case ']': case 'ArrowRight': return () => stepState(1);
    case ',': return () => stepRun(-1);
    case '.': return () => stepRun(1);
    case 'a': return openAll;
    case 'd': return compareKey;
    case 'r': return () => { view.showGone = !view.showGone; for (const c of columns.values()) showColumn(c); };
    case 'f': return toggleList;
    case 't': return switchTheme;
    case 'Escape': return () => {
      clearPins();
      leaveState();
      searchField.value = '';
      search();
      if (narrow.matches) list.hidden = true;
      remember();
    };
    case 'ArrowUp': case 'ArrowDown': {
      const body = e.target.closest('.body');
      return body && (() => moveCursor(body, e.key === 'ArrowDown' ? 1 : -1));
    }
    case 'Enter': case ' ': return enterAction(e.target);
  }
  if (/^[1-9]$/.test(e.key)) {
    const c = columnsOf(view.fn)[Number(e.key) - 1];
    return c && (() => (narrow.matches ? bringToFront(c.id) : toggleColumn(c)));
  }
  return null;
}

function enterAction(target) {
  if (target.matches('.col.closed')) return () => toggleColumn(columns.get(target.dataset.column).spec, true);
  if (target.matches('tr[data-fn]')) return () => chooseFunction(functions[Number(target.dataset.fn)]);
  if (target.matches('.node')) return () => choose(thingAt(target), false);
  if (target.matches('.skip')) return () => target.click();
  const cursor = target.matches('.body') && target.querySelector('.cursor');
  return cursor ? () => choose(thingAt(cursor), false) : null;
}

/** Moves the line cursor of a column and lights what is on it. */
function moveCursor(body, by) {
  const rows = [...body.querySelectorAll('.row')].filter((r) => r.offsetParent);
  const at = rows.findIndex((r) => r.classList.contains('cursor'));
  const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))];
  rows[at]?.classList.remove('cursor');
  if (!next) return;
  next.classList.add('cursor');
  scrollTo(body, next);
  hover(next.keys);
}

function openAll() {
  const all = columnsOf(view.fn);
  const usual = usualColumns();
  const every = all.every(isOpen);
  // The passes of every function: which of them change something differs.
  const passes = functions.flatMap((f) => f.raw.passes.flatMap((p) => p.names.map((n) => 'ir-' + n)));
  view.open = new Set(every ? usual : [...all.map((c) => c.id), ...passes]);
  for (const c of columns.values()) showColumn(c);
  remember();
}

// MARK: The address

/** Columns that are open at first, by the room there is. */
function usualColumns() {
  const open = ['source', 'machine'];
  if (innerWidth >= 1500 || data.source === '') open.push('ir-split');
  if (innerWidth >= 1900) open.push('ir-start');
  return open;
}

let isReady = false;
/** Keeps what is looked at in the address, so that reloading, going back and sharing show it again. */
function remember() {
  if (!isReady) return;
  const p = new URLSearchParams();
  p.set('f', view.fn.name);
  if (view.state !== null) p.set('s', view.state);
  const line = pins.flatMap((x) => x.keys).find((k) => k.startsWith('s:'));
  if (line) p.set('l', line.slice(2));
  p.set('c', [...view.open].join('.'));
  if (view.diff) p.set('d', view.diff.join('~'));
  if (narrow.matches) p.set('v', view.front);
  if (chosenTheme) p.set('t', chosenTheme);
  try {
    history.replaceState(null, '', '#' + p);
  } catch {
    // A browser may refuse this for a file; nothing else depends on it.
  }
}

function recall() {
  const p = new URLSearchParams(location.hash.slice(1));
  chosenTheme = p.get('t');
  setTheme(chosenTheme ?? (darkness.matches ? 'dark' : 'light'));
  view.open = new Set(p.has('c') ? p.get('c').split('.') : usualColumns());
  if (p.has('d')) view.diff = p.get('d').split('~').slice(0, 2);
  if (p.has('v')) view.front = p.get('v');
  const named = functions.find((f) => f.name === p.get('f'));
  const first = named ?? functions.find((f) => f.suspensions) ?? functions[0];
  const state = Number(p.get('s') ?? NaN);
  view.state = state >= 0 && state < first.states.length ? state : null;
  showFunction(first, { scroll: !!named });
  const line = Number(p.get('l'));
  if (line >= 1 && line <= sourceLines.length) {
    choose({ keys: ['s:' + line], line, element: rowOfLine(line) ?? place }, false);
  }
}

// MARK: Start

if (data.functions.length) {
  document.body.append(bar, tabs, el('div.work', null, list, place), runBar, stepper, help);
  if (narrow.matches) list.hidden = true;
  showFunctions();
  startRun();
  recall();
  isReady = true;
  narrow.addEventListener('change', () => {
    list.hidden = narrow.matches;
    for (const c of columns.values()) showColumn(c);
  });
  addEventListener('hashchange', () => { isReady = false; recall(); isReady = true; });
}
