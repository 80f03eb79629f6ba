// Filters lie open beside the results where there is room; elsewhere they are a sheet from the
// bottom, which stays open while one choice after another is made.
const wide = matchMedia('(min-width: 50rem)');
let sheetOpen = false;

function settle() {
  for (const facets of document.querySelectorAll('details[data-facets]:not([data-seen])')) {
    facets.dataset.seen = '';
    facets.open = wide.matches || sheetOpen;
    facets.addEventListener('toggle', () => {
      sheetOpen = facets.open && !wide.matches;
      document.documentElement.classList.toggle('sheet-open', sheetOpen);
    });
  }
  if (!document.querySelector('details[data-facets]')) {
    sheetOpen = false;
    document.documentElement.classList.remove('sheet-open');
  }
}

function close() {
  for (const facets of document.querySelectorAll('details[data-facets][open]')) {
    facets.open = false;
    facets.querySelector('summary')?.focus();
  }
}

if (!window.khuevanSearch) {
  window.khuevanSearch = true;
  new MutationObserver(settle).observe(document.body, {childList: true, subtree: true});
  wide.addEventListener('change', () => {
    for (const facets of document.querySelectorAll('details[data-facets]')) {
      facets.open = wide.matches;
    }
  });
  document.addEventListener('click', event => {
    const outside = sheetOpen && event.target.matches?.('details[data-facets]');
    if (event.target.closest('[data-close-facets]') || outside) {
      close();
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && sheetOpen) {
      close();
    }
  });
  settle();
}
