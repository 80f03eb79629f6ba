/*
 * The place where files are dropped: uploads them with tus 1.0, several at a time, and goes on by
 * itself after the network was away. Uploads belong to the window, not to the page that shows
 * them, so that they go on while somebody looks at another page. What reached the server survives
 * a reload: the server lists it, and choosing the same file again continues it.
 */
const ENDPOINT = '/api/uploads';
const CHUNK = 32 * 1024 * 1024;
const AT_A_TIME = 2;
const LONGEST_PAUSE = 10_000;
const SERVER_FAILURES = 8;
const NAMES_TOLD = 10;

/** What systems and programs leave in folders, and nobody means to upload. */
const LEFT_BY_SYSTEMS =
  /(^|\/)(\.[^/]+|__MACOSX|\$RECYCLE\.BIN)\/|(^|\/)(\.DS_Store|\._[^/]*|(eh)?thumbs\.db|desktop\.ini|~\$[^/]*|\.~lock\.[^/]*)$/i;

const tasks = [];
const zones = new Map();

/** Where the files that were given came from: two of one name may be different files. */
const origins = new Map();

const cookie = (name) =>
  document.cookie.split('; ').find((pair) => pair.startsWith(name + '='))?.slice(name.length + 1) ?? '';

function make(tag, className, text = '') {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function button(className, text, label, action) {
  const element = make('button', className, text);
  element.type = 'button';
  element.setAttribute('aria-label', label);
  element.addEventListener('click', action);
  return element;
}

const speaks = () => document.documentElement.lang || 'vi';

function unit(value, name, digits = 0) {
  return new Intl.NumberFormat(speaks(), {
    style: 'unit', unit: name, unitDisplay: digits ? 'short' : 'long', maximumFractionDigits: digits,
  }).format(value);
}

function size(bytes) {
  const names = ['kilobyte', 'megabyte', 'gigabyte'];
  let value = bytes / 1000;
  let i = 0;
  while (value >= 1000 && i < 2) {
    value /= 1000;
    i++;
  }
  return unit(value, names[i], 1);
}

function stretch(seconds) {
  if (seconds < 60) {
    return unit(Math.max(1, Math.round(seconds)), 'second');
  }
  return seconds < 3600
    ? unit(Math.round(seconds / 60), 'minute')
    : unit(Math.floor(seconds / 3600), 'hour') + ' ' + unit(Math.round((seconds % 3600) / 60), 'minute');
}

const said = (words, key, ...values) =>
  values.reduce((text, value, i) => text.replaceAll(`{${i}}`, value), words[key] ?? key);

/** The last seconds of an upload, to tell its speed. */
class Pace {
  #samples = [];

  note(bytes) {
    const now = performance.now();
    this.#samples.push([now, bytes]);
    while (this.#samples.length > 2 && now - this.#samples[0][0] > 6000) {
      this.#samples.shift();
    }
  }

  forget() {
    this.#samples = [];
  }

  get bytesPerSecond() {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    return first && last[0] - first[0] > 400 ? ((last[1] - first[1]) / (last[0] - first[0])) * 1000 : 0;
  }
}

/** One file on its way. Its states: queued, running, waiting, paused, failed. */
class Task {
  /**
   * @param to JSON of the metadata that says where it goes
   * @param largest in bytes
   * @param account whose upload it is, if another may have signed in meanwhile
   */
  constructor({ to, words, largest, account }, file, name, url) {
    Object.assign(this, { to, words, largest, account, file, name, url });
    this.state = 'queued';
    this.sent = 0;
    this.acknowledged = 0;
    this.pace = new Pace();
    this.pause = 1000;
    this.failures = 0;
    this.#build();
  }

  #build() {
    this.element = make('li', 'upload');
    this.element.dataset.name = this.name;
    this.bar = document.createElement('progress');
    this.bar.max = 1000;
    this.bar.value = 0;
    this.bar.setAttribute('aria-label', said(this.words, 'progress', this.name));
    this.line = make('p', 'upload-line');
    this.toggle = button('button button-quiet button-small', '', '', () =>
      ['running', 'queued', 'waiting'].includes(this.state) ? this.rest() : this.goOn());
    const cancel = button('button button-quiet button-small', this.words.cancel,
      said(this.words, 'cancel-file', this.name), () => this.cancel());
    const tools = make('div', 'upload-tools');
    tools.append(this.toggle, cancel);
    const text = make('div', 'upload-text');
    text.append(make('p', 'upload-name', this.name), this.bar, this.line);
    this.element.append(text, tools);
    this.show();
  }

  show() {
    this.element.dataset.state = this.state;
    const total = this.file.size;
    const share = total ? this.sent / total : 0;
    this.bar.value = Math.round(share * 1000);
    const percent = new Intl.NumberFormat(speaks(), { style: 'percent' }).format(Math.floor(share * 100) / 100);
    const parts = {
      queued: () => [this.words.queued],
      paused: () => [percent, this.words.paused],
      waiting: () => [percent, this.reason],
      failed: () => [this.reason],
      running: () => {
        const speed = this.pace.bytesPerSecond;
        return speed > 0 && this.sent < total
          ? [percent, size(speed) + '/s', said(this.words, 'left', stretch((total - this.sent) / speed))]
          : [percent, this.sent < total ? this.words.running : this.words.keeping];
      },
    };
    this.line.textContent = parts[this.state]().join(' · ');
    const going = ['running', 'queued', 'waiting'].includes(this.state);
    this.toggle.textContent = going ? this.words.pause : this.words['go-on'];
    this.toggle.setAttribute('aria-label',
      said(this.words, going ? 'pause-file' : 'go-on-file', this.name));
  }

  become(state, reason = '') {
    const before = this.state;
    this.state = state;
    this.reason = reason;
    this.show();
    if (state !== before && ['waiting', 'failed'].includes(state)) {
      this.announce(`${this.name}: ${this.line.textContent}`);
    }
    next();
  }

  announce(text) {
    zones.get(this.to)?.announce(text);
  }

  start() {
    if (this.file.size > this.largest) {
      this.become('failed', this.words['too-large']);
      return;
    }
    this.pace.forget();
    this.become('running');
    this.upload = new tus.Upload(this.file, {
      // An upload that the server knows is continued or fails; it never quietly begins anew.
      ...(this.url ? { uploadUrl: this.url } : { endpoint: ENDPOINT }),
      metadata: {
        filename: this.name, ...JSON.parse(this.to), modified: String(this.file.lastModified),
      },
      chunkSize: CHUNK,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onBeforeRequest: async (request) => {
        request.setHeader('X-XSRF-TOKEN', await token());
        request.setHeader('Accept-Language', speaks());
        if (this.account) {
          request.setHeader('X-Khuevan-Account', this.account);
        }
      },
      onAfterResponse: (_, response) =>
        this.#acknowledged(Number(response.getHeader('Upload-Offset') ?? 0)),
      onUploadUrlAvailable: () => {
        this.url = this.upload.url;
      },
      onProgress: (sent) => this.#progressed(sent),
      onSuccess: () => this.#kept(),
      onError: (error) => this.#failed(error),
    });
    this.upload.start();
  }

  #progressed(sent) {
    this.sent = sent;
    this.pace.note(sent);
    const now = performance.now();
    if (now - (this.shown ?? 0) > 200 || sent === this.file.size) {
      this.shown = now;
      this.show();
    }
  }

  #kept() {
    this.#leave();
    this.announce(said(this.words, 'kept', this.name));
    zones.get(this.to)?.dispatchEvent(new CustomEvent('kept'));
  }

  /** Whatever failed before, the server has more of the file now. */
  #acknowledged(offset) {
    if (offset > this.acknowledged) {
      this.acknowledged = offset;
      this.failures = 0;
      this.pause = 1000;
    }
  }

  async #failed(error) {
    const status = error.originalResponse?.getStatus() ?? 0;
    const readable = status !== 0 || await this.#isReadable();
    if (this.state !== 'running') {
      return;
    }
    if (!readable) {
      this.become('failed', this.words.unreadable);
    } else if (this.url && (status === 404 || status === 410)) {
      this.#anew();
      this.#again(0, this.words.trying);
    } else if (status === 0) {
      this.#again(this.pause, this.words.waiting);
    } else if ([408, 423, 429, 460].includes(status) || this.#mayPass(status)) {
      this.#again(this.pause, this.words.trying);
    } else {
      this.become('failed', this.#sentence(status, error));
      this.signedOut = status === 401;
    }
  }

  /** Of a server or a proxy that is out of order, and of one that expects other bytes. */
  #mayPass(status) {
    const passing = (status >= 500 && status !== 507) || (status === 409 && this.url);
    return passing && ++this.failures < SERVER_FAILURES;
  }

  /** A file that was moved or changed, or whose disk is gone, looks to the script like a lost line. */
  #isReadable() {
    return this.file.slice(this.sent, this.sent + 1).arrayBuffer().then(() => true, () => false);
  }

  #anew() {
    this.url = null;
    this.sent = 0;
    this.acknowledged = 0;
  }

  #again(pause, why) {
    this.become('waiting', why);
    this.pause = Math.min(pause * 2 || 1000, LONGEST_PAUSE);
    this.timer = setTimeout(() => this.start(), pause);
  }

  #sentence(status, error) {
    const known = { 401: 'signed-out', 403: 'refused', 404: 'gone', 413: 'too-large', 507: 'full' }[status];
    if (this.words[known]) {
      return this.words[known];
    }
    try {
      return JSON.parse(error.originalResponse.getBody()).detail || this.words.failed;
    } catch {
      return this.words.failed;
    }
  }

  async #stop() {
    clearTimeout(this.timer);
    await this.upload?.abort().catch(() => {});
  }

  async rest() {
    await this.#stop();
    this.become('paused');
  }

  goOn() {
    this.failures = 0;
    this.signedOut = false;
    this.become('queued');
  }

  hurry() {
    if (this.state === 'waiting') {
      clearTimeout(this.timer);
      this.start();
    }
  }

  /**
   * A file of the same name is chosen. Where the upload failed, it takes the place of the former.
   * Answers whether that file is, or will be, uploaded here.
   */
  chosen(file) {
    const same = file.size === this.file.size && file.lastModified === this.file.lastModified;
    if (this.state !== 'failed') {
      this.element.querySelector('button')?.focus();
      return same;
    }
    if (!same && this.url) {
      forget(this.url);
      this.#anew();
    }
    this.file = file;
    this.goOn();
    return true;
  }

  async cancel() {
    await this.#stop();
    this.#leave();
    if (this.url) {
      await forget(this.url);
    }
  }

  #leave() {
    this.state = 'ended';
    tasks.splice(tasks.indexOf(this), 1);
    this.element.remove();
    next();
  }
}

/** Pages that are shown before any script has come may have none yet. */
async function token() {
  if (!cookie('XSRF-TOKEN')) {
    await fetch('/api/me');
  }
  return cookie('XSRF-TOKEN');
}

async function forget(url) {
  try {
    await fetch(url, {
      method: 'DELETE',
      headers: { 'Tus-Resumable': '1.0.0', 'X-XSRF-TOKEN': await token() },
    });
  } catch {
    // It is forgotten by itself after a while.
  }
}

function next() {
  const running = tasks.filter((task) => task.state === 'running').length;
  tasks.filter((task) => task.state === 'queued').slice(0, Math.max(0, AT_A_TIME - running))
    .forEach((task) => task.start());
}

window.addEventListener('online', () => tasks.forEach((task) => task.hurry()));
// Whoever comes back from signing in again in another tab finds the upload going on.
window.addEventListener('focus', () =>
  tasks.filter((task) => task.signedOut).forEach((task) => task.goOn()));
window.addEventListener('beforeunload', (event) => {
  if (tasks.some((task) => task.state === 'running' || task.state === 'queued')) {
    event.preventDefault();
  }
});

const plain = (files) => [...files].map((file) => ({ file, path: file.name }));

/** The files among what was dropped, also those in folders, and the paths of what cannot be read. */
async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const found = [];
  const unreadable = [];
  if (!entries.some((entry) => entry.isDirectory)) {
    return { found: plain(transfer.files), unreadable };
  }
  const answer = (ask) => new Promise((given, refused) => ask(given, refused));
  const visit = async (entry) => {
    const path = entry.fullPath.replace(/^\//, '');
    try {
      if (entry.isFile) {
        found.push({ file: await answer((given, refused) => entry.file(given, refused)), path });
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        const some = await answer((given, refused) => reader.readEntries(given, refused));
        if (some.length === 0) {
          return;
        }
        for (const inner of some) {
          await visit(inner);
        }
      }
    } catch {
      // What else was dropped is none the worse for it.
      unreadable.push(path);
    }
  };
  for (const entry of entries) {
    await visit(entry);
  }
  return { found, unreadable };
}

/**
 * Gives each file a name of its own: with as many of its folders before it as it takes to tell it
 * from others that came with it or before.
 */
function named(found, to) {
  const files = found.map(({ file, path }) => ({ file, steps: path.normalize('NFC').split('/'), depth: 1 }));
  const key = ({ steps, depth }) => steps.slice(-depth).join(' - ');
  const isTaken = (one, keys) => {
    const origin = origins.get(`${to}/${key(one)}`);
    return keys.filter((other) => other === key(one)).length > 1
      || (origin !== undefined && origin !== one.steps.join('/'));
  };
  for (let more = true; more;) {
    const keys = files.map(key);
    const unclear = files.filter((one) => one.depth < one.steps.length && isTaken(one, keys));
    unclear.forEach((one) => one.depth++);
    more = unclear.length > 0;
  }
  return files.map((one) => ({ file: one.file, name: key(one), origin: one.steps.join('/') }));
}

class UploadZone extends HTMLElement {
  connectedCallback() {
    // Attributes may follow in the same task.
    queueMicrotask(() => this.#arrive());
  }

  disconnectedCallback() {
    if (zones.get(this.to) === this) {
      zones.delete(this.to);
    }
    this.listening?.abort();
  }

  #arrive() {
    if (!this.isConnected || !this.hasAttribute('to')) {
      return;
    }
    this.to = this.getAttribute('to');
    this.largest = Number(this.getAttribute('largest'));
    this.account = this.getAttribute('account');
    this.words = JSON.parse(this.getAttribute('words'));
    this.unfinished = JSON.parse(this.getAttribute('unfinished') ?? '[]');
    zones.set(this.to, this);
    this.notes = make('div', 'upload-notes');
    this.notes.setAttribute('role', 'status');
    this.replaceChildren(this.#zone(), this.notes, this.#list(), this.#status());
    this.#listen();
  }

  #zone() {
    this.input = make('input', '');
    this.input.type = 'file';
    this.input.multiple = true;
    this.input.hidden = true;
    this.input.setAttribute('aria-label', this.words.choose);
    this.input.addEventListener('change', () => {
      this.add(plain(this.input.files));
      this.input.value = '';
    });
    const zone = make('div', 'drop-zone');
    const choose = button(this.hasAttribute('quiet') ? 'button button-quiet' : 'button', this.words.choose, this.words.choose, () => this.input.click());
    choose.dataset.choose = '';
    zone.append(make('span', 'icon icon-upload drop-zone-icon'), make('p', 'drop-zone-call', this.words.drop),
      choose, make('p', 'hint', this.words.hint), this.input);
    return zone;
  }

  #list() {
    this.list = make('ul', 'uploads');
    this.list.setAttribute('aria-label', this.words.list);
    const mine = tasks.filter((task) => task.to === this.to);
    this.list.append(...mine.map((task) => task.element));
    this.unfinished
      .filter((left) => !mine.some((task) => task.url?.endsWith('/' + left.id)))
      .forEach((left) => this.list.append(this.#leftover(left)));
    return this.list;
  }

  #status() {
    this.status = make('p', 'visually-hidden');
    this.status.setAttribute('role', 'status');
    return this.status;
  }

  /** An upload that the server holds in part, whose file this window does not have. */
  #leftover(left) {
    left.element = make('li', 'upload');
    left.element.dataset.state = 'leftover';
    left.element.dataset.name = left.name;
    const percent = new Intl.NumberFormat(speaks(), { style: 'percent' }).format(left.offset / left.length || 0);
    const bar = document.createElement('progress');
    bar.max = left.length;
    bar.value = left.offset;
    bar.setAttribute('aria-label', said(this.words, 'progress', left.name));
    const text = make('div', 'upload-text');
    text.append(make('p', 'upload-name', left.name), bar,
      make('p', 'upload-line', said(this.words, 'leftover', percent)));
    const tools = make('div', 'upload-tools');
    tools.append(
      button('button button-quiet button-small', this.words['choose-again'],
        said(this.words, 'choose-again-file', left.name), () => this.input.click()),
      button('button button-quiet button-small', this.words.cancel,
        said(this.words, 'cancel-file', left.name), () => {
          forget(`${ENDPOINT}/${left.id}`);
          this.#drop(left);
        }));
    left.element.append(text, tools);
    return left.element;
  }

  #drop(left) {
    this.unfinished.splice(this.unfinished.indexOf(left), 1);
    left.element.remove();
  }

  #listen() {
    this.listening?.abort();
    this.listening = new AbortController();
    const { signal } = this.listening;
    let depth = 0;
    const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
    const on = (type, action) =>
      window.addEventListener(type, (event) => {
        if (carriesFiles(event)) {
          event.preventDefault();
          action(event);
        }
      }, { signal });
    on('dragenter', () => this.toggleAttribute('data-over', ++depth > 0));
    on('dragleave', () => this.toggleAttribute('data-over', --depth > 0));
    on('dragover', (event) => { event.dataTransfer.dropEffect = 'copy'; });
    on('drop', async (event) => {
      depth = 0;
      this.removeAttribute('data-over');
      const { found, unreadable } = await dropped(event.dataTransfer);
      this.add(found, unreadable);
    });
  }

  /** Uploads files; says of which of them it cannot. */
  add(found, unreadable = []) {
    const wanted = found.filter((one) => !LEFT_BY_SYSTEMS.test(one.path));
    const refused = named(wanted, this.to).filter((one) => !this.#take(one)).map((one) => one.name);
    const told = (key, names) => said(this.words, key,
      names.slice(0, NAMES_TOLD).join(', ') + (names.length > NAMES_TOLD ? ' …' : ''));
    this.notes.replaceChildren(...[
      refused.length ? told('same-name', refused) : '',
      unreadable.length ? told('not-taken', unreadable) : '',
      wanted.length + unreadable.length ? '' : this.words.nothing,
    ].filter(Boolean).map((text) => make('p', 'upload-notice', text)));
    next();
  }

  #take({ file, name, origin }) {
    const same = tasks.find((task) => task.to === this.to && task.name === name);
    if (same) {
      return same.chosen(file);
    }
    origins.set(`${this.to}/${name}`, origin);
    const task = new Task(this, file, name, this.#begun(file, name));
    tasks.push(task);
    this.list.append(task.element);
    return true;
  }

  /** Where the server has a part of this very file; parts of others by its name are given up. */
  #begun(file, name) {
    const parts = this.unfinished.filter((left) => left.name === name);
    const mine = parts.find((left) => left.length === file.size
      && (left.modified ?? file.lastModified) === file.lastModified);
    parts.forEach((left) => {
      this.#drop(left);
      if (left !== mine) {
        forget(`${ENDPOINT}/${left.id}`);
      }
    });
    return mine ? `${ENDPOINT}/${mine.id}` : null;
  }

  /** How many files are to be sent of which the server does not know yet. */
  get unknown() {
    return tasks.filter((task) => task.to === this.to && !task.url).length;
  }

  /** How many files are not whole on the server, whoever began them. */
  get missing() {
    const mine = tasks.filter((task) => task.to === this.to);
    return mine.length
      + this.unfinished.filter((left) => !mine.some((task) => task.url?.endsWith('/' + left.id))).length;
  }

  /** Stops all uploads to the same place, whoever began them. */
  async giveUp() {
    const mine = tasks.filter((task) => task.to === this.to);
    const parts = [...this.unfinished];
    parts.forEach((left) => this.#drop(left));
    await Promise.all([
      ...mine.map((task) => task.cancel()),
      ...parts.map((left) => forget(`${ENDPOINT}/${left.id}`)),
    ]);
  }

  announce(text) {
    this.status.textContent = text;
  }
}

customElements.get('khuevan-upload') ?? customElements.define('khuevan-upload', UploadZone);
