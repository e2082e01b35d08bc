// Replays an audit's history as it came about: each event appears after the quiet time that lay before it, made shorter by
// the speed and never longer than five seconds. Without scripts the whole history stands there.
(() => {
  const list = document.querySelector('[data-replay]');
  if (!list || list.children.length < 2) return;
  const LONGEST = 5000;
  const SPEEDS = [['An hour a second', 3600], ['A day a second', 86400], ['A month a second', 2592000]];
  let shown = null; // null while the whole history stands there
  let timer = null;

  const controls = document.createElement('div');
  controls.className = 'cl-replay';
  controls.setAttribute('role', 'group');
  controls.setAttribute('aria-label', 'Replay');
  const play = button('Replay', () => timer === null ? start() : pause());
  const back = button('Step back', () => step(-1));
  const forward = button('Step forward', () => step(1));
  const all = button('Show all', finish);
  const label = document.createElement('label');
  label.className = 'govuk-label';
  label.htmlFor = 'replay-speed';
  label.textContent = 'Speed';
  const speed = document.createElement('select');
  speed.className = 'govuk-select';
  speed.id = 'replay-speed';
  for (const [words, value] of SPEEDS) speed.add(new Option(words, value, value === 86400, value === 86400));
  const said = document.createElement('p');
  said.className = 'govuk-body';
  said.setAttribute('role', 'status');
  said.setAttribute('aria-live', 'polite');
  controls.append(play, back, forward, all, label, speed, said);
  list.before(controls);
  update();

  function button(words, action) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'govuk-button govuk-button--secondary';
    made.textContent = words;
    made.addEventListener('click', action);
    return made;
  }

  function start() {
    if (shown === null || shown === list.children.length) show(1);
    schedule();
  }

  function schedule() {
    clearTimeout(timer);
    if (shown === list.children.length) {
      pause();
      return;
    }
    const quiet = recorded(shown) - recorded(shown - 1);
    timer = setTimeout(tick, Math.min(LONGEST, Math.max(0, quiet / Number(speed.value))));
    update();
  }

  function tick() {
    show(shown + 1);
    schedule();
  }

  function pause() {
    clearTimeout(timer);
    timer = null;
    update();
  }

  function step(by) {
    pause();
    show(Math.min(list.children.length, Math.max(1, (shown === null ? list.children.length : shown) + by)));
  }

  function finish() {
    pause();
    shown = null;
    for (const entry of list.children) entry.hidden = false;
    list.setAttribute('data-live', ''); // from now on it grows again
    said.textContent = '';
    update();
  }

  // What is told meanwhile must not end the replay: the list is left as it is until all is shown.
  function show(count) {
    list.removeAttribute('data-live');
    shown = count;
    [...list.children].forEach((entry, index) => { entry.hidden = index >= count; });
    const entry = list.children[count - 1];
    const standing = entry.querySelector('strong');
    said.textContent = `Event ${count} of ${list.children.length}: ${entry.querySelector('h3').textContent}. ` +
      (standing ? `The audit then stood at ${standing.textContent}.` : 'The audit stood at no grade.');
    update();
  }

  function update() {
    play.textContent = timer === null ? 'Replay' : 'Pause';
    back.disabled = shown === 1;
    forward.disabled = shown === null || shown === list.children.length;
    all.disabled = shown === null;
  }

  function recorded(index) {
    return Date.parse(list.children[index].dataset.recorded);
  }
})();
