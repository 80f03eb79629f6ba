// <khuevan-pdf src page find>: shows a PDF with pdf.js, at a page, with words marked. Pages are
// fetched in ranges as they are needed.

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
    return {pdfjs, viewer};
  })();
  return library;
}

class KhuevanPdf extends HTMLElement {
  static observedAttributes = ['src', 'page', 'find'];

  #shown = '';
  #events = null;
  #viewer = null;
  #task = null;
  #bar = null;

  connectedCallback() {
    this.#open();
  }

  disconnectedCallback() {
    this.#task?.destroy();
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
    const status = document.createElement('p');
    status.className = 'pdf-status';
    status.setAttribute('role', 'status');
    status.textContent = this.getAttribute('label-loading');
    this.prepend(status);
    try {
      const {pdfjs, viewer} = await load();
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
      const pdf = await this.#task.promise;
      if (!this.isConnected) {
        return;
      }
      this.replaceChildren(this.#toolbar(pdf.numPages), frame);
      const events = new viewer.EventBus();
      const links = new viewer.PDFLinkService({eventBus: events, externalLinkTarget: 2});
      const finder = new viewer.PDFFindController({eventBus: events, linkService: links});
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
        this.#viewer.currentScaleValue = 'page-width';
        this.#goThere();
      });
      events.on('pagechanging', change => {
        this.#bar.querySelector('input.pdf-number').value = change.pageNumber;
        this.dataset.shownPage = change.pageNumber;
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

  #goThere() {
    const page = Number(this.getAttribute('page')) || 1;
    this.#viewer.currentPageNumber = Math.min(page, this.#viewer.pagesCount || page);
    this.dataset.shownPage = String(this.#viewer.currentPageNumber);
    this.#mark(this.getAttribute('find') ?? '');
  }

  // Whole words, as the search found them: "tin" is not meant in "Martin".
  #mark(words) {
    const query = words.split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 1);
    this.#events.dispatch('find', {
      source: this,
      type: '',
      query: query.length > 0 ? query : '',
      caseSensitive: false,
      entireWord: true,
      highlightAll: true,
      findPrevious: false,
      matchDiacritics: false
    });
  }

  #toolbar(count) {
    const bar = document.createElement('div');
    bar.className = 'pdf-bar';
    bar.setAttribute('role', 'toolbar');
    bar.setAttribute('aria-label', this.getAttribute('label-page'));
    const before = this.#button('‹', 'label-before', () => this.#viewer.previousPage());
    const after = this.#button('›', 'label-after', () => this.#viewer.nextPage());
    const number = document.createElement('input');
    number.className = 'pdf-number';
    number.type = 'number';
    number.min = '1';
    number.max = String(count);
    number.value = this.getAttribute('page') ?? '1';
    number.setAttribute('aria-label', this.getAttribute('label-page'));
    number.addEventListener('change', () => {
      this.#viewer.currentPageNumber = Math.max(1, Math.min(count, Number(number.value) || 1));
    });
    const of = document.createElement('span');
    of.textContent = `${this.getAttribute('label-of')} ${count}`;
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
