// What the pages of a course's teacher do in the browser: moving activities, and writing Markdown.

// Activities are moved by their handles: with a pointer, or with the arrow keys.
const STEP = { ArrowUp: false, ArrowDown: true };

document.addEventListener('keydown', (event) => {
  const row = event.target.closest?.('.handle')?.closest('[data-activity]');
  if (!row || !(event.key in STEP)) { return; }
  event.preventDefault();
  tell(row, 'activity-stepped', { activity: row.dataset.activity, down: STEP[event.key] });
});

document.addEventListener('pointerdown', (event) => {
  const handle = event.target.closest?.('.handle');
  const row = handle?.closest('[data-activity]');
  if (!row || event.button !== 0) { return; }
  event.preventDefault();
  handle.focus();
  handle.setPointerCapture(event.pointerId);
  const outline = row.closest('.outline');
  const line = document.createElement('div');
  line.className = 'drop-line';
  let place = null;
  const move = (to) => {
    row.classList.add('is-dragged');
    scrollNearEdges(to.clientY);
    place = placeAt(outline, row, to.clientX, to.clientY);
    show(line, place);
  };
  const end = (last) => {
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', end);
    handle.removeEventListener('pointercancel', end);
    row.classList.remove('is-dragged');
    line.remove();
    if (last.type === 'pointerup' && place) {
      tell(row, 'activity-dragged', {
        activity: row.dataset.activity, section: place.list.dataset.section, index: place.index,
      });
    }
  };
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', end);
  handle.addEventListener('pointercancel', end);
});

function tell(row, name, detail) {
  row.closest('.outline').dispatchEvent(new CustomEvent(name, { detail }));
}

// Rows are made anew when something changes. The keyboard stays where it was, or goes to what is
// nearest to it, and where a row has come to is said aloud.
const OTHER_TOOL = { up: 'down', down: 'up' };
const watched = new WeakSet();
let held = null;

document.addEventListener('focusin', ({ target }) => {
  const list = target.closest?.('[data-rows]');
  if (!list) { return; }
  const row = target.closest('[data-row]');
  held = { list, key: row?.dataset.row, tool: target.closest('[data-tool]')?.dataset.tool, ...standing(row) };
  if (!watched.has(list)) {
    watched.add(list);
    new MutationObserver(() => setTimeout(() => takeUp(list))).observe(list, { childList: true, subtree: true });
  }
});

document.addEventListener('pointerdown', ({ target }) => {
  if (!target.closest?.('[data-rows], [role=dialog], [role=alertdialog]')) { held = null; }
});

function standing(row) {
  const above = row?.parentElement.closest('[data-row]');
  return { above: above?.dataset.row, place: row ? rowsIn(above ?? row.closest('[data-rows]')).indexOf(row) : 0 };
}

// Those that are in it, not those in these.
function rowsIn(around) {
  return [...around.querySelectorAll('[data-row]')].filter((one) =>
    one.parentElement.closest('[data-row], [data-rows]') === around);
}

function takeUp(list) {
  const active = document.activeElement;
  if (held?.list !== list || !held.key || (active && active !== document.body)) { return; }
  const find = (key) => key && list.querySelector(`[data-row="${CSS.escape(key)}"]`);
  const row = find(held.key);
  const before = held;
  const around = find(held.above) ?? list;
  const near = rowsIn(around);
  const next = row ?? near[Math.min(before.place, near.length - 1)] ?? around;
  const own = [...next.querySelectorAll('a, button, input')].filter((one) =>
    one.closest('[data-row], [data-rows]') === next);
  const called = (tool) => tool && own.find((one) => one.closest('[data-tool]')?.dataset.tool === tool);
  (called(row ? before.tool : 'open') ?? called(OTHER_TOOL[before.tool]) ?? own[0])?.focus();
  if (row) { sayPlace(list, row, before); }
}

function sayPlace(list, row, before) {
  const now = standing(row);
  if (now.place === before.place && now.above === before.above) { return; }
  const above = row.parentElement.closest('[data-row]');
  list.querySelector(':scope > [role=status]').textContent =
    (above ? list.dataset.movedWithin : list.dataset.moved)
      .replace('{0}', now.place + 1)
      .replace('{1}', rowsIn(above ?? list).length)
      .replace('{2}', above?.querySelector('.section-title')?.value ?? '');
}

// The list under the pointer, and before which of its other rows.
function placeAt(outline, row, x, y) {
  const sections = [...outline.querySelectorAll('.course-section')];
  const section = sections.find((one) => one.getBoundingClientRect().bottom > y)
    ?? sections[sections.length - 1];
  const list = section?.querySelector('.activities');
  if (!list) { return null; }
  const rows = [...list.children].filter((one) => one !== row);
  const before = rows.findIndex((one) => {
    const box = one.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return { list, rows, index: before < 0 ? rows.length : before };
}

function show(line, place) {
  if (!place) { line.remove(); return; }
  const list = place.list.getBoundingClientRect();
  const next = place.rows[place.index]?.getBoundingClientRect();
  const last = place.rows[place.rows.length - 1]?.getBoundingClientRect();
  line.style.left = `${list.left}px`;
  line.style.width = `${list.width}px`;
  line.style.top = `${next ? next.top : last ? last.bottom : list.top}px`;
  document.body.append(line);
}

function scrollNearEdges(y) {
  const edge = 80;
  if (y < edge) { scrollBy(0, -14); } else if (y > innerHeight - edge) { scrollBy(0, 14); }
}

// Enter in a line of answers leads to the next one; after the last one, it adds one.
document.addEventListener('keydown', (event) => {
  const line = event.target.closest?.('.lines .line');
  if (!line || event.key !== 'Enter' || event.isComposing || event.target.type === 'checkbox'
      || !event.target.matches('input')) { return; }
  event.preventDefault();
  const next = line.nextElementSibling;
  if (next) {
    next.querySelector('input:not([type=checkbox])')?.focus();
  } else {
    line.closest('.lines').querySelector(':scope > .add-button')?.click();
  }
});

// A button above a text puts its marks around what is selected.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('.prose-button');
  if (!button) { return; }
  const text = button.closest('khuevan-prose').querySelector('textarea');
  if (button.dataset.picture) {
    choosePicture(button, text);
  } else {
    around(text, button.dataset.before, button.dataset.after);
  }
});

function around(text, before, after) {
  const { selectionStart: from, selectionEnd: to, value } = text;
  write(text, value.slice(0, from) + before + value.slice(from, to) + after + value.slice(to),
    from + before.length, to + before.length);
}

function write(text, value, from, to) {
  text.value = value;
  text.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  text.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
  text.focus();
  text.setSelectionRange(from, to);
}

function choosePicture(button, text) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/png,image/jpeg,image/gif,image/webp';
  input.addEventListener('change', () => send(button, text, input.files[0]));
  input.click();
}

// Answers are single lines; their pictures go where those of the question go.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('.answer-picture');
  if (button) { choosePicture(sender(button), button.closest('.answer-field').querySelector('input')); }
});

function sender(within) {
  return within.closest('khuevan-prose, .question-form').querySelector('[data-picture]');
}

// Pictures can be pasted and dropped, too.
for (const type of ['paste', 'drop']) {
  document.addEventListener(type, (event) => {
    const field = event.target.closest?.('khuevan-prose, .answer-field');
    const files = (event.clipboardData ?? event.dataTransfer)?.files ?? [];
    const picture = [...files].find((one) => one.type.startsWith('image/'));
    if (field && picture) {
      event.preventDefault();
      send(sender(field), field.querySelector('textarea, input'), picture);
    }
  });
}

async function send(button, text, file) {
  if (!file) { return; }
  button.disabled = true;
  try {
    const answer = await fetch(
      `${button.dataset.picture}?name=${encodeURIComponent(file.name || 'picture')}`,
      { method: 'POST', body: file, headers: { 'X-XSRF-TOKEN': cookie('XSRF-TOKEN') } });
    if (!answer.ok) { throw new Error(String(answer.status)); }
    const { url } = await answer.json();
    const name = (file.name || '').replace(/\.[^.]*$/, '').replace(/[\[\]]/g, ' ');
    around(text, `![${name}](${url})`, '');
  } catch {
    alert(button.dataset.failed);
  } finally {
    button.disabled = false;
  }
}

function cookie(name) {
  return document.cookie.split('; ').find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1) ?? '';
}
