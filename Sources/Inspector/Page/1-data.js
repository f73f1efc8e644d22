// The page's data, as PageData.swift writes it: a table of texts, a table of spans, and streams of numbers that refer
// to them. A pass is told by its difference from the pass before: (-n, start) copies n lines, (text, span) is a new
// line. Functions are decoded when they are first looked at.

const data = JSON.parse(document.getElementById('data').textContent);

/** Span number `i`: {line, column, endLine, endColumn}, columns in UTF-8 bytes; line 0 means no place. */
const spanAt = (i) => {
  const s = data.spans, k = i * 4;
  return { line: s[k], column: s[k + 1], endLine: s[k] + s[k + 2], endColumn: s[k + 3] };
};
const lineOf = (span) => data.spans[span * 4];

const sourceLines = data.source.split(/\r\n|\r|\n/);
if (sourceLines.length > 1 && sourceLines.at(-1) === '') sourceLines.pop();

/** A column in UTF-8 bytes as one in UTF-16 units: only lines beyond ASCII need counting. */
function unitColumn(line, bytes) {
  const text = sourceLines[line - 1] ?? '';
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(text)) return Math.min(bytes, text.length);
  let at = 0, seen = 0;
  for (const c of text) {
    if (seen >= bytes) break;
    const code = c.codePointAt(0);
    seen += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at += c.length;
  }
  return at;
}

/** Rows of a tree: [{depth, text, span}] from a stream of (depth difference, text, span). */
function treeRows(stream) {
  const rows = [];
  let depth = 0;
  for (let i = 0; i < stream.length; i += 3) {
    depth += stream[i];
    rows.push({ depth, text: data.texts[stream[i + 1]], span: stream[i + 2] });
  }
  return rows;
}

/** Lines of a pass, given those of the one before. */
function passLines(stream, before) {
  const lines = [];
  for (let i = 0; i < stream.length; i += 2) {
    const a = stream[i], b = stream[i + 1];
    if (a < 0) {
      for (let k = 0; k < -a; k++) lines.push(before[b + k]);
    } else {
      lines.push({ text: data.texts[a], span: b });
    }
  }
  return lines;
}

const KINDS = { func: 'function', gen: 'generator', coro: 'coroutine', agen: 'async generator' };

const trees = { ast: treeRows(data.ast), scopes: treeRows(data.scopes) };

/** Numbers of the ends: the machine has returned, or ended by an exception. */
const DONE = -1, FAILED = -3;
const REASON_NAMES = ['needed', 'lifetime', 'cell'];
const EDGE_LABELS = ['await', 'yield', 'return', 'raise', 'throw'];
const PARTS = ['title', 'code', 'held', 'kept', 'released'];

/** The name of a value as people say it: "$x" is x, "%5" stays. */
const spoken = (name) => name.replace(/^\$/, '');

const functions = data.functions.map((raw, index) => {
  const values = raw.values.map(([name, label, kind, register, span]) => ({
    name: spoken(name), label: label || spoken(name), kind, register, span,
  }));
  const states = (raw.states ?? []).map((s, number) => ({
    ...s,
    number,
    colour: stateColour(s.kind),
    line: lineOf(s.span),
    held: s.held.map(([value, reason, ...needed]) => ({ value: values[value], reason: REASON_NAMES[reason], needed })),
    released: s.released.map(([value, line, onException]) => (
      { value: values[value], line, onException: !!onException })),
  }));
  return {
    index, raw, values, states,
    name: raw.name, kind: raw.kind, span: raw.span, bytes: raw.bytes, slots: raw.slots, header: raw.header,
    suspensions: Math.max(0, states.length - 1),
    home: Object.fromEntries(values.map((v) => [v.name, v.register])),
    graph: raw.graph && {
      width: raw.graph.size[0],
      height: raw.graph.size[1],
      nodes: raw.graph.nodes.map(([state, x, y, width, height, ...texts]) => {
        const lines = [];
        for (let i = 0; i < texts.length; i += 2) lines.push({ part: PARTS[texts[i]], text: data.texts[texts[i + 1]] });
        return { state, x, y, width, height, lines };
      }),
      edges: raw.graph.edges.map(([from, to, labels, points, label, lines]) => (
        { from, to, labels: labels.map((l) => EDGE_LABELS[l]), points, label, lines })),
      regions: raw.graph.regions.map(([name, kind, caption, rects]) => ({ name, kind, caption, rects })),
    },
  };
});

/** The colour of a state or an edge, by what happens there. */
function stateColour(kind) {
  if (kind === 'start') return 'start';
  if (kind === 'yield') return 'yield';
  if (kind === 'yield from') return 'delegate';
  return 'await';
}

/** Passes of a function: [{names, lines}], decoded once. */
function passesOf(f) {
  if (!f.passes) {
    let before = [];
    f.passes = f.raw.passes.map((p) => ({ names: p.names, lines: (before = passLines(p.lines, before)) }));
  }
  return f.passes;
}

/** The machine code of a function. */
function imageOf(f) {
  f.image ??= passLines(f.raw.image, []);
  return f.image;
}

/** The rows of a tree that belong to a function: its own node and what is below it. */
function subtree(rows, from) {
  if (from < 0 || from >= rows.length) return [];
  let end = from + 1;
  while (end < rows.length && rows[end].depth > rows[from].depth) end++;
  return rows.slice(from, end).map((r) => ({ ...r, depth: r.depth - rows[from].depth }));
}

/** How many lines a function has; the module's body counts as the longest. */
function linesOf(f) {
  const s = spanAt(f.span);
  return f.index === 0 ? Infinity : s.endLine - s.line;
}

/** Whether a line belongs to a function. */
function holds(f, line) {
  const s = spanAt(f.span);
  return f.index === 0 || (s.line <= line && line <= s.endLine);
}

/** The innermost function with a name whose definition holds a line (a lambda or comprehension inside a line is no
    place to go to); the module's body when there is none. */
function functionAt(line) {
  let best = functions[0];
  for (const f of functions) {
    const isNamed = !/<[a-z]+>(?:#\d+)?$/.test(f.name);
    if (f.index && holds(f, line) && (isNamed || lineOf(f.span) < line) && linesOf(f) <= linesOf(best)) best = f;
  }
  return best;
}
