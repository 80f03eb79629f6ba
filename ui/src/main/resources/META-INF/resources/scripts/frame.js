// What the frame of every page does in the browser: light or dark, menus, suggestions while typing,
// and turning slides with the arrow keys. It works on the first HTML and on the living page alike,
// because it listens to the document.

document.addEventListener('click', event => {
  const target = event.target;
  if (target.closest('[data-light-switch]')) {
    switchLight();
  }
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (!menu.contains(target) || target.closest('a, button')) {
      menu.open = false;
    }
  }
  if (!target.closest('.search-form')) {
    closeSuggestions();
  }
});

// While the living page is on its way, on a weak line for many seconds, its router already takes links
// and then forgets them. The browser follows those of the first HTML.
document.body.addEventListener('click', event => {
  if (event.target.closest('#first-page a[href]') && !event.defaultPrevented) {
    event.stopPropagation();
  }
});

function switchLight() {
  const html = document.documentElement;
  const dark = getComputedStyle(html).getPropertyValue('--light').trim() === 'dark';
  const light = dark ? 'light' : 'dark';
  html.dataset.light = light;
  document.cookie = `khuevan-light=${light};path=/;max-age=31536000;samesite=lax`;
}

// Suggestions, after the combobox pattern of the ARIA practices.
let list = null;
let owner = null;
let asked = 0;
let waiting = 0;
let running = null;

document.addEventListener('input', event => {
  const box = event.target.closest?.('[data-search-box]');
  if (!box) {
    return;
  }
  clearTimeout(waiting);
  if (box.value.trim().length < 2) {
    closeSuggestions();
    return;
  }
  waiting = setTimeout(() => suggest(box), 90);
});

// What was answered stays here for a while: on a weak line going back a letter costs nothing.
const answered = new Map();

async function suggest(box) {
  const number = ++asked;
  running?.abort();
  running = new AbortController();
  const typed = box.value.trim();
  try {
    let found = answered.get(typed);
    if (!found) {
      const answer = await fetch(`/api/search/suggestions?q=${encodeURIComponent(typed)}`,
        {signal: running.signal, headers: {'Accept-Language': document.documentElement.lang}});
      if (!answer.ok) {
        return;
      }
      found = (await answer.json()).suggestions;
      answered.set(typed, found);
    }
    if (number === asked && document.activeElement === box) {
      show(box, found);
    }
  } catch {
    // Without an answer the box is a plain form, as it is without scripts.
  }
}

function show(box, found) {
  closeSuggestions();
  const labels = box.closest('.search-form').dataset;
  if (found.length === 0) {
    return;
  }
  owner = box;
  list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = `${box.id}-suggestions`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', labels.suggestions ?? '');
  found.forEach((one, i) => list.append(option(one, `${list.id}-${i}`, labels)));
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-expanded', 'true');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.closest('.search-form').append(list);
}

function option(one, id, labels) {
  const option = document.createElement('li');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.dataset.href = one.url;
  const icon = document.createElement('span');
  icon.className = `icon icon-${{query: 'search', correction: 'search', level: 'subject'}[one.kind] ?? one.kind}`;
  icon.setAttribute('aria-hidden', 'true');
  const text = document.createElement('span');
  text.className = 'suggestion-text';
  const first = document.createElement('span');
  first.innerHTML = one.highlighted;
  text.append(first);
  const said = {correction: labels.correction, subject: labels.subject, level: labels.level,
    person: labels.person}[one.kind] ?? one.detail;
  if (said) {
    const detail = document.createElement('small');
    detail.textContent = one.kind === 'subject' || one.kind === 'level' ? `${said} · ${one.detail}` : said;
    text.append(detail);
  }
  option.append(icon, text);
  option.addEventListener('pointerdown', event => event.preventDefault());
  option.addEventListener('click', () => go(option.dataset.href));
  return option;
}

function closeSuggestions() {
  list?.remove();
  list = null;
  owner?.setAttribute('aria-expanded', 'false');
  owner?.removeAttribute('aria-activedescendant');
  owner?.removeAttribute('aria-controls');
  owner = null;
}

function go(address) {
  const link = document.createElement('a');
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
  closeSuggestions();
}

document.addEventListener('keydown', event => {
  if (list && event.target === owner) {
    const options = [...list.children];
    const now = options.findIndex(option => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const next = now < 0 ? (step > 0 ? 0 : options.length - 1) : now + step;
      options.forEach((option, i) => option.setAttribute('aria-selected', String(i === next)));
      if (options[next]) {
        owner.setAttribute('aria-activedescendant', options[next].id);
        options[next].scrollIntoView({block: 'nearest'});
      } else {
        owner.removeAttribute('aria-activedescendant');
      }
    } else if (event.key === 'Enter' && now >= 0) {
      event.preventDefault();
      go(options[now].dataset.href);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      closeSuggestions();
    }
    return;
  }
  if (event.key === 'Escape') {
    document.querySelectorAll('details[data-menu][open]').forEach(menu => { menu.open = false; });
  }
  const typing = event.target.closest?.('input, textarea, select, [contenteditable], vaadin-text-field');
  if (typing || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  if (event.key === '/') {
    const box = document.querySelector('[data-search-box]');
    if (box) {
      event.preventDefault();
      box.focus();
    }
  }
  const turn = {ArrowLeft: 'prev', ArrowRight: 'next', PageUp: 'prev', PageDown: 'next'}[event.key];
  const link = turn && document.querySelector(`[data-turn] a[rel=${turn}][href]`);
  if (link && (event.key.startsWith('Arrow') || event.target.closest?.('[data-turn]'))) {
    event.preventDefault();
    link.click();
  }
});

addEventListener('focusout', event => {
  if (event.target === owner) {
    setTimeout(() => { if (document.activeElement !== owner) { closeSuggestions(); } }, 150);
  }
});
