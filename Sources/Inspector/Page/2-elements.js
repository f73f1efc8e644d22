// Building elements. Text from the data only ever becomes text nodes: nothing in a program can be read as markup.

/** An element: el('div.row', {title: '…'}, child, 'text', …). */
function el(what, attributes, ...children) {
  const [tag, ...classes] = what.split('.');
  const e = document.createElement(tag || 'div');
  if (classes.length) e.className = classes.join(' ');
  return fill(e, attributes, children);
}

/** The same for SVG. */
function svg(what, attributes, ...children) {
  const [tag, ...classes] = what.split('.');
  const e = document.createElementNS('http://www.w3.org/2000/svg', tag);
  if (classes.length) e.setAttribute('class', classes.join(' '));
  return fill(e, attributes, children);
}

function fill(e, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') e.addEventListener(name, value);
    else e.setAttribute(name, value);
  }
  for (const c of children.flat()) if (c !== undefined && c !== null && c !== false) e.append(c);
  return e;
}

const plural = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;
const narrow = matchMedia('screen and (max-width: 760px)');
