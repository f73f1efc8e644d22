// The columns: which there are for a function, opening and closing, building what is in them when it is first seen.

/** What is looked at. */
const view = {
  fn: functions[0],
  state: null,
  /** Names of open columns; a pass's column is open when one of its passes is named. */
  open: new Set(),
  widths: new Map(),
  diff: null,
  front: 'source',
  showGone: false,
  stateOfResume: new Map(),
};

const place = el('main.columns', { 'aria-label': 'stages' });
const tabs = el('div.tabs', { role: 'tablist', 'aria-label': 'stages' });
const columns = new Map();

/** The columns of a function, in order: {id, title, same, why, kind, names}. */
function columnsOf(f) {
  const list = [{ id: 'source', title: 'Source', kind: 'source' }];
  if (trees.ast.length) list.push({ id: 'ast', title: 'Syntax tree', kind: 'tree' });
  if (trees.scopes.length) list.push({ id: 'scopes', title: 'Scopes', kind: 'tree' });
  passesOf(f).forEach((p, i) => {
    list.push({
      id: 'ir-' + p.names[0], kind: 'ir', names: p.names, pass: i,
      title: i === 0 ? 'IR' : p.names[0],
      same: p.names.slice(1),
      why: i === 0 ? 'as the front end made it' : data.reasons[p.names[0]],
    });
  });
  if (data.source === '') list.shift();
  list.push({ id: 'machine', title: 'Machine', kind: 'machine' }, { id: 'image', title: 'Image', kind: 'image' });
  if (view.diff) list.push({ id: 'diff', title: 'Compare', kind: 'diff' });
  return list;
}

/** Names under which a column may be open: its own, or those of all its passes. */
const openNames = (c) => c.names?.map((n) => 'ir-' + n) ?? [c.id];
const isOpen = (c) => c.id === 'diff' || openNames(c).some((n) => view.open.has(n));

/** Shows a function: its columns replace those of the one before; the source stays. */
function showFunction(f, { scroll = true } = {}) {
  clearHover();
  view.fn = f;
  view.stateOfResume = new Map();
  for (const s of f.states) {
    const list = view.stateOfResume.get(s.resume) ?? [];
    list.push(s.number);
    view.stateOfResume.set(s.resume, list);
  }
  buildColumns();
  markFunction();
  showStepper();
  paintPins();
  paintRun();
  if (scroll) {
    const row = rowOfLine(lineOf(f.span));
    if (row && f.index) scrollTo(row.closest('.body'), row);
  }
  remember();
}

/** Makes the columns that are missing; those of the same function stay, and the source's always does. */
function buildColumns() {
  const list = columnsOf(view.fn);
  const left = place.scrollLeft;
  for (const [id, c] of columns) {
    if (id === 'source' || (c.fn === view.fn && id !== 'diff')) continue;
    c.element.remove();
    forgetColumn(id);
    if (id === 'machine') forgetColumn('slots');
    columns.delete(id);
  }
  if (!list.some((c) => c.id === view.front)) view.front = list[0].id;
  list.forEach((c, i) => {
    let made = columns.get(c.id);
    if (!made) columns.set(c.id, (made = makeColumn(c)));
    made.spec = c;
    // What is moved forgets how far it was scrolled.
    if (place.children[i] !== made.element) place.insertBefore(made.element, place.children[i] ?? null);
    showColumn(made);
  });
  if (left) place.scrollLeft = left;
  showTabs(list);
}

/** A column without its content. */
function makeColumn(c) {
  const body = el('div.body', { tabindex: 0, role: 'region', 'aria-label': c.title });
  const why = c.why ? el('span.why', null, ' ', c.why) : null;
  const names = c.same?.length ? ' = ' + c.same.join(' = ') : '';
  const same = names ? el('span.same', { title: 'passes that changed nothing more' }, names) : null;
  const hint = [c.names?.join(', ') ?? c.title, c.why].filter(Boolean).join(': ');
  const title = el('h2', { title: hint }, c.title, same, why);
  const header = el('header', null, title);
  const element = el('section.col.' + c.kind, { 'data-column': c.id }, header, body);
  const made = { spec: c, fn: view.fn, element, header, body, built: false };
  if (c.kind === 'ir' && c.pass > 0) {
    const passes = passesOf(view.fn);
    const [added, removed] = countChanges(passes[c.pass].lines, passes[c.pass - 1].lines);
    const words = `${plural(added, 'line')} added or changed, ${removed} removed or changed`;
    header.append(el('span.delta', { title: words }, el('b', null, '+' + added), ' ', el('i', null, '−' + removed)));
  }
  if (c.kind === 'diff') fillDiffHeader(made);
  if (c.kind === 'machine') header.append(...zoomButtons(made));
  if (c.kind !== 'machine' && c.kind !== 'diff') {
    header.append(headButton('⇄', `compare ${c.title} with another stage`, () => compare(c.id)));
  }
  header.append(headButton('×', `close ${c.title}`, () => toggleColumn(made.spec, false), '.close'));
  element.addEventListener('click', () => {
    if (element.classList.contains('closed') && !narrow.matches) toggleColumn(made.spec, true);
  });
  element.append(grip(made));
  return made;
}

/** A button in a column's head; a click on it is no click on the column. */
function headButton(text, title, action, more = '') {
  const click = (e) => {
    e.stopPropagation();
    action();
  };
  return el('button' + more, { type: 'button', title, 'aria-label': title, click }, text);
}

/** Widths of columns until they are dragged. */
const WIDTHS = { source: 430, machine: 560, diff: 760, ast: 330, scopes: 270 };

/** Opens, closes and, when it is seen, builds a column. */
function showColumn(made) {
  const open = isOpen(made.spec);
  const { element, spec } = made;
  element.classList.toggle('closed', !open);
  element.classList.toggle('front', spec.id === view.front);
  element.classList.toggle('show-gone', view.showGone);
  if (open) {
    element.removeAttribute('tabindex');
    element.removeAttribute('role');
  } else {
    element.tabIndex = 0;
    element.setAttribute('role', 'button');
    element.setAttribute('aria-label', 'open ' + spec.title);
  }
  const width = view.widths.get(spec.id);
  element.classList.toggle('sized', !!width && open);
  element.style.setProperty('--width', (width ?? WIDTHS[spec.id] ?? 400) + 'px');
  if (!made.built && (open || (narrow.matches && spec.id === view.front))) build(made);
}

function build(made) {
  made.built = true;
  const { spec, body } = made, f = view.fn;
  switch (spec.kind) {
    case 'source':
      sourceRowList = sourceRows('source');
      body.append(linesOfRows(sourceRowList));
      markStates();
      break;
    case 'tree': {
      const all = trees[spec.id];
      const from = f.raw[spec.id === 'ast' ? 'ast' : 'scope'];
      const rows = from >= 0 ? subtree(all, from) : all;
      const inner = new Set(functions.filter((g) => g !== f).map((g) => (spec.id === 'ast' ? g.raw.ast : g.raw.scope)));
      body.append(linesOfRows(treeElements(spec.id, rows, (r, i) => i > 0 && inner.has(from + i))));
      break;
    }
    case 'ir': {
      const passes = passesOf(f), lines = passes[spec.pass].lines;
      let rows = irRows(spec.id, lines);
      if (spec.pass > 0) rows = markChanges(rows, lines, passes[spec.pass - 1].lines).rows;
      body.append(linesOfRows(rows));
      break;
    }
    case 'machine': buildMachine(made); break;
    case 'image': body.append(linesOfRows(imageRows('image', imageOf(f)))); break;
    case 'diff': buildDiff(made); break;
  }
  paintPins();
  if (view.state !== null) paintState();
  if (spec.kind === 'machine' || spec.kind === 'source') paintRun();
}

/** Rows in an element. Many of them stand in chunks, which the browser lays out when they come into sight. */
function linesOfRows(rows) {
  if (rows.length <= 3 * CHUNK) return el('div.lines', null, rows);
  const chunks = [];
  for (let i = 0; i < rows.length; i += CHUNK) chunks.push(el('div.chunk', null, rows.slice(i, i + CHUNK)));
  return el('div.lines', null, chunks);
}
const CHUNK = 100;

function toggleColumn(c, open = !isOpen(c)) {
  if (c.id === 'diff') {
    if (!open) view.diff = null;
    buildColumns();
    remember();
    return;
  }
  for (const id of openNames(c)) view.open.delete(id);
  if (open) view.open.add(c.id);
  showColumn(columns.get(c.id));
  remember();
}

/** The handle at a column's right edge, which makes it wider or narrower. */
function grip(made) {
  const handle = el('div.grip', { 'aria-hidden': 'true' });
  handle.addEventListener('pointerdown', (down) => {
    down.preventDefault();
    handle.setPointerCapture(down.pointerId);
    handle.classList.add('on');
    const start = made.element.getBoundingClientRect().width;
    const move = (e) => {
      view.widths.set(made.spec.id, Math.max(120, Math.round(start + e.clientX - down.clientX)));
      showColumn(made);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', () => {
      handle.removeEventListener('pointermove', move);
      handle.classList.remove('on');
    }, { once: true });
  });
  handle.addEventListener('dblclick', () => { view.widths.delete(made.spec.id); showColumn(made); });
  handle.addEventListener('click', (e) => e.stopPropagation());
  return handle;
}

/** The tabs of a narrow screen. */
function showTabs(list) {
  tabs.replaceChildren(...list.map((c) => {
    const marks = { type: 'button', role: 'tab', 'aria-selected': String(c.id === view.front) };
    return el('button', { ...marks, click: () => bringToFront(c.id) }, c.title);
  }));
  const chosen = narrow.matches && tabs.querySelector('[aria-selected="true"]');
  if (chosen) chosen.scrollIntoView({ block: 'nearest', inline: 'center' });
}

function bringToFront(id) {
  view.front = id;
  for (const made of columns.values()) showColumn(made);
  showTabs(columnsOf(view.fn));
  if (id === 'machine') fitGraph(columns.get('machine'));
  remember();
}

/** The numbers of states beside the lines that suspend. */
function markStates() {
  for (const f of functions) {
    for (const s of f.states.slice(1)) {
      const row = rowOfLine(s.line);
      if (!row) continue;
      const marks = { title: `${f.name}: state ${s.number}, ${s.kind}`, 'data-fn': f.index, 'data-state': s.number };
      const mark = el('span.mark.' + s.colour, marks, String(s.number));
      mark.state = s;
      row.append(mark);
    }
  }
}

/** Shows which lines and states of the source are the function's. */
function markFunction() {
  forgetColumn('marks');
  const s = spanAt(view.fn.span);
  const whole = view.fn.index === 0;
  sourceRowList.forEach((row, i) => {
    row.classList.toggle('outside', !whole && (i + 1 < s.line || i + 1 > s.endLine));
    const own = [...row.querySelectorAll('.mark')].filter((mark) => {
      mark.hidden = Number(mark.dataset.fn) !== view.fn.index;
      return !mark.hidden;
    });
    own.forEach((mark, n) => {
      // Several suspensions of one line overlap, so that the line's number stays readable.
      mark.style.left = 4 + n * Math.min(10, 22 / (own.length - 1)) + 'px';
      stands('marks', mark, ['q:' + mark.dataset.state]);
    });
  });
  for (const row of list.querySelectorAll('tr[data-fn]')) {
    const current = Number(row.dataset.fn) === view.fn.index;
    if (current) row.setAttribute('aria-current', 'true');
    else row.removeAttribute('aria-current');
    if (current) row.scrollIntoView({ block: 'nearest' });
  }
}

// MARK: The machine's column

function buildMachine(made) {
  const f = view.fn;
  if (!f.graph) {
    const what = 'a plain function: it runs to its end when it is called, and never suspends.';
    made.body.append(el('p.none', null, `${f.name} is ${what}`));
    return;
  }
  const canvas = el('div.canvas', null, drawGraph(f));
  made.body.append(canvas, drawSlots(f));
  made.zoom = undefined;
  dragToScroll(canvas);
  requestAnimationFrame(() => fitGraph(made));
}

function zoomButtons(made) {
  return [
    headButton('−', 'smaller', () => zoomGraph(made, (made.zoom ?? 1) / 1.2)),
    headButton('+', 'larger', () => zoomGraph(made, (made.zoom ?? 1) * 1.2)),
    headButton('fit', 'fit to the width', () => fitGraph(made)),
  ];
}

function zoomGraph(made, factor) {
  const picture = made.body.querySelector('svg'), g = view.fn.graph;
  if (!picture || !g) return;
  made.zoom = Math.min(3, Math.max(0.25, factor));
  picture.setAttribute('width', Math.round(g.width * made.zoom));
  picture.setAttribute('height', Math.round(g.height * made.zoom));
}

/** As wide as the column, but neither tiny nor larger than drawn. */
function fitGraph(made) {
  const canvas = made?.body.querySelector('.canvas');
  if (!canvas?.clientWidth) return;
  zoomGraph(made, Math.min(1, Math.max(0.7, (canvas.clientWidth - 16) / view.fn.graph.width)));
  const first = view.fn.graph.nodes[0];
  canvas.scrollLeft = (first.x + first.width / 2) * made.zoom - canvas.clientWidth / 2;
  if (view.state !== null) reveal(['q:' + view.state]);
}

function dragToScroll(canvas) {
  canvas.addEventListener('pointerdown', (down) => {
    if (down.button || down.pointerType !== 'mouse' || down.target.closest('.node')) return;
    const { scrollLeft, scrollTop } = canvas;
    const move = (e) => {
      canvas.classList.add('held');
      canvas.scrollLeft = scrollLeft + down.clientX - e.clientX;
      canvas.scrollTop = scrollTop + down.clientY - e.clientY;
    };
    addEventListener('pointermove', move);
    const up = () => {
      removeEventListener('pointermove', move);
      canvas.classList.remove('held');
    };
    addEventListener('pointerup', up, { once: true });
  });
}

// MARK: Comparing

/** Sets a stage against another: the pass before it, or for the first the last. */
function compare(id) {
  const list = columnsOf(view.fn).filter((c) => c.kind !== 'machine' && c.kind !== 'diff');
  const at = list.findIndex((c) => c.id === id);
  const isIR = list[at]?.kind === 'ir';
  const left = isIR && list[at - 1]?.kind === 'ir' ? list[at - 1].id : isIR ? id : list.find((c) => c.kind === 'ir').id;
  const right = left === id ? list.findLast((c) => c.kind === 'ir').id : id;
  view.diff = [left, right];
  view.front = 'diff';
  buildColumns();
  columns.get('diff').element.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  remember();
}

function fillDiffHeader(made) {
  const choices = columnsOf(view.fn).filter((c) => c.kind !== 'machine' && c.kind !== 'diff');
  view.diff = view.diff.map((id) => (choices.some((c) => c.id === id) ? id : choices.find((c) => c.kind === 'ir').id));
  const select = (side) => {
    const name = (c) => (c.kind === 'ir' ? `IR: ${c.names.join(' = ')}` : c.title);
    const options = choices.map((c) => el('option', { value: c.id }, name(c)));
    const s = el('select', { 'aria-label': side ? 'right side' : 'left side' }, options);
    s.value = view.diff[side];
    s.addEventListener('change', () => {
      view.diff[side] = s.value;
      buildDiff(made);
      remember();
    });
    return s;
  };
  const swap = headButton('⇄', 'swap the sides', () => {
    view.diff.reverse();
    buildColumns();
    remember();
  });
  made.count = el('span.delta');
  made.header.querySelector('h2').replaceWith(el('div.pick', null, select(0), swap, select(1), made.count));
}

function buildDiff(made) {
  forgetColumn('diff');
  const { grid, changes } = drawDiff(linesFor(view.diff[0]), linesFor(view.diff[1]));
  made.count.textContent = changes ? plural(changes, 'change') : 'equal';
  made.body.replaceChildren(grid);
  paintPins();
}

/** The lines of any column of text, with what they stand for. */
function linesFor(id) {
  const f = view.fn;
  const of = ({ text, span }) => ({ text, keys: span ? ['x:' + span] : [], reach: span ? ['s:' + lineOf(span)] : [] });
  if (id === 'source') {
    const s = spanAt(f.span);
    const from = f.index ? s.line - 1 : 0, to = f.index ? s.endLine : sourceLines.length;
    return sourceLines.slice(from, to).map((text, i) => ({ text, keys: ['s:' + (from + i + 1)] }));
  }
  if (id === 'image') return imageOf(f).map(of);
  if (id === 'ast' || id === 'scopes') {
    const from = f.raw[id === 'ast' ? 'ast' : 'scope'];
    const rows = from >= 0 ? subtree(trees[id], from) : trees[id];
    return rows.map((r) => of({ text: '  '.repeat(r.depth) + r.text, span: r.span }));
  }
  return (passesOf(f).find((p) => 'ir-' + p.names[0] === id)?.lines ?? []).map(of);
}
