// A recorded run (`fermata run --record`, `inspect --html OUT --run FILE`), painted over the page: how often each
// function was entered and each state reached, what was last received there, which machines stand where, and a slider
// that steps the whole program forward and backward. Only steps of this file's functions are shown.

const run = readRun();

/** The recording: {steps, counts, tasks, dropped}; null when there is none, or none of this form. */
function readRun() {
  let raw = null;
  try {
    raw = JSON.parse(document.getElementById('run')?.textContent ?? 'null');
  } catch {
    return null;
  }
  if (raw?.schema !== 'fermata-recording/1') return null;
  const own = raw.functions.map(functionOfRun);
  const counts = new Map();
  raw.functions.forEach((g, i) => { if (own[i]) counts.set(own[i], [...g.hits]); });
  const steps = [];
  for (const [time, task, machine, step, state, value] of raw.steps) {
    const fn = own[raw.machines[machine]];
    if (fn) steps.push({ time, task: raw.tasks[task] ?? '', machine, step, state, value, fn });
  }
  // A machine that waits for another machine is told when it goes on, not when it stops: it stood there until then.
  const last = new Map(), waits = new Map();
  for (const s of steps) {
    const before = last.get(s.machine);
    if (before) before.after = placeAfter(before, s);
    if (before && before.step !== 'suspend' && before.after > 0) {
      const states = waits.get(s.fn) ?? [];
      states[before.after] = (states[before.after] ?? 0) + 1;
      waits.set(s.fn, states);
    }
    last.set(s.machine, s);
  }
  for (const s of last.values()) s.after = placeAfter(s, null);
  for (const [fn, states] of waits) states.forEach((n, q) => { counts.get(fn)[q] = (counts.get(fn)[q] ?? 0) + n; });
  return { steps, counts, dropped: raw.dropped };
}

/** Where a machine stands after a step, the next of its own being `next`; null while it runs. */
function placeAfter(step, next) {
  if (step.step === 'suspend') return step.state;
  if (step.step === 'return') return DONE;
  if (step.step === 'fail') return FAILED;
  return next && ['resume', 'throw'].includes(next.step) ? next.state : null;
}

/** The page's function that a recorded one is, by file, name and line; the nearest line when decorators move it. */
function functionOfRun(g) {
  if (g.file.split('/').at(-1) !== data.file) return null;
  const distance = (f) => Math.abs(lineOf(f.span) - g.line);
  const same = functions.filter((f) => f.name.replace(/#\d+$/, '') === g.name);
  return same.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Where the machines of a function stand after a step, and what was last received in each of its states. */
function placesAt(f, at) {
  const places = new Map(), received = new Map();
  for (const s of run.steps.slice(0, at + 1)) {
    if (s.fn !== f) continue;
    if (s.step === 'resume' && s.value) received.set(s.state, s.value);
    places.set(s.machine, s.after);
  }
  return { places, received };
}

// MARK: The bar

const runSlider = el('input', { type: 'range', min: 0, step: 1, value: 0, 'aria-label': 'step of the run' });
const runSaid = el('div.said');
const runBar = el('footer.stepper.run', { 'aria-label': 'the run, step by step', hidden: '' },
  headButton('◀', 'the step before ( , )', () => stepRun(-1)), runSlider,
  headButton('▶', 'the next step ( . )', () => stepRun(1)), el('output', null, 'run'), runSaid);
runSlider.addEventListener('input', () => showRunStep(Number(runSlider.value)));

/** The step that is shown; -1 before one was chosen: then the counts are those of the whole run. */
let runAt = -1;

function startRun() {
  if (!run?.steps.length) return;
  runBar.hidden = false;
  runSlider.max = run.steps.length - 1;
  const more = run.dropped ? `, ${run.dropped} more were not kept` : '';
  runSaid.textContent = `${plural(run.steps.length, 'step')} recorded${more}; , and . go through them`;
}

function stepRun(by) {
  if (runBar.hidden) return;
  const next = runAt < 0 ? (by > 0 ? 0 : run.steps.length - 1) : runAt + by;
  if (next >= 0 && next < run.steps.length) showRunStep(next);
}

const STEP_WORDS = {
  enter: 'starts', resume: 'goes on with', throw: 'is thrown', suspend: 'suspends with', return: 'returns',
  fail: 'fails with',
};

/** Goes to a step: its function, its state, and what is known at that time. */
function showRunStep(at) {
  runAt = at;
  runSlider.value = at;
  const s = run.steps[at];
  if (view.fn !== s.fn) chooseFunction(s.fn);
  const where = s.step === 'return' ? DONE : s.step === 'fail' ? FAILED : s.state;
  if (where >= 0 && where < s.fn.states.length) setState(where);
  else markEnd(where);
  const when = [`${at + 1}/${run.steps.length}`, `${(s.time / 1000).toFixed(2)} ms`, s.task].filter(Boolean);
  const what = `${s.fn.name} #${s.machine} ${STEP_WORDS[s.step] ?? s.step}`;
  runSaid.replaceChildren(when.join(' · ') + ' · ', el('b', null, what), s.value ? ' ' + s.value : '');
  paintRun();
}

/** Marks that a machine has come to its end, which is no state of the stepper's. */
function markEnd(where) {
  leaveState();
  for (const e of standing('q:' + where, 'machine')) e.classList.add('current');
  reveal(['q:' + where]);
}

/** Counts and values on the source, and machines on the states of the drawing. */
function paintRun() {
  if (!run) return;
  for (const e of document.querySelectorAll('.ran')) e.remove();
  const f = view.fn;
  const { places, received } = placesAt(f, runAt < 0 ? run.steps.length - 1 : runAt);
  const notes = new Map();
  const note = (line, text) => { if (line) notes.set(line, [...(notes.get(line) ?? []), text]); };
  for (const [g, hits] of run.counts) {
    if (g.index && hits[0]) note(lineOf(g.span), '×' + hits[0]);
    for (const s of g.states.slice(1)) {
      const value = g === f && received.has(s.number) ? ' ← ' + received.get(s.number) : '';
      if (hits[s.number]) note(s.line, `×${hits[s.number]}${value}`);
    }
  }
  const title = 'how often it was entered or its state reached, and what came in last';
  for (const [line, texts] of notes) rowOfLine(line)?.append(el('span.ran', { title }, '  ' + texts.join(', ')));
  for (const n of f.graph?.nodes ?? []) {
    const here = [...places].filter(([, state]) => state === n.state).map(([machine]) => '#' + machine);
    const hits = n.state >= 0 ? run.counts.get(f)?.[n.state] : 0;
    const text = [hits ? '×' + hits : '', runAt < 0 ? '' : cut(here.join(' '), 24)].filter(Boolean).join('  ');
    const box = standing('q:' + n.state, 'machine').find((e) => e.classList.contains('node'));
    if (text && box) box.append(svg('text.ran', { x: n.x + n.width, y: n.y - 4, 'text-anchor': 'end' }, text));
  }
}
