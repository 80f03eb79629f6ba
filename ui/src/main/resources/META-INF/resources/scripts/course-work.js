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
