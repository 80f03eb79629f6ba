// The outline and the small pictures of pages beside a viewer: what is chosen there opens in the
// viewer without leaving the page, and both follow where the reader is.

class KhuevanStrip extends HTMLElement {
  #observer = null;

  connectedCallback() {
    if (this.childElementCount > 0) {
      return;
    }
    const sheets = this.getAttribute('sheets').split(',').map(line => {
      const [url, first, count, columns, width, height] = line.split(' ');
      return {url, first: +first, count: +count, columns: +columns, width: +width, height: +height};
    });
    const {width, height} = sheets[0];
    const list = document.createElement('ol');
    list.style.setProperty('--cell-width', `${width}px`);
    list.style.setProperty('--cell-height', `${height}px`);
    this.#observer = new IntersectionObserver(seen => {
      seen.filter(entry => entry.isIntersecting).forEach(entry => {
        this.#observer.unobserve(entry.target);
        this.#picture(entry.target, sheets);
      });
    }, {root: list, rootMargin: '200px'});
    const label = this.getAttribute('label-page');
    const all = Number(this.getAttribute('count'));
    for (let number = 1; number <= all; number++) {
      const link = document.createElement('a');
      link.href = this.getAttribute('to') + number;
      link.dataset.place = String(number);
      link.setAttribute('aria-label', `${label} ${number}`);
      const picture = document.createElement('span');
      picture.className = 'strip-picture';
      const below = document.createElement('span');
      below.textContent = String(number);
      link.append(picture, below);
      const item = document.createElement('li');
      item.append(link);
      list.append(item);
      this.#observer.observe(link);
    }
    this.append(list);
    follow(this.closest('.reading'));
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
  }

  #picture(link, sheets) {
    const number = Number(link.dataset.place);
    const sheet = sheets.find(s => number >= s.first && number < s.first + s.count);
    if (sheet) {
      const at = number - sheet.first;
      const picture = link.firstElementChild;
      picture.style.backgroundImage = `url("${sheet.url}")`;
      picture.style.backgroundPosition =
        `-${(at % sheet.columns) * sheet.width}px -${Math.floor(at / sheet.columns) * sheet.height}px`;
    }
  }
}

// Marks where the reader is.
function follow(reading) {
  if (!reading) {
    return;
  }
  const viewer = reading.querySelector('[data-shown-page]');
  const here = Number(viewer?.dataset.shownPage ?? 0);
  if (!here) {
    return;
  }
  reading.querySelectorAll('khuevan-strip a').forEach(link => {
    const current = Number(link.dataset.place) === here;
    if (current !== link.hasAttribute('aria-current')) {
      link.toggleAttribute('aria-current', current);
      if (current) {
        link.setAttribute('aria-current', 'true');
        const list = link.closest('ol');
        list.scrollTo({left: link.offsetLeft - list.clientWidth / 2, behavior: 'auto'});
      }
    }
  });
  let last = null;
  reading.querySelectorAll('.outline a').forEach(link => {
    link.removeAttribute('aria-current');
    if (Number(link.dataset.place) <= here) {
      last = link;
    }
  });
  last?.setAttribute('aria-current', 'true');
}

new MutationObserver(changes => changes.forEach(change => follow(change.target.closest('.reading'))))
  .observe(document.body, {subtree: true, attributeFilter: ['data-shown-page']});

document.addEventListener('click', event => {
  const link = event.target.closest?.('.reading a[data-place]');
  const pdf = link?.closest('.reading').querySelector('khuevan-pdf');
  if (!pdf || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  pdf.setAttribute('page', link.dataset.place);
  if (link.closest('.picture-gallery')) {
    pdf.scrollIntoView({block: 'nearest'});
  }
  history.replaceState(history.state, '', link.href);
}, true);

document.querySelectorAll('.reading').forEach(follow);

customElements.define('khuevan-strip', KhuevanStrip);
