// <khuevan-pdf src page find first last>: shows a PDF with pdf.js, at a page, with words marked; only
// the pages from `first` to `last`, where they are named. Pages are fetched in ranges as they are
// needed, and are counted as in the whole document.

const base = '/webjars/pdfjs-dist/5.4.624';
let library;

function load() {
  library ??= (async () => {
    const pdfjs = await import(`${base}/legacy/build/pdf.min.mjs`);
    pdfjs.GlobalWorkerOptions.workerSrc = `${base}/legacy/build/pdf.worker.min.mjs`;
    // The viewer's components look for the library here.
    globalThis.pdfjsLib = pdfjs;
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = `${base}/legacy/web/pdf_viewer.css`;
    document.head.append(style);
    const viewer = await import(`${base}/legacy/web/pdf_viewer.mjs`);
    return {pdfjs, viewer, Finder: finderOf(viewer)};
  })();
  return library;
}

/// Finds words typed without marks. Leaving out diacritics turns ố into o, but đ is a letter of its
/// own. It is folded to one of the same length, so that places in the page stay right.
function finderOf({PDFFindController}) {
  const folded = text => text.replaceAll('đ', 'd').replaceAll('Đ', 'D');
  return class extends PDFFindController {
    match(query, content, page) {
      const words = Array.isArray(query) ? query.map(folded) : folded(query);
      return super.match(words, folded(content), page);
    }
  };
}

/// The document as if it had no other pages than these.
function part(pdf, first, last) {
  const before = first - 1;
  const own = {
    numPages: last - before,
    getPage: number => pdf.getPage(number + before),
    getPageIndex: async reference => await pdf.getPageIndex(reference) - before,
    cachedPageNumber: reference => {
      const known = pdf.cachedPageNumber(reference);
      return known ? known - before : null;
    }
  };
  return new Proxy(pdf, {
    get(whole, name) {
      const value = own[name] ?? whole[name];
      return typeof value === 'function' && !(name in own) ? value.bind(whole) : value;
    }
  });
}

class KhuevanPdf extends HTMLElement {
  static observedAttributes = ['src', 'page', 'find'];

  #shown = '';
  #events = null;
  #viewer = null;
  #task = null;
  #bar = null;
  #first = 1;
  #last = 1;
  #watcher = null;

  connectedCallback() {
    this.#open();
  }

  disconnectedCallback() {
    this.#task?.destroy();
    this.#watcher?.disconnect();
    this.#shown = '';
  }

  attributeChangedCallback(name) {
    if (!this.isConnected || !this.#viewer) {
      return;
    }
    if (name === 'src') {
      this.#open();
    } else {
      this.#goThere();
    }
  }

  async #open() {
    const src = this.getAttribute('src');
    if (!src || src === this.#shown) {
      return;
    }
    this.#shown = src;
    this.dataset.visiblePages = '';
    const status = document.createElement('p');
    status.className = 'pdf-status';
    status.setAttribute('role', 'status');
    status.textContent = this.getAttribute('label-loading');
    this.prepend(status);
    try {
      const {pdfjs, viewer, Finder} = await load();
      const container = document.createElement('div');
      container.className = 'pdf-container';
      container.tabIndex = 0;
      container.setAttribute('role', 'region');
      container.setAttribute('aria-label', this.getAttribute('label-page'));
      const pages = document.createElement('div');
      pages.className = 'pdfViewer';
      container.append(pages);
      const frame = document.createElement('div');
      frame.className = 'pdf-frame';
      frame.append(container);
      this.#task = pdfjs.getDocument({
        url: src,
        rangeChunkSize: 131072,
        disableAutoFetch: true,
        isEvalSupported: false,
        cMapUrl: `${base}/cmaps/`,
        cMapPacked: true,
        standardFontDataUrl: `${base}/standard_fonts/`,
        wasmUrl: `${base}/wasm/`,
        iccUrl: `${base}/iccs/`
      });
      const whole = await this.#task.promise;
      if (!this.isConnected) {
        return;
      }
      const end = whole.numPages;
      this.#first = Math.min(Number(this.getAttribute('first')) || 1, end);
      this.#last = Math.min(Number(this.getAttribute('last')) || end, end);
      const isPart = this.#first > 1 || this.#last < end;
      const pdf = isPart ? part(whole, this.#first, this.#last) : whole;
      this.replaceChildren(this.#toolbar(isPart), frame);
      const events = new viewer.EventBus();
      const links = new viewer.PDFLinkService({eventBus: events, externalLinkTarget: 2});
      const finder = new Finder({eventBus: events, linkService: links});
      this.#viewer = new viewer.PDFViewer({
        container,
        viewer: pages,
        eventBus: events,
        linkService: links,
        findController: finder,
        removePageBorders: true,
        maxCanvasPixels: 2 ** 23
      });
      this.#events = events;
      links.setViewer(this.#viewer);
      events.on('pagesinit', () => {
        if (isPart) {
          this.#viewer.setPageLabels(Array.from({length: pdf.numPages}, (_, i) => `${this.#first + i}`));
        }
        this.#viewer.currentScaleValue = 'page-width';
        this.#goThere();
        this.#watch(pages, container);
      });
      events.on('pagechanging', change => {
        const page = this.#first - 1 + change.pageNumber;
        this.#bar.querySelector('input.pdf-number').value = page;
        this.dataset.shownPage = page;
      });
      events.on('updatefindmatchescount', found => {
        this.dataset.matches = found.matchesCount.total;
      });
      events.on('pagerendered', () => { this.dataset.ready = ''; });
      this.#viewer.setDocument(pdf);
      links.setDocument(pdf, null);
    } catch (failure) {
      if (this.isConnected) {
        status.textContent = this.getAttribute('label-failed');
        console.warn(failure);
      }
    }
  }

  /// Which pages can be read now: they are drawn, and half of them is in sight, or they fill half of
  /// the frame. Several may be at once, on a wide screen or of slides on a phone.
  #watch(pages, container) {
    const inSight = new Set();
    const drawn = new Set();
    const tell = () => {
      this.dataset.visiblePages = [...inSight].filter(page => drawn.has(page))
        .map(page => page + this.#first - 1).sort((a, b) => a - b).join(' ');
    };
    this.#watcher?.disconnect();
    this.#watcher = new IntersectionObserver(found => {
      for (const {target, boundingClientRect, intersectionRect} of found) {
        const half = Math.min(boundingClientRect.height, container.clientHeight) / 2;
        const page = Number(target.dataset.pageNumber);
        intersectionRect.height > 0 && intersectionRect.height >= half - 1
          ? inSight.add(page) : inSight.delete(page);
      }
      tell();
    }, {threshold: Array.from({length: 41}, (_, i) => i / 40)});
    pages.querySelectorAll('.page').forEach(page => {
      if (page.dataset.loaded) { drawn.add(Number(page.dataset.pageNumber)); }
      this.#watcher.observe(page);
    });
    this.#events.on('pagerendered', ({pageNumber}) => { drawn.add(pageNumber); tell(); });
  }

  #goThere() {
    this.#turn(Number(this.getAttribute('page')) || 1);
    this.dataset.shownPage = String(this.#first - 1 + this.#viewer.currentPageNumber);
    this.#mark(this.getAttribute('find') ?? '');
  }

  /// To a page of the whole document, or the one of the part that is nearest to it.
  #turn(page) {
    this.#viewer.currentPageNumber =
      Math.max(this.#first, Math.min(this.#last, page)) - this.#first + 1;
  }

  // Whole words, as the search found them: "tin" is not meant in "Martin".
  #mark(words) {
    const query = words.split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 1);
    this.#events.dispatch('find', {
      source: this,
      type: '',
      query: query.length > 0 ? query : words.trim(),
      caseSensitive: false,
      entireWord: true,
      highlightAll: true,
      findPrevious: false,
      matchDiacritics: false
    });
  }

  #toolbar(isPart) {
    const bar = document.createElement('div');
    bar.className = 'pdf-bar';
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', this.getAttribute('label-page'));
    const before = this.#button('‹', 'label-before', () => this.#viewer.previousPage());
    const after = this.#button('›', 'label-after', () => this.#viewer.nextPage());
    const number = document.createElement('input');
    number.className = 'pdf-number';
    number.type = 'number';
    number.min = String(this.#first);
    number.max = String(this.#last);
    number.value = this.getAttribute('page') ?? '1';
    number.setAttribute('aria-label', this.getAttribute('label-page'));
    number.addEventListener('change', () => {
      this.#turn(Number(number.value) || 1);
    });
    const of = document.createElement('span');
    of.textContent = isPart
      ? `(${this.#first}–${this.#last})` : `${this.getAttribute('label-of')} ${this.#last}`;
    const find = document.createElement('input');
    find.type = 'search';
    find.className = 'pdf-find';
    find.placeholder = this.getAttribute('label-find');
    find.setAttribute('aria-label', this.getAttribute('label-find'));
    find.value = this.getAttribute('find') ?? '';
    find.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        this.#mark(find.value);
      }
    });
    const smaller = this.#button('−', 'label-smaller', () => this.#viewer.decreaseScale());
    const larger = this.#button('+', 'label-larger', () => this.#viewer.increaseScale());
    bar.append(before, number, of, after, find, smaller, larger);
    this.#bar = bar;
    return bar;
  }

  #button(text, label, action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'icon-button';
    button.textContent = text;
    button.setAttribute('aria-label', this.getAttribute(label));
    button.title = this.getAttribute(label);
    button.addEventListener('click', action);
    return button;
  }
}

customElements.define('khuevan-pdf', KhuevanPdf);
