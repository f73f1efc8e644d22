// Text with tokens that stand for things: the source, the IR, the image and the trees.

/** A token of a row. */
function token(text, kind, key) {
  const e = el('span.t' + (kind ? '.k-' + kind : ''), null, text);
  if (key) {
    e.dataset.k = '';
    e.key = key;
  }
  return e;
}

/** Splits text by a pattern; `choose` makes an element (or text) of each match, what is between stays text. */
function tokens(text, pattern, choose) {
  const parts = [];
  let at = 0;
  for (const m of text.matchAll(pattern)) {
    if (m.index > at) parts.push(text.slice(at, m.index));
    parts.push(choose(m, text));
    at = m.index + m[0].length;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

// MARK: Source

const WORD = /[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu;
const SOURCE_KINDS = ['', 'kw', 'str', 'num', 'com'];

/** The source's rows: one element a line, tokens coloured by the front end's own lexer. */
function sourceRows(column) {
  const starts = [0];
  for (const m of data.source.matchAll(/\r\n|\r|\n/g)) starts.push(m.index + m[0].length);
  // Coloured stretches of each line: a token over several lines is cut at their ends.
  const stretches = sourceLines.map(() => []);
  let at = 0, line = 0;
  for (let i = 0; i < data.tokens.length; i += 3) {
    let from = at + data.tokens[i];
    const to = (at = from + data.tokens[i + 1]);
    while (line + 1 < starts.length && starts[line + 1] <= from) line++;
    for (let k = line; k < sourceLines.length && from < to; k++) {
      const end = Math.min(to, starts[k] + sourceLines[k].length);
      if (end > from) stretches[k].push([from - starts[k], end - starts[k], SOURCE_KINDS[data.tokens[i + 2]]]);
      from = starts[k + 1] ?? to;
    }
  }
  return sourceLines.map((text, k) => {
    const number = k + 1;
    const content = el('span.text');
    let done = 0;
    const plain = (piece, offset) => tokens(piece, WORD, (m) => {
      const e = token(m[0], '', /[\p{L}_]/u.test(m[0][0]) ? 'n:' + m[0] : '-');
      e.place = [number, offset + m.index];
      return e;
    });
    for (const [from, to, kind] of stretches[k]) {
      content.append(...plain(text.slice(done, from), done));
      const e = token(text.slice(from, to), kind, kind === 'com' ? null : '-');
      e.place = [number, from];
      content.append(e);
      done = to;
    }
    content.append(...plain(text.slice(done), done));
    const row = el('div.row', { 'data-line': number }, el('span.no', null, String(number)), content);
    stands(column, row, ['s:' + number]);
    return row;
  });
}

let sourceRowList = [];
const rowOfLine = (line) => sourceRowList[line - 1];

/** The span of the smallest piece of the tree that holds a place of the source; 0 when there is none. */
function spanHolding(line, column) {
  let best = 0, size = Infinity;
  for (const { span } of trees.ast) {
    if (!span) continue;
    const s = spanAt(span);
    if (s.line > line || s.endLine < line) continue;
    if (s.line === line && unitColumn(line, s.column) > column) continue;
    if (s.endLine === line && unitColumn(line, s.endColumn) <= column) continue;
    const area = (s.endLine - s.line) * 1000 + s.endColumn - s.column;
    if (area <= size) [best, size] = [span, area];
  }
  return best;
}

// MARK: IR

const QUOTED = /"(?:[^"\\]|\\.)*"/.source;
const WORDS = /-?\b\d[\w.]*|[\p{L}_][\p{L}\p{N}_.]*/u.source;
const NAMES = /[^\s,:()[\]{}]+/.source;
const IR = new RegExp(`${QUOTED}|%\\d+|\\$(?:${QUOTED}|${NAMES})|\\^b\\d+|\\b[rc]\\d+\\b|@[^\\s,({]+|${WORDS}`, 'gu');

/** Declarations that may be long: they wrap, or show their first line until they are clicked. */
const WRAPS = /^ {2}(?:local|synthetic) /, IS_BRIEF = /^ {2}(?:registers|state|doc) /;

/** One token of IR. */
function irToken(m, text) {
  const word = m[0];
  switch (word[0]) {
    case '"': return token(word, 'str');
    case '%': return token(word, 'temp', 'n:' + word);
    case '$': return token(word, 'var', 'n:' + word.slice(1));
    case '^': return token(word, 'block', 'b:' + word.slice(2));
    case '@': return token(word, 'fn', 'F:' + word.slice(1));
  }
  if (/^-?\d/.test(word)) return token(word, 'num');
  const before = text.slice(0, m.index);
  if (/^r\d+$/.test(word) && /(?:\bin|region) $/.test(before)) return token(word, 'reg', 'g:' + word.slice(1));
  if (/^\s*(?:[^=]*= )?$/.test(before) && before.startsWith('  ')) return token(word, 'op');
  if (/^(?:in|else|for|from|live|next|text|with|raise|normal|return)$/.test(word)) return token(word, 'dim');
  return token(word, '', 'n:' + word.split('.').at(-1));
}

/** The states of a suspension, in any pass: by the block it goes on in, or, where a later pass joined that with
    another, by its place in the source. */
function suspensionStates(resume, span) {
  const found = view.fn.states.slice(1).filter((s) => s.resume === resume);
  return (found.length ? found : view.fn.states.slice(1).filter((s) => s.span === span)).map((s) => s.number);
}

/** The rows of a pass. */
function irRows(column, lines) {
  let block = null;
  return lines.map(({ text, span }) => {
    const label = /^\^b(\d+)/.exec(text);
    if (label) block = label[1];
    const state = /^ {2}state (\d+) /.exec(text);
    const region = /^ {2}region r(\d+) /.exec(text);
    const shape = label ? '.label' : IS_BRIEF.test(text) ? '.wrap.brief' : WRAPS.test(text) ? '.wrap' : '';
    const row = el('div.row' + shape, null, el('span.no'), el('span.text', null, tokens(text, IR, irToken)));
    row.span = span;
    row.line = text;
    const keys = [];
    if (label) keys.push('b:' + label[1], ...(view.stateOfResume.get(label[1]) ?? []).map((q) => 'q:' + q));
    if (state) keys.push('q:' + state[1]);
    if (region) keys.push('g:' + region[1]);
    if (span && !/^(?:func|gen|coro|agen) /.test(text)) keys.push('x:' + span);
    const suspension = /^ {2}(?:await|yield|delegate) .*-> \^b(\d+)$/.exec(text);
    if (suspension) keys.push(...suspensionStates(suspension[1], span).map((q) => 'q:' + q));
    const reach = [];
    if (span && keys.includes('x:' + span)) reach.push('s:' + lineOf(span));
    if (block !== null && !label) reach.push('i:' + block);
    stands(column, row, keys, reach);
    standTokens(column, row);
    return row;
  });
}

/** Enters the tokens of a row into the index. */
function standTokens(column, row) {
  for (const t of row.querySelectorAll('.t[data-k]')) if (t.key !== '-') stands(column, t, [t.key]);
}

// MARK: Image

const IMAGE = new RegExp(`${QUOTED}|\\br\\d+\\b|\\bL\\d+\\b|state \\d+|${WORDS}`, 'gu');
const IMAGE_WORDS = /^(?:for|words|raise|to|in|live|next|resume|at|word|registers|parameters|guard)$/;

function imageToken(m, text) {
  const word = m[0];
  const before = text.slice(0, m.index);
  if (word[0] === '"') return token(word, 'str');
  if (/^r\d+$/.test(word)) return token(word, 'reg', 'r:' + word.slice(1));
  if (/^L\d+$/.test(word)) return token(word, 'block', 'L:' + word.slice(1));
  if (/^state \d+$/.test(word)) return token(word, 'fn', 'q:' + word.slice(6));
  if (/^-?\d/.test(word)) return token(word, 'num');
  if (/^\s*$/.test(before)) return token(word, 'op');
  if (IMAGE_WORDS.test(word)) return token(word, 'dim');
  return token(word, '', 'n:' + word);
}

function imageRows(column, lines) {
  return lines.map(({ text, span }) => {
    const label = /^L(\d+):/.exec(text);
    const shape = label ? '.label' : /^ {2}(?:state|variables) |^unit/.test(text) ? '.wrap' : '';
    const content = el('span.text', null, tokens(text, IMAGE, imageToken));
    const row = el('div.row' + shape, null, el('span.no'), content);
    row.span = span;
    row.line = text;
    const keys = [];
    const state = /\bstate (\d+)(?: |$)/.exec(text);
    if (label) keys.push('L:' + label[1]);
    if (state && !text.startsWith('unit')) keys.push('q:' + state[1]);
    if (span) keys.push('x:' + span);
    stands(column, row, keys, span ? ['s:' + lineOf(span)] : []);
    standTokens(column, row);
    return row;
  });
}

// MARK: Trees

const TREE = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\p{L}_][\p{L}\p{N}_]*(?:-[a-z]+)?|-?\d[\w.]*/gu;

/** The rows of the syntax tree or of the scopes, which fold. `shut` says which rows begin folded. */
function treeElements(column, rows, shut = () => false) {
  const list = [];
  rows.forEach((r, i) => {
    const isParent = rows[i + 1]?.depth > r.depth;
    let words = 0, sawColon = false;
    const isField = /^\w+: /.test(r.text);
    const sign = isParent ? el('span.fold', null, '▾') : null;
    const text = el('span.text', null, sign, tokens(r.text, TREE, (m, all) => {
      const word = m[0];
      words++;
      if (isField && words === 1) {
        sawColon = true;
        return token(word, 'field', column === 'scopes' ? 'n:' + word : null);
      }
      if (words === (sawColon ? 2 : 1)) return token(word, 'op');
      if (word[0] === "'" || word[0] === '"') {
        const inner = word.slice(1, -1);
        const isName = /\b(?:id|arg|name|attr|names|asname)=\[?(?:'[^']*', )*$/.test(all.slice(0, m.index));
        return isName ? token(word, 'var', 'n:' + inner) : token(word, 'str');
      }
      if (/^-?\d/.test(word)) return token(word, 'num');
      return token(word, all[m.index + word.length] === '=' ? 'dim' : '');
    }));
    text.style.setProperty('--depth', r.depth + 1);
    const row = el('div.row', null, text);
    row.span = r.span;
    row.depth = r.depth;
    row.line = '  '.repeat(r.depth) + r.text;
    stands(column, row, r.span ? ['x:' + r.span] : [], r.span ? ['s:' + lineOf(r.span)] : []);
    standTokens(column, row);
    list.push(row);
    if (isParent && shut(r, i)) fold(row, list, true);
  });
  for (const row of list) if (row.shut) fold(row, list, true);
  return list;
}

/** Folds or unfolds what is below a row. */
function fold(row, rows, shut) {
  row.shut = shut;
  const sign = row.querySelector('.fold');
  if (sign) sign.textContent = shut ? '▸' : '▾';
  let hidden = shut ? row.depth : Infinity;
  for (let k = rows.indexOf(row) + 1; k < rows.length && rows[k].depth > row.depth; k++) {
    if (rows[k].depth <= hidden) hidden = Infinity;
    rows[k].classList.toggle('folded', hidden !== Infinity);
    if (hidden === Infinity && rows[k].shut) hidden = rows[k].depth;
  }
}
