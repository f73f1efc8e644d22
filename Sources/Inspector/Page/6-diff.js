// Differences of two lists of lines, the marks in the IR's columns, and the column that sets any two stages against
// each other. Lines that occur once in both lists anchor a difference (B. Cohen's patience diff), because most lines of
// IR name a temp of their own; between the anchors the shortest edit is found (Myers, "An O(ND) difference algorithm
// and its variations", 1986).

/** A stretch that takes more edits than this is told as "all of it changed": no reader would follow them. */
const MOST_EDITS = 600;

/** The difference of two lists of strings: [[kind, indexInA, indexInB]…] with kind '=', '-' or '+'. */
function difference(a, b) {
  const steps = [];
  between(a, b, 0, a.length, 0, b.length, steps);
  return steps;
}

/** The difference of a[i..<iEnd] and b[j..<jEnd]. */
function between(a, b, i, iEnd, j, jEnd, steps) {
  while (i < iEnd && j < jEnd && a[i] === b[j]) steps.push(['=', i++, j++]);
  let tail = 0;
  while (iEnd - tail > i && jEnd - tail > j && a[iEnd - 1 - tail] === b[jEnd - 1 - tail]) tail++;
  iEnd -= tail;
  jEnd -= tail;
  const fixed = i < iEnd && j < jEnd ? anchors(a, b, i, iEnd, j, jEnd) : [];
  if (fixed.length) {
    for (const [x, y] of fixed) {
      between(a, b, i, x, j, y, steps);
      steps.push(['=', x, y]);
      i = x + 1;
      j = y + 1;
    }
    between(a, b, i, iEnd, j, jEnd, steps);
  } else {
    for (const [kind, x, y] of shortestEdit(a.slice(i, iEnd), b.slice(j, jEnd))) steps.push([kind, x + i, y + j]);
  }
  for (let k = 0; k < tail; k++) steps.push(['=', iEnd + k, jEnd + k]);
}

/** Pairs of lines that occur once on either side, as many as keep their order: a longest increasing subsequence. */
function anchors(a, b, i, iEnd, j, jEnd) {
  const seen = new Map();
  for (let x = i; x < iEnd; x++) seen.set(a[x], seen.has(a[x]) ? null : [x, -1]);
  for (let y = j; y < jEnd; y++) {
    const pair = seen.get(b[y]);
    if (pair) seen.set(b[y], pair[1] < 0 ? [pair[0], y] : null);
  }
  const pairs = [...seen.values()].filter((p) => p && p[1] >= 0);
  const ends = [], previous = [];
  pairs.forEach((p, n) => {
    let low = 0, high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]][1] < p[1]) low = middle + 1;
      else high = middle;
    }
    previous[n] = low > 0 ? ends[low - 1] : -1;
    ends[low] = n;
  });
  const chain = [];
  for (let n = ends.at(-1) ?? -1; n >= 0; n = previous[n]) chain.push(pairs[n]);
  return chain.reverse();
}

/** The shortest edit from a to b, after Myers. */
function shortestEdit(a, b) {
  const n = a.length, m = b.length, most = Math.min(n + m, MOST_EDITS);
  // How far each diagonal reaches after d edits; diagonal k stands at k + most + 1.
  let reached = new Int32Array(2 * most + 3);
  const trace = [];
  for (let d = 0; d <= most; d++) {
    trace.push(reached.slice());
    for (let k = -d; k <= d; k += 2) {
      let x = startOf(reached, k + most + 1, k, d);
      while (x < n && x - k < m && a[x] === b[x - k]) x++;
      reached[k + most + 1] = x;
      if (x >= n && x - k >= m) return walkBack(trace, d, n, m, most + 1);
    }
  }
  return [...a.map((_, i) => ['-', i, 0]), ...b.map((_, j) => ['+', n, j])];
}

/** Whether the d-th edit on a diagonal comes from the one above (an addition) rather than from the one below. */
const comesFromAbove = (reached, at, k, d) => k === -d || (k !== d && reached[at - 1] < reached[at + 1]);
const startOf = (reached, at, k, d) => (comesFromAbove(reached, at, k, d) ? reached[at + 1] : reached[at - 1] + 1);

function walkBack(trace, d, n, m, zero) {
  const steps = [];
  let x = n, y = m;
  for (; d > 0; d--) {
    const k = x - y;
    const isAddition = comesFromAbove(trace[d], k + zero, k, d);
    const fromX = trace[d][k + zero + (isAddition ? 1 : -1)], fromY = fromX - (isAddition ? k + 1 : k - 1);
    while (x > fromX && y > fromY) steps.push(['=', --x, --y]);
    steps.push(isAddition ? ['+', x, --y] : ['-', --x, y]);
  }
  while (x > 0 && y > 0) steps.push(['=', --x, --y]);
  return steps.reverse();
}

/** The same, in hunks: {same: [[i, j]…]} or {gone: [i…], come: [j…]}. */
function hunks(a, b) {
  const list = [];
  for (const [kind, i, j] of difference(a, b)) {
    let last = list.at(-1);
    if (kind === '=') {
      if (!last?.same) list.push((last = { same: [] }));
      last.same.push([i, j]);
    } else {
      if (!last?.gone) list.push((last = { gone: [], come: [] }));
      if (kind === '-') last.gone.push(i);
      else last.come.push(j);
    }
  }
  return list;
}

/** Which part of two lines differs: [start, endInA, endInB]. */
function changedPart(a, b) {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return [head, a.length - tail, b.length - tail];
}

/** Whether two lines are the same one, changed: they begin alike or do the same to the same. */
function isSameLine(a, b) {
  const [head, endA, endB] = changedPart(a, b);
  const same = head + (a.length - endA);
  return same - (/^ */.exec(a)[0].length) > 0.45 * Math.max(a.trim().length, b.trim().length);
}

/** Marks what a pass changed on the rows of its column, and puts in what it removed. Gives [added, removed]. */
function markChanges(rows, lines, before) {
  let added = 0, removed = 0;
  const out = [];
  for (const h of hunks(before.map((l) => l.text), lines.map((l) => l.text))) {
    if (h.same) {
      for (const [, j] of h.same) out.push(rows[j]);
      continue;
    }
    const gone = [...h.gone];
    added += h.come.length;
    removed += h.gone.length;
    for (const j of h.come) {
      const at = gone.findIndex((i) => isSameLine(before[i].text, lines[j].text));
      if (at >= 0) {
        for (const i of gone.splice(0, at + 1)) out.push(goneRow(before[i]));
        rows[j].classList.add('changed');
      } else {
        rows[j].classList.add('added');
      }
      out.push(rows[j]);
    }
    for (const i of gone) out.push(goneRow(before[i]));
  }
  let after = 0;
  for (const row of out) {
    if (row.classList.contains('gone')) {
      after++;
    } else {
      if (after) {
        row.classList.add('after-gone');
        row.title = `${plural(after, 'line')} removed above`;
      }
      after = 0;
    }
  }
  return { rows: out, added, removed };
}

const goneRow = (line) => el('div.row.gone', null, el('span.no'), el('span.text', null, line.text));

/** How many lines a pass added and removed. */
function countChanges(lines, before) {
  let added = 0, removed = 0;
  for (const h of hunks(before.map((l) => l.text), lines.map((l) => l.text))) {
    if (h.gone) {
      added += h.come.length;
      removed += h.gone.length;
    }
  }
  return [added, removed];
}

// MARK: The column

/** How many equal lines stay around a change. */
const AROUND = 4;

/** Two texts side by side; equal stretches fold. `sides` are lists of {text, keys}. */
function drawDiff(left, right) {
  const grid = el('div.sides');
  const cell = (kind, line, number, part) => {
    const e = el('div.side' + kind);
    if (line) {
      const text = el('span.text');
      const [from, to] = part ?? [0, 0];
      if (to > from) text.append(line.text.slice(0, from), el('span.word', null, line.text.slice(from, to)));
      text.append(line.text.slice(to));
      e.append(el('span.no', null, String(number + 1)), text);
      stands('diff', e, line.keys, line.reach ?? []);
    }
    return e;
  };
  const list = hunks(left.map((l) => l.text), right.map((l) => l.text));
  let changes = 0;
  list.forEach((h, at) => {
    if (h.same) {
      const first = at === 0 ? 0 : AROUND, last = at === list.length - 1 ? 0 : AROUND;
      const hidden = list.length > 1 ? h.same.length - first - last : 0;
      const show = ([i, j]) => [cell('', left[i], i), cell('', right[j], j)];
      if (hidden <= 2) { grid.append(...h.same.flatMap(show)); return; }
      grid.append(...h.same.slice(0, first).flatMap(show));
      const skip = el('div.skip', { role: 'button', tabindex: 0 }, `⋯ ${hidden} equal lines`);
      skip.addEventListener('click', () => skip.replaceWith(...h.same.slice(first, first + hidden).flatMap(show)));
      grid.append(skip, ...h.same.slice(first + hidden).flatMap(show));
      return;
    }
    changes += Math.max(h.gone.length, h.come.length);
    const gone = [...h.gone];
    for (const j of h.come) {
      const match = gone.findIndex((i) => isSameLine(left[i].text, right[j].text));
      for (const i of match > 0 ? gone.splice(0, match) : []) grid.append(cell('.del', left[i], i), cell('.blank'));
      if (match >= 0) {
        const i = gone.shift();
        const [from, endA, endB] = changedPart(left[i].text, right[j].text);
        grid.append(cell('.del', left[i], i, [from, endA]), cell('.ins', right[j], j, [from, endB]));
      } else {
        grid.append(cell('.blank'), cell('.ins', right[j], j));
      }
    }
    for (const i of gone) grid.append(cell('.del', left[i], i), cell('.blank'));
  });
  return { grid, changes };
}
