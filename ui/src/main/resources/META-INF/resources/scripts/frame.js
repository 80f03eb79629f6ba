// What the frame of every page does in the browser: light or dark, menus, suggestions while typing,
// and turning slides with the arrow keys. It works on the first HTML and on the living page alike,
// because it listens to the document.

const wideFacets = matchMedia('(min-width: 50rem)');

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

function switchLight() {
  const html = document.documentElement;
  const dark = getComputedStyle(html).getPropertyValue('--light').trim() === 'dark';
  const light = dark ? 'light' : 'dark';
  html.dataset.light = light;
  document.cookie = `khuevan-light=${light};path=/;max-age=31536000;samesite=lax`;
}

// Filters lie open beside the results where there is room.
function openFacets() {
  for (const facets of document.querySelectorAll('details[data-facets]:not([data-seen])')) {
    facets.dataset.seen = '';
    facets.open = wideFacets.matches;
  }
}
new MutationObserver(openFacets).observe(document.body, {childList: true, subtree: true});
openFacets();

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

async function suggest(box) {
  const number = ++asked;
  running?.abort();
  running = new AbortController();
  try {
    const answer = await fetch(
      `/api/search?typing=true&size=7&q=${encodeURIComponent(box.value)}`, {signal: running.signal});
    const found = await answer.json();
    if (number === asked && document.activeElement === box) {
      show(box, found.hits ?? []);
    }
  } catch {
    // Without an answer the box is a plain form, as it is without scripts.
  }
}

function show(box, hits) {
  closeSuggestions();
  if (hits.length === 0) {
    return;
  }
  owner = box;
  list = document.createElement('ul');
  list.className = 'suggestions';
  list.id = `${box.id}-suggestions`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', box.getAttribute('aria-label') ?? '');
  hits.forEach((hit, i) => {
    const option = document.createElement('li');
    option.id = `${list.id}-${i}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const passage = hit.passages?.[0];
    option.dataset.href = passage?.url ?? hit.url;
    const icon = document.createElement('span');
    icon.className = `icon icon-${hit.kind}`;
    icon.setAttribute('aria-hidden', 'true');
    const text = document.createElement('span');
    text.innerHTML = hit.highlightedTitle;
    option.append(icon, text);
    option.addEventListener('pointerdown', event => event.preventDefault());
    option.addEventListener('click', () => go(option.dataset.href));
    list.append(option);
  });
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-expanded', 'true');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  box.closest('.search-form').append(list);
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
