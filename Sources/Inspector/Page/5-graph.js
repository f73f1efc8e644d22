// The machine of a function, drawn: states as boxes where Swift's layout put them, edges by what happens on the way,
// regions as areas behind. Below it the slots, a row each, against the states, a column each.

/** What stands for an end: its colour and its name. */
const ENDS = { [DONE]: ['return', 'returned'], [FAILED]: ['raise', 'raised'] };
const EDGE_COLOUR = { await: 'await', yield: 'yield', return: 'return', raise: 'raise', throw: 'throw' };

/** A text cut to a width in characters. */
const cut = (text, width) => (text.length <= width ? text : text.slice(0, Math.max(1, width - 1)) + '…');

/** Draws the graph of a function. */
function drawGraph(f) {
  const g = f.graph;
  const picture = svg('svg', {
    width: g.width, height: g.height, viewBox: `0 0 ${g.width} ${g.height}`,
    role: 'group', 'aria-label': 'states of ' + f.name,
  });
  const defs = svg('defs');
  for (const kind of Object.values(EDGE_COLOUR)) {
    const shape = {
      id: 'arrow-' + kind, viewBox: '0 0 8 8', refX: 7, refY: 4,
      markerWidth: 8, markerHeight: 8, markerUnits: 'userSpaceOnUse', orient: 'auto',
    };
    defs.append(svg('marker.kind-' + kind, shape, svg('path.arrow', { d: 'M0,0.8 L7.5,4 L0,7.2 z' })));
  }
  picture.append(defs);
  for (const r of g.regions) picture.append(drawRegion(r));
  for (const e of g.edges) picture.append(drawEdge(e));
  for (const n of g.nodes) picture.append(drawNode(f, n));
  // Labels last, so that a line below one does not strike it through.
  for (const e of g.edges) if (e.label.length) picture.append(drawLabel(e));
  return picture;
}

/** A region: rectangles that join. */
function drawRegion(r) {
  let d = '';
  for (let i = 0; i < r.rects.length; i += 4) {
    const [x, y, width, height] = r.rects.slice(i, i + 4);
    d += `M${x} ${y}h${width}v${height}h${-width}z`;
  }
  const area = svg('g.region.area-' + r.kind, null,
    svg('title', null, `${r.caption} (${r.name})`),
    svg('path.area', { d }),
    svg('text', { x: r.rects[0] + 5, y: r.rects[1] + 11 }, r.caption));
  stands('machine', area, ['g:' + r.name.slice(1)]);
  return area;
}

const stateWords = (number) => ENDS[number]?.[1] ?? (number === 0 ? 'start' : 'state ' + number);

/** The attributes of all that belongs to an edge. */
function edgeMarks(e) {
  return { 'data-from': e.from, 'data-to': e.to };
}

const edgeWords = (e) => e.labels.join(', ') + (e.lines.length ? `\nlines ${ranges(e.lines)}` : '');
const edgeTitle = (e) => svg('title', null, `${stateWords(e.from)} → ${stateWords(e.to)}: ${edgeWords(e)}`);

function drawEdge(e) {
  const colour = EDGE_COLOUR[e.labels[0]];
  return svg(`g.edge.kind-${colour}`, edgeMarks(e), edgeTitle(e),
    svg('path', { d: pathOf(e), 'marker-end': `url(#arrow-${colour})` }));
}

function drawLabel(e) {
  const [x, y, width, height] = e.label;
  return svg(`g.edge.kind-${EDGE_COLOUR[e.labels[0]]}`, edgeMarks(e), edgeTitle(e),
    svg('text', { x: x + width / 2, y: y + height / 2 + 3.5 }, e.labels.join('/')));
}

/** An edge's way: straight down where x stays, else a bend that is vertical at both ends; a loop is one curve. */
function pathOf({ from, to, points: p }) {
  let d = `M${p[0]} ${p[1]}`;
  if (from === to && p.length === 8) return d + `C${p.slice(2).join(' ')}`;
  for (let i = 2; i < p.length; i += 2) {
    const [x0, y0, x, y] = p.slice(i - 2, i + 2);
    const middle = (y0 + y) / 2;
    d += x === x0 ? `V${y}` : `C${x0} ${middle} ${x} ${middle} ${x} ${y}`;
  }
  return d;
}

function drawNode(f, n) {
  const end = ENDS[n.state], s = f.states[n.state];
  const colour = end ? end[0] : s.colour;
  const words = end ? end[1] : describeState(f, s);
  const node = svg('g.node.kind-' + colour, { tabindex: 0, role: 'button', 'data-state': n.state, 'aria-label': words },
    svg('title', null, words),
    svg('rect.box', { x: n.x, y: n.y, width: n.width, height: n.height, rx: n.state > 0 ? 5 : 13 }),
    n.state > 0 ? svg('rect.stripe', { x: n.x, y: n.y + 6, width: 3.5, height: n.height - 12, rx: 1.7 }) : null);
  n.lines.forEach((line, i) => {
    const text = svg('text.' + line.part, { x: n.x + 8, y: n.y + 16 + i * 16 });
    if (line.part === 'title') {
      const [number, rest] = end ? ['', line.text] : line.text.split(/ (.*)/s);
      const [kind, at] = rest.split(/(?=, line )/);
      text.append(number + (number ? ' ' : ''), svg('tspan.kind', null, kind), svg('tspan.dim', null, at ?? ''));
    } else if (line.part === 'code') {
      text.append(line.text);
    } else {
      text.append(...tokens(line.text, /[^\s,]+/g, (m) => nameInBox(f, m[0], m.index)));
    }
    node.append(text);
  });
  const keys = ['q:' + n.state];
  const isSuspension = n.state > 0;
  if (isSuspension && s.span) keys.push('x:' + s.span);
  const runs = (s?.lines ?? []).map((l) => 'u:' + l);
  stands('machine', node, keys, isSuspension && s.line ? ['s:' + s.line, ...runs] : runs);
  return node;
}

/** A value's name in a box; the first word of a line says what is listed, unless the line goes on from another. */
function nameInBox(f, word, at) {
  const name = spoken(word);
  if (!(name in f.home)) return at === 0 ? svg('tspan.dim', null, word) : word;
  const part = svg('tspan.t.k-' + (word[0] === '%' ? 'temp' : 'var'), null, word);
  part.dataset.k = '';
  part.key = 'n:' + name;
  stands('machine', part, [part.key]);
  return part;
}

/** A state in words. */
function describeState(f, s) {
  const text = [s.number === 0 ? `start of ${f.name}` : `state ${s.number}: ${s.kind}, line ${s.line}`];
  if (s.text) text.push(s.text);
  const names = (list) => list.map((v) => v.label).join(', ');
  text.push(s.held.length ? `holds ${names(s.held.map((h) => h.value))}` : 'holds nothing');
  const released = s.released.filter((r) => !r.onException).map((r) => r.value);
  if (released.length) text.push(`releases ${names(released)}`);
  if (s.lines.length) text.push(`runs lines ${ranges(s.lines)}`);
  return text.join('\n');
}

/** Numbers as ranges: 1–3, 7. */
function ranges(numbers) {
  const out = [];
  for (const n of numbers) {
    const last = out.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else out.push([n, n]);
  }
  return out.map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`)).join(', ');
}

const REASONS = {
  needed: 'something later reads it',
  lifetime: 'nothing reads it any more; named locals live until the scope ends',
  cell: 'a cell, which lives as long as the frame',
};

/** The slots of a machine against its states. */
function drawSlots(f) {
  const bySlot = Array.from({ length: f.slots }, () => new Map());
  for (const s of f.states) for (const h of s.held) bySlot[h.value.register]?.set(s.number, h);
  const head = el('tr', null, el('th', null, 'slot'));
  for (const s of f.states) {
    const th = el('th', { title: describeState(f, s), 'data-state': s.number }, String(s.number));
    stands('slots', th, ['q:' + s.number]);
    head.append(th);
  }
  const body = el('tbody');
  let scratch = 0;
  bySlot.forEach((held, register) => {
    const values = f.values.filter((v) => v.register === register);
    if (!held.size) { scratch++; return; }
    const first = el('td', { title: values.map((v) => v.label).join('\n') }, 'r' + register);
    stands('slots', first, ['r:' + register]);
    const row = el('tr', null, first);
    let before = null;
    for (const s of f.states) {
      const h = held.get(s.number);
      if (!h) {
        row.append(stand(el('td', { 'data-state': s.number }), ['q:' + s.number]));
        before = null;
        continue;
      }
      const isTemp = /^[%.]/.test(h.value.name);
      const needed = h.needed.length ? `\nread on line ${ranges(h.needed)}` : '';
      const cell = el('td.live' + (isTemp ? '.temp' : '') + (before === h.value ? '.same' : ''),
        { title: `${h.value.label}\n${REASONS[h.reason] ?? h.reason}${needed}`, 'data-state': s.number }, h.value.name);
      stands('slots', cell, ['n:' + h.value.name], ['q:' + s.number, 'r:' + register]);
      row.append(cell);
      before = h.value;
    }
    body.append(row);
  });
  const held = f.slots - scratch;
  const idle = scratch ? `, ${scratch} of them never held across a suspension` : '';
  const words = `${f.bytes} bytes: ${f.header} and ${plural(f.slots, 'slot')} of 8${idle}`;
  // Columns of one width, found without asking every cell: tables can be large.
  const longest = Math.max(...f.states.flatMap((s) => s.held.map((h) => h.value.name.length)), 0);
  const width = Math.min(124, Math.max(44, 7 * longest + 16));
  const table = { style: `width:${56 + width * f.states.length}px` };
  return el('div.slots', null, el('p', null, words), el('table', table, el('thead', null, head), body));
  function stand(e, keys) {
    stands('slots', e, [], keys);
    return e;
  }
}
