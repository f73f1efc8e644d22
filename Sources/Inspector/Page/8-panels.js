// The panels around the columns: the list of functions, the stepper, the search.

// MARK: Functions

const list = el('nav.functions', { 'aria-label': 'functions' });
const ORDERS = {
  name: (f) => f.index,
  states: (f) => -f.states.length,
  bytes: (f) => -f.bytes,
  stops: (f) => -f.suspensions,
};
let order = 'name';

function showFunctions() {
  const head = (id, text, title) => {
    const click = () => {
      order = id;
      showFunctions();
      markFunction();
    };
    const sort = order === id && id !== 'name' ? 'descending' : null;
    return el('th', { scope: 'col', title, 'aria-sort': sort }, el('button', { type: 'button', click }, text));
  };
  const sorted = [...functions].sort((a, b) => ORDERS[order](a) - ORDERS[order](b) || a.index - b.index);
  const rows = sorted.map((f) => {
    const parts = f.name.replaceAll('<locals>.', '').split('.');
    const name = el('span.name', { title: `${f.name}\n${KINDS[f.kind]}, line ${lineOf(f.span)}` },
      el('span.kind.' + f.kind),
      order !== 'name' && parts.length > 1 ? el('i', null, parts.slice(0, -1).join('.') + '.') : null,
      parts.at(-1), ' ', el('span.hits', { hidden: '' }));
    if (order === 'name') name.style.paddingLeft = 12 * (parts.length - 1) + 'px';
    const number = (n) => el('td', null, n ? String(n) : '·');
    const machine = f.states.length > 1 || f.kind !== 'func';
    return el('tr' + (machine ? '' : '.plain'), { 'data-fn': f.index, tabindex: 0 }, el('td', null, name),
      number(machine ? f.states.length : 0), number(machine ? f.bytes : 0), number(f.suspensions));
  });
  list.replaceChildren(el('div.scroll', null, el('table', null,
    el('colgroup', null, el('col'), el('col.num'), el('col.num'), el('col.num')),
    el('thead', null, el('tr', null,
      head('name', plural(functions.length, 'function'), 'in source order'),
      head('states', 'states', 'states, with the start'),
      head('bytes', 'bytes', 'bytes of a suspended machine'),
      head('stops', 'stops', 'suspension points'))),
    el('tbody', null, rows))));
}

list.addEventListener('click', (e) => {
  const row = e.target.closest('tr[data-fn]');
  if (!row) return;
  if (narrow.matches) list.hidden = true;
  chooseFunction(functions[Number(row.dataset.fn)]);
});

function chooseFunction(f) {
  view.state = null;
  clearPins();
  showFunction(f);
}

/** The next function, or the one before. */
function stepFunction(by) {
  const rows = [...list.querySelectorAll('tr[data-fn]')].map((r) => Number(r.dataset.fn));
  const at = rows.indexOf(view.fn.index) + by;
  if (at >= 0 && at < rows.length) chooseFunction(functions[rows[at]]);
}

// MARK: The stepper

const stepper = el('footer.stepper', { 'aria-label': 'the machine, state by state' });
const slider = el('input', { type: 'range', min: 0, step: 1, 'aria-label': 'state' });
const stateName = el('output');
const said = el('div.said');
const ways = el('div.next', { 'aria-label': 'where it may go on' });
stepper.append(
  headButton('◀', 'the state before ( [ )', () => stepState(-1)),
  slider,
  headButton('▶', 'the next state ( ] )', () => stepState(1)),
  stateName, said, ways);
slider.addEventListener('input', () => setState(Number(slider.value)));

function showStepper() {
  const f = view.fn;
  stepper.hidden = f.states.length < 2;
  if (stepper.hidden) { view.state = null; return; }
  slider.max = f.states.length - 1;
  slider.value = view.state ?? 0;
  if (view.state !== null && view.state < f.states.length) setState(view.state, { scroll: false });
  else describe(0, false);
}

/** What the stepper says about a state. */
function describe(number, isChosen) {
  const f = view.fn, s = f.states[number];
  if (isChosen) stateName.replaceChildren(`state ${number} `, el(`span.kind.kind-${s.colour}`, null, s.kind));
  else stateName.replaceChildren(plural(f.states.length, 'state'));
  if (!isChosen) {
    said.replaceChildren('step through the machine: ', el('kbd', null, '['), ' ', el('kbd', null, ']'));
    ways.replaceChildren();
    return;
  }
  const names = s.held.map(({ value, reason }) => (
    el('span.slot', { title: `r${value.register}: ${value.label}\n${REASONS[reason]}` }, value.name)));
  const where = s.line && number ? `${s.line}: ${cut(s.text, 60)}  ` : '';
  said.replaceChildren(el('b', null, where), names.length ? 'holds ' : 'holds nothing', ...names);
  const edges = (f.graph?.edges ?? []).filter((e) => e.from === number);
  ways.replaceChildren(...edges.map((e) => {
    const kind = EDGE_COLOUR[e.labels[0]];
    const label = `${ENDS[e.to]?.[1] ?? '→ ' + e.to}`;
    const marks = { type: 'button', title: edgeWords(e), disabled: e.to < 0 ? '' : null };
    return el(`button.kind-${kind}`, { ...marks, click: () => setState(e.to) },
      e.to < 0 ? label : `${e.labels[0]} ${label}`);
  }));
}

function stepState(by) {
  if (stepper.hidden) return;
  const next = view.state === null ? (by > 0 ? 0 : view.fn.states.length - 1) : view.state + by;
  if (next >= 0 && next < view.fn.states.length) setState(next);
}

/** Puts the machine into a state. */
function setState(number, { scroll = true } = {}) {
  view.state = number;
  slider.value = number;
  describe(number, true);
  paintState();
  const line = number && view.fn.states[number].line;
  if (scroll) reveal(line ? ['q:' + number, 's:' + line] : ['q:' + number]);
  remember();
}

/** Marks the state on everything that stands for it. */
function paintState() {
  for (const e of document.querySelectorAll('.current, .step')) e.classList.remove('current', 'step');
  for (const e of document.querySelectorAll('.edge.faint, .edge.lit')) e.classList.remove('faint', 'lit');
  if (view.state === null) return;
  for (const e of standing('q:' + view.state)) e.classList.add(e.classList.contains('row') ? 'step' : 'current');
  const line = view.state ? view.fn.states[view.state]?.line : lineOf(view.fn.span);
  rowOfLine(line)?.classList.add('step');
  for (const e of document.querySelectorAll('.edge')) {
    const own = Number(e.dataset.from) === view.state;
    e.classList.toggle('faint', !own);
    e.classList.toggle('lit', own);
  }
}

function leaveState() {
  view.state = null;
  paintState();
  showStepper();
}

// MARK: Search

const searchField = el('input', {
  type: 'search', placeholder: 'Search  ( / )', 'aria-label': 'search all open columns',
  autocomplete: 'off', spellcheck: 'false',
});
const searchCount = el('span.count', { 'aria-live': 'polite' });
let hits = [], hitAt = -1, searchTimer = 0;

searchField.addEventListener('input', () => { clearTimeout(searchTimer); searchTimer = setTimeout(search, 90); });

/** Finds the text in every open column, and how often in each function. */
function search() {
  for (const e of document.querySelectorAll('.hit')) e.classList.remove('hit', 'now');
  const wanted = searchField.value.trim().toLowerCase();
  hits = [];
  hitAt = -1;
  const ranges = [];
  if (wanted) {
    for (const text of place.querySelectorAll('.col:not(.closed) :is(.row:not(.gone), .side) .text')) {
      const at = text.textContent.toLowerCase().indexOf(wanted);
      if (at < 0) continue;
      const row = text.parentElement;
      row.classList.add('hit');
      hits.push(row);
      const from = pointIn(text, at), to = pointIn(text, at + wanted.length);
      if (from && to) {
        const range = new Range();
        range.setStart(...from);
        range.setEnd(...to);
        ranges.push(range);
      }
    }
  }
  if (globalThis.CSS?.highlights) {
    CSS.highlights.delete('found');
    if (ranges.length) CSS.highlights.set('found', new Highlight(...ranges));
  }
  for (const badge of list.querySelectorAll('.hits')) {
    const f = functions[Number(badge.closest('tr').dataset.fn)];
    const n = wanted ? hitsIn(f, wanted) : 0;
    badge.hidden = n === 0;
    badge.textContent = n;
  }
  searchCount.textContent = wanted ? (hits.length ? String(hits.length) : 'none') : '';
  if (hits.length) nextHit(1, false);
}

/** How many lines of a function's source and machine hold a text. */
function hitsIn(f, wanted) {
  const s = spanAt(f.span);
  const own = (l) => l.toLowerCase().includes(wanted);
  let n = f.index ? sourceLines.slice(s.line - 1, s.endLine).filter(own).length : 0;
  n += passesOf(f).at(-1).lines.filter((l) => own(l.text)).length;
  return n || (f.name.toLowerCase().includes(wanted) ? 1 : 0);
}

function nextHit(by, wrap = true) {
  if (!hits.length) return;
  hits[hitAt]?.classList.remove('now');
  hitAt = wrap || hitAt >= 0 ? (hitAt + by + hits.length) % hits.length : 0;
  const row = hits[hitAt];
  row.classList.add('now');
  scrollTo(row.closest('.body'), row);
  row.closest('.col').scrollIntoView({ inline: 'nearest', block: 'nearest' });
  searchCount.textContent = `${hitAt + 1}/${hits.length}`;
}
