// Learning over bad lines. What a student does is put into an outbox in the browser first and sent
// from there: again and again until the server has it, which counts it once. Nothing here waits for
// the rest of the page.

const speaks = () => document.documentElement.lang || 'vi';
const cookie = name =>
  document.cookie.split('; ').find(pair => pair.startsWith(name + '='))?.slice(name.length + 1) ?? '';

/// The server has decided; sending the same again would not change its mind.
const FINAL = new Set([400, 403, 404, 409, 413, 422]);
const SIGNED_OUT = 401;
const LONGEST_PAUSE = 30_000;
const DEEDS_AT_ONCE = 200;
/// So much does a browser send for a page that is gone, in bytes.
const KEPT_ALIVE = 60_000;

/// @param account who did it, where that may be somebody else than who is signed in by now
async function call(method, url, body, {account, ...options} = {}) {
  return fetch(url, {
    method,
    credentials: 'same-origin',
    headers: await headers(account, body),
    body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
    ...options
  });
}

async function headers(account, body) {
  if (!cookie('XSRF-TOKEN')) {
    await fetch('/api/me', {credentials: 'same-origin'});
  }
  return {
    'X-XSRF-TOKEN': cookie('XSRF-TOKEN'),
    'X-Requested-With': 'khuevan',
    'Accept-Language': speaks(),
    ...(account ? {'X-Khuevan-Account': account} : {}),
    ...(body instanceof Blob ? {} : {'Content-Type': 'application/json'})
  };
}

/// Shows parts of this page as they are now; whoever reads stays where they are.
///
/// @param selectors of elements that are in the page as the server has it, too
async function renew(...selectors) {
  try {
    await bring(selectors);
  } catch {
    location.reload();
  }
}

async function bring(selectors) {
  const answer = await fetch(location.pathname + location.search,
    {credentials: 'same-origin', headers: {Accept: 'text/html', 'Accept-Language': speaks()}});
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = selectors.map(selector => page.querySelector(selector));
  if (!answer.ok || !fresh[0]) { throw new Error(answer.status); }
  selectors.forEach((selector, i) => {
    if (fresh[i]) { document.querySelector(selector)?.replaceWith(document.adoptNode(fresh[i])); }
  });
}

/// Brings what is new into sight, and the keyboard to it.
function look(element) {
  if (element) {
    element.tabIndex = -1;
    element.focus({preventScroll: true});
    element.scrollIntoView({block: 'nearest'});
  }
}

const OUTLINE = ['.lesson-outline > summary', '.lesson-outline .outline'];

/// What waits to be sent, by account: who shares a phone does not send for another. Each thing has
/// a key of its own in the browser's storage, so that two windows do not tread on each other.
class Outbox {
  #account;
  #pause = 1_000;
  #timer = 0;
  #running = null;
  #signedOut = false;

  constructor(account) {
    this.#account = account;
    addEventListener('online', () => { this.#pause = 1_000; this.flush(); });
    addEventListener('pagehide', () => this.#lastWords());
    addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') { this.flush(); }
    });
  }

  /// Whether nothing can be sent before its owner signs in again.
  get signedOut() { return this.#signedOut; }

  get #prefix() { return `khuevan.out.${this.#account}.`; }

  entries() {
    const found = [];
    for (let i = 0; i < localStorage.length; i++) {
      const name = localStorage.key(i);
      if (name.startsWith(this.#prefix)) {
        try {
          found.push({key: name.slice(this.#prefix.length), ...JSON.parse(localStorage.getItem(name))});
        } catch { localStorage.removeItem(name); }
      }
    }
    return found.sort((a, b) => a.since - b.since);
  }

  get(key) {
    const text = localStorage.getItem(this.#prefix + key);
    return text ? JSON.parse(text) : null;
  }

  /// @param key what it is about: a newer thing about the same takes its place. One that `stays` is
  ///   not dropped when the server refuses it, but says why in `refused` and is not sent again
  put(key, thing, soon = 300) {
    const since = this.get(key)?.since ?? Date.now();
    const stamp = `${Date.now()}-${Math.random()}`;
    localStorage.setItem(this.#prefix + key, JSON.stringify({...thing, since, stamp}));
    this.#tell();
    this.#later(soon);
  }

  drop(key) { localStorage.removeItem(this.#prefix + key); }

  #later(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), delay);
  }

  /// Sends what waits, in its order.
  ///
  /// @return a promise of whether everything is sent
  flush() {
    this.#running ??= this.#send().finally(() => { this.#running = null; });
    return this.#running;
  }

  /// Sends what is about one thing, with all that waits.
  ///
  /// @return a promise of whether the server has it
  async sent(key) {
    // What is on its way already may have left without it.
    for (let i = 0; i < 2 && this.get(key) && !this.get(key).refused; i++) { await this.flush(); }
    return !this.get(key);
  }

  /// Answers do not wait for reports of what was played.
  async #send() {
    clearTimeout(this.#timer);
    this.#signedOut = false;
    let good = true;
    const stuck = [];
    for (const entry of this.#waiting().filter(one => one.url)) {
      // A quiz is handed in after its answers; nothing else waits for anything.
      const quiz = /^submit\.(.*)$/.exec(entry.key)?.[1];
      if (quiz && stuck.some(key => key.startsWith(`answer.${quiz}.`))) { continue; }
      const isSent = await this.#sendOne(entry);
      good &&= isSent === true;
      if (isSent === null) { break; }
      if (!isSent) { stuck.push(entry.key); }
    }
    good = await this.#sendDeeds() && good;
    const waiting = this.#waiting().length;
    if (good) {
      this.#pause = 1_000;
      if (waiting > 0) { this.#later(300); }
    } else {
      this.#later(this.#pause);
      this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
    }
    this.#tell(!good);
    return good && waiting === 0;
  }

  #waiting() { return this.entries().filter(one => !one.refused); }

  /// @return nothing where all has to wait: without a line, or for its owner to sign in
  async #call(method, url, body) {
    const answer = await call(method, url, body, {account: this.#account}).catch(() => null);
    this.#signedOut ||= answer?.status === SIGNED_OUT;
    return answer?.status === SIGNED_OUT ? null : answer;
  }

  /// @return whether the server has decided; null where there is no line, or nobody signed in
  async #sendOne(entry) {
    const answer = await this.#call(entry.method, entry.url, entry.body);
    if (!answer) { return null; }
    if (!answer.ok && !FINAL.has(answer.status)) { return false; }
    const said = answer.status === 204 ? null : await answer.json().catch(() => null);
    if (this.get(entry.key)?.stamp === entry.stamp) {
      if (entry.stays && !answer.ok) {
        const {key, ...kept} = entry;
        localStorage.setItem(this.#prefix + key, JSON.stringify({...kept, refused: said?.detail ?? ' '}));
      } else {
        this.drop(entry.key);
      }
    }
    document.dispatchEvent(new CustomEvent('khuevan-sent',
      {detail: {key: entry.key, body: entry.body, ok: answer.ok, status: answer.status, answer: said}}));
    return true;
  }

  async #sendDeeds() {
    let atOnce = DEEDS_AT_ONCE;
    for (;;) {
      const waiting = this.entries().filter(one => one.deed).slice(0, atOnce);
      if (waiting.length === 0) { return true; }
      const answer = await this.#call('POST', '/api/learning/deeds', {deeds: waiting.map(one => one.deed)});
      if (!answer || (!answer.ok && !FINAL.has(answer.status))) { return false; }
      if (!answer.ok && waiting.length > 1) {
        // One of them is wrong, and the others need not go with it.
        atOnce = 1;
        continue;
      }
      const said = answer.ok ? await answer.json().catch(() => null) : null;
      if (answer.ok && !said) { return false; }
      waiting.forEach(one => this.drop(one.key));
      if (said) { document.dispatchEvent(new CustomEvent('khuevan-steps', {detail: said.steps})); }
    }
  }

  /// The page goes away: what fits is handed to the browser to send. If it gets lost, it is still
  /// in the outbox; if not, it counts once all the same.
  #lastWords() {
    const waiting = this.#waiting();
    if (waiting.length === 0 || !cookie('XSRF-TOKEN')) { return; }
    const options = {account: this.#account, keepalive: true};
    let room = KEPT_ALIVE;
    const send = (method, url, body) => {
      room -= new Blob([JSON.stringify(body ?? '')]).size;
      if (room > 0) { call(method, url, body, options).catch(() => {}); }
    };
    waiting.filter(one => one.url && !one.key.startsWith('submit.'))
      .forEach(one => send(one.method, one.url, one.body));
    const deeds = waiting.filter(one => one.deed).slice(0, DEEDS_AT_ONCE);
    if (deeds.length > 0) { send('POST', '/api/learning/deeds', {deeds: deeds.map(one => one.deed)}); }
  }

  #tell(offline = !navigator.onLine) {
    const waiting = this.#waiting().length;
    document.dispatchEvent(new CustomEvent('khuevan-line',
      {detail: {waiting, offline: offline && waiting > 0, signedOut: this.#signedOut}}));
  }
}

const outboxes = new Map();
function outbox(account) {
  if (!outboxes.has(account)) {
    outboxes.set(account, new Outbox(account));
    promoteOpenStretches(account);
    outboxes.get(account).flush();
  }
  return outboxes.get(account);
}

/// What was being played when a browser was killed.
function promoteOpenStretches(account) {
  const prefix = `khuevan.open.${account}.`;
  for (let i = localStorage.length - 1; i >= 0; i--) {
    const name = localStorage.key(i);
    if (name?.startsWith(prefix)) {
      const deed = JSON.parse(localStorage.getItem(name));
      if (Date.now() - Date.parse(deed.at) > 5_000) {
        localStorage.removeItem(name);
        outboxes.get(account).put(`deed.${deed.id}`, {deed});
      }
    }
  }
}

const id = () => crypto.randomUUID?.() ??
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c =>
    (+c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> +c / 4).toString(16));

/// A name of this browser's own, by which answers given on two devices are told apart.
function device() {
  const known = localStorage.getItem('khuevan.device') ?? id();
  localStorage.setItem('khuevan.device', known);
  return known;
}

/// Whether a button that takes something away was pressed a second time, after it asked for it.
function isSure(button) {
  if (!button.dataset.sure || button.dataset.asked !== undefined) { return true; }
  const text = button.textContent;
  button.dataset.asked = '';
  button.textContent = button.dataset.sure;
  button.addEventListener('blur', () => {
    delete button.dataset.asked;
    button.textContent = text;
  }, {once: true});
  // Some browsers do not focus what is pressed.
  button.focus();
  return false;
}

const SLOW_PAGE = 60_000;

/// By how much the server's clock is ahead of this one: what two devices did is told apart by when it
/// was. A page on its way over a bad line makes no difference.
function ahead(now) {
  const difference = Date.parse(now) - Date.now();
  return Math.abs(difference) > SLOW_PAGE ? difference : 0;
}

/// Says below `under` what was written or answered elsewhere.
///
/// @param words of the buttons and the sentences, by their names
/// @param canTake whether it can still take the place of what is kept
function otherBox(under, id, words, {why, text, canTake}) {
  const make = (tag, properties, data = {}) => {
    const element = Object.assign(document.createElement(tag), properties);
    Object.assign(element.dataset, data);
    return element;
  };
  const button = (name, style) =>
    make('button', {type: 'button', className: style, textContent: words[name]}, {other: name});
  const box = make('div', {className: 'panel-soft other-answer'}, {of: id});
  box.setAttribute('role', 'status');
  box.append(
    make('p', {textContent: words[why]}),
    make('p', {className: 'other-words', textContent: text || '–'}),
    ...(canTake ? [button('take', 'button button-quiet')] : []),
    button('leave', 'link-like'));
  under.after(box);
}

document.addEventListener('khuevan-line', ({detail}) => {
  for (const line of document.querySelectorAll('[data-line]')) {
    line.textContent = !detail.offline ? '' : detail.signedOut ? line.dataset.signedOut : line.dataset.offline;
  }
});

document.addEventListener('khuevan-steps', ({detail}) => {
  let ended = false;
  for (const step of detail) {
    for (const mark of document.querySelectorAll(`[data-step="${step.activity}"]`)) {
      ended ||= step.done && mark.dataset.state !== 'done';
      if ('share' in mark.dataset) { mark.dataset.share = step.done ? 1 : step.share; }
      mark.dataset.state = step.done ? 'done' : step.share > 0 ? 'begun' : 'new';
      const bar = mark.querySelector('progress');
      if (bar) { bar.value = step.share; }
      const said = mark.querySelector('[data-state-words]');
      if (said && step.done) { said.textContent = said.dataset.stateWords; }
    }
  }
  showCourseShare();
  // What waited for this may be open now; without a line, the next page tells.
  if (ended && document.querySelector('.outline [data-state="closed"]')) {
    bring(OUTLINE).catch(() => {});
  }
});

/// The share of the course is the mean of what is required in it, in whole per cent.
function showCourseShare() {
  const line = document.querySelector('[data-course-share]');
  const shares = [...document.querySelectorAll('.outline [data-share]')].map(one => +one.dataset.share);
  if (line && shares.length > 0) {
    const share = shares.reduce((all, one) => all + one) / shares.length;
    line.textContent = line.dataset.courseShare.replace('{0}',
      new Intl.NumberFormat(speaks(), {style: 'percent'}).format(Math.floor(share * 1000) / 1000));
  }
}

/// <khuevan-outbox account>: sends what waits, on pages where nothing else does.
class KhuevanOutbox extends HTMLElement {
  connectedCallback() { outbox(this.dataset.account); }
}
customElements.define('khuevan-outbox', KhuevanOutbox);

/// <khuevan-outline>: lies open where there is room.
class KhuevanOutline extends HTMLElement {
  static #WIDE = matchMedia('(min-width: 64rem)');
  #fit = () => { this.querySelector('details').open = KhuevanOutline.#WIDE.matches; };

  connectedCallback() {
    this.#fit();
    KhuevanOutline.#WIDE.addEventListener('change', this.#fit);
  }

  disconnectedCallback() { KhuevanOutline.#WIDE.removeEventListener('change', this.#fit); }
}
customElements.define('khuevan-outline', KhuevanOutline);

/// <khuevan-lesson account course activity>: notes which seconds are played, which pages are seen
/// and whether a text is read to its end.
class KhuevanLesson extends HTMLElement {
  static #LONGEST = 10_000;
  static #DWELL = 1_200;

  #outbox = null;
  #ahead = 0;
  #stretch = null;
  #reading = 0;
  #dwelling = new Map();
  #seen = new Set();
  #watchers = [];
  #leave = () => {
    this.#close();
    if (document.visibilityState === 'visible') { this.#page(); }
  };

  connectedCallback() {
    this.#outbox = outbox(this.dataset.account);
    this.#ahead = ahead(this.dataset.now);
    this.#resume();
    for (const name of ['timeupdate', 'pause', 'ended', 'seeking', 'ratechange']) {
      this.addEventListener(name, this, true);
    }
    addEventListener('pagehide', this.#leave);
    document.addEventListener('visibilitychange', this.#leave);
    const pages = new MutationObserver(() => this.#page());
    pages.observe(this,
      {attributes: true, subtree: true, attributeFilter: ['data-shown-page', 'data-visible-pages']});
    this.#watchers = [pages];
    this.#page();
    const end = this.querySelector('[data-lesson-end]');
    if (end) {
      const reached = new IntersectionObserver(found => {
        if (found.some(one => one.isIntersecting)) {
          clearTimeout(this.#reading);
          this.#reading = setTimeout(() => this.#readThrough(), KhuevanLesson.#DWELL);
        } else {
          clearTimeout(this.#reading);
        }
      });
      reached.observe(end);
      this.#watchers.push(reached);
    }
    this.dataset.ready = '';
  }

  disconnectedCallback() {
    this.#close();
    clearTimeout(this.#reading);
    this.#dwell([]);
    this.#watchers.forEach(one => one.disconnect());
    removeEventListener('pagehide', this.#leave);
    document.removeEventListener('visibilitychange', this.#leave);
  }

  /// What was done here without a line is newer than what the server knows.
  #resume() {
    const mine = this.#outbox.entries()
      .filter(one => one.deed?.activity === this.dataset.activity && one.deed.to)
      .sort((a, b) => a.deed.at.localeCompare(b.deed.at)).at(-1);
    const player = this.querySelector('khuevan-player');
    if (mine && player && mine.deed.at > (this.dataset.at ?? '')) {
      player.setAttribute('start', (mine.deed.to / 1000).toFixed(1));
    }
  }

  handleEvent(event) {
    const media = event.target;
    if (!(media instanceof HTMLMediaElement)) { return; }
    if (event.type !== 'timeupdate') {
      this.#close();
      return;
    }
    const now = Math.round(media.currentTime * 1000);
    const stretch = this.#stretch;
    const wall = performance.now();
    if (!stretch) {
      if (!media.paused && !media.seeking) {
        this.#stretch = {id: id(), from: now, to: now, wall};
      }
      return;
    }
    const step = now - stretch.to;
    // A jump is no playing, however it came about.
    if (step < 0 || step > (wall - stretch.wall) * media.playbackRate + 750) {
      this.#close();
      return;
    }
    stretch.to = now;
    stretch.wall = wall;
    if (stretch.to - stretch.from >= KhuevanLesson.#LONGEST) {
      this.#close();
      this.#stretch = {id: id(), from: now, to: now, wall};
    } else if (stretch.to > stretch.from) {
      localStorage.setItem(this.#openKey(stretch), JSON.stringify(this.#deed(stretch)));
    }
  }

  #openKey(stretch) { return `khuevan.open.${this.dataset.account}.${stretch.id}`; }

  #deed({id, from, to, page}) {
    const {course, activity} = this.dataset;
    const at = new Date(Date.now() + this.#ahead).toISOString();
    return {id, course, activity, at, from, to, page};
  }

  #close() {
    const stretch = this.#stretch;
    this.#stretch = null;
    if (stretch && stretch.to > stretch.from) {
      this.#outbox.put(`deed.${stretch.id}`, {deed: this.#deed(stretch)});
      localStorage.removeItem(this.#openKey(stretch));
    }
  }

  /// A document tells which of its pages are in sight, other things which one they show.
  #page() {
    const pages = this.querySelector('[data-visible-pages]')?.dataset.visiblePages
      ?? this.querySelector('[data-shown-page]')?.dataset.shownPage ?? this.dataset.page ?? '';
    this.#dwell(pages.split(' ').map(Number).filter(page => page > 0));
  }

  #dwell(pages) {
    for (const [page, timer] of this.#dwelling) {
      if (!pages.includes(page)) {
        clearTimeout(timer);
        this.#dwelling.delete(page);
      }
    }
    for (const page of pages) {
      if (!this.#seen.has(page) && !this.#dwelling.has(page)) {
        this.#dwelling.set(page, setTimeout(() => this.#saw(page), KhuevanLesson.#DWELL));
      }
    }
  }

  #saw(page) {
    this.#dwelling.delete(page);
    if (document.visibilityState === 'visible') {
      this.#seen.add(page);
      const deed = {id: id(), page};
      this.#outbox.put(`deed.${deed.id}`, {deed: this.#deed(deed)});
    }
  }

  #readThrough() {
    if (!this.#seen.has('end')) {
      this.#seen.add('end');
      const deed = {id: id()};
      this.#outbox.put(`deed.${deed.id}`, {deed: this.#deed(deed)});
    }
  }
}
customElements.define('khuevan-lesson', KhuevanLesson);

/// <khuevan-quiz account attempt due now>: keeps every answer the moment it is given, and hands the
/// quiz in when the line and the clock allow.
class KhuevanQuiz extends HTMLElement {
  #outbox = null;
  #clock = 0;
  #begun = performance.now();
  #begunAt = Date.now();
  #heard = event => this.#sent(event.detail);
  #ahead = 0;

  connectedCallback() {
    this.#outbox = outbox(this.dataset.account);
    this.#ahead = ahead(this.dataset.now);
    for (const question of this.querySelectorAll('[data-question]')) {
      question.dataset.seen ??= question.dataset.revision;
      this.#restore(question);
      // The living page writes its words last.
      setTimeout(() => this.#showOther(question));
    }
    this.addEventListener('input', this);
    this.addEventListener('change', this);
    this.addEventListener('click', this);
    document.addEventListener('khuevan-sent', this.#heard);
    if (this.dataset.due) {
      this.#clock = setInterval(() => this.#tick(), 500);
      this.#tick();
    }
    if (this.#outbox.get(this.#submitKey)) { this.#waiting(); }
    this.dataset.ready = '';
  }

  /// The first HTML gives way to the living page while somebody types. What was answered here since
  /// that page was made is newer than what it shows.
  disconnectedCallback() {
    clearInterval(this.#clock);
    document.removeEventListener('khuevan-sent', this.#heard);
    const other = document.querySelector(`khuevan-quiz[data-attempt="${this.dataset.attempt}"]`);
    if (other instanceof KhuevanQuiz && other !== this) {
      this.querySelectorAll('[data-question]').forEach(question => this.#handOver(question, other));
      const held = this.#lastFocus;
      const field = held && other.querySelector(`[name="${CSS.escape(held.name)}"]`);
      field?.focus({preventScroll: true});
      if (held?.at !== undefined) { field?.setSelectionRange?.(held.at, held.at); }
    }
  }

  #handOver(question, other) {
    const {question: id, revision} = question.dataset;
    const same = other.querySelector(`[data-question="${id}"]`);
    if (same && Number(revision) > Number(same.dataset.revision)) {
      same.dataset.revision = revision;
      other.#fill(same, this.#given(question));
      other.#say(same, question.querySelector('[data-kept]')?.dataset.kept || 'keeping');
    }
  }

  #lastFocus = null;

  handleEvent(event) {
    const question = event.target.closest?.('[data-question]')
      ?? this.querySelector(`[data-question="${event.target.closest?.('.other-answer')?.dataset.of}"]`);
    if (event.type === 'click') {
      this.#clicked(event, question);
    } else if (question) {
      const field = event.target;
      this.#lastFocus = {name: field.name,
        at: ['text', 'textarea'].includes(field.type) ? field.selectionStart : undefined};
      this.#keep(question, event.type === 'input' && field.matches('textarea, [type=text]') ? 800 : 100);
    }
  }

  #clicked(event, question) {
    const move = event.target.closest('[data-move]');
    if (move) {
      const item = move.closest('li');
      const up = move.dataset.move === 'up';
      const other = up ? item.previousElementSibling : item.nextElementSibling;
      if (other) {
        up ? other.before(item) : other.after(item);
        move.focus();
        this.#keep(question, 100);
      }
    } else if (event.target.closest('[data-other]')) {
      this.#decide(question, event.target.closest('[data-other]').dataset.other === 'take');
    } else if (event.target.closest('[data-check]')) {
      this.#check(question);
    } else if (event.target.closest('[data-hand-in]')) {
      this.#ask();
    } else if (event.target.closest('[data-hand-in-yes]')) {
      this.#handIn();
    } else if (event.target.closest('[data-hand-in-no]')) {
      this.querySelector('[data-ask]').hidden = true;
      this.querySelector('[data-hand-in]').focus();
    }
  }

  #key(question) { return `answer.${this.dataset.attempt}.${question.dataset.question}`; }
  get #submitKey() { return `submit.${this.dataset.attempt}`; }

  #keep(question, soon) {
    const revision = Math.max(Date.now() + this.#ahead, Number(question.dataset.revision || 0) + 1);
    question.dataset.revision = revision;
    const given = this.#given(question);
    this.#say(question, 'keeping');
    this.#outbox.put(this.#key(question), {
      method: 'PUT',
      url: `/api/learning/attempts/${this.dataset.attempt}/answers/${question.dataset.question}`,
      body: {given, revision, device: device(), seen: Number(question.dataset.seen || 0)},
      stays: true,
      number: question.querySelector('legend span')?.textContent,
      says: this.#words(question, given)
    }, soon);
  }

  /// An answer as one reads it.
  #words(question, given) {
    const said = selector => {
      const seen = question.querySelector(selector)?.cloneNode(true);
      // The LaTeX that a formula carries for programs is not seen.
      seen?.querySelectorAll('annotation').forEach(one => one.remove());
      return seen?.textContent.trim() ?? '';
    };
    const value = key => `[value="${CSS.escape(key)}"]`;
    const part = ([name, key]) => {
      const field = question.querySelector(`[data-part="${CSS.escape(name)}"]`);
      const text = said(`[data-part="${CSS.escape(name)}"] option${value(key)}`) || key;
      return given.targets ? `${field?.ariaLabel} → ${text}` : text;
    };
    switch (given.is) {
      case 'Chosen': return given.keys.map(key => said(`label:has(input${value(key)})`)).join('; ');
      case 'Ordered':
        return given.keys.map(key => said(`li[data-key="${CSS.escape(key)}"] > :first-child`)).join(' → ');
      case 'Written': return given.text;
      default: return Object.entries(given.targets ?? given.gaps).map(part).join('; ');
    }
  }

  #otherKey(question) {
    return `khuevan.other.${this.dataset.account}.${this.dataset.attempt}.${question.dataset.question}`;
  }

  /// The same was answered on another device. The answer that was given later counts; the other one
  /// stays in sight until somebody has decided.
  #elsewhere(question, mine, theirs) {
    const lost = theirs.revision > mine.revision;
    const other = lost ? mine.given : theirs.given;
    if (lost && !this.#outbox.get(this.#key(question))) {
      question.dataset.revision = question.dataset.seen = theirs.revision;
      this.#fill(question, theirs.given);
    }
    if (this.#words(question, mine.given) !== this.#words(question, theirs.given)) {
      localStorage.setItem(this.#otherKey(question),
        JSON.stringify({given: other, why: lost ? 'lost' : 'replaced'}));
      this.#showOther(question);
    }
  }

  #showOther(question) {
    this.querySelector(`.other-answer[data-of="${question.dataset.question}"]`)?.remove();
    const waiting = this.#outbox.get(this.#key(question));
    const kept = JSON.parse(localStorage.getItem(this.#otherKey(question)));
    const other = waiting?.refused && question.disabled ? {given: waiting.body.given, why: 'late'} : kept;
    if (!other) { return; }
    otherBox(question, question.dataset.question, this.dataset,
      {why: other.why, text: this.#words(question, other.given), canTake: !question.disabled});
  }

  #decide(question, take) {
    const other = JSON.parse(localStorage.getItem(this.#otherKey(question)));
    localStorage.removeItem(this.#otherKey(question));
    if (this.#outbox.get(this.#key(question))?.refused) { this.#outbox.drop(this.#key(question)); }
    this.#showOther(question);
    if (take && other) {
      this.#fill(question, other.given);
      this.#keep(question, 0);
    }
    question.querySelector('input, select, textarea, button')?.focus();
  }

  #given(question) {
    const all = selector => [...question.querySelectorAll(selector)];
    const pairs = selector => Object.fromEntries(
      all(selector).filter(field => field.value !== '').map(field => [field.dataset.part, field.value]));
    switch (question.dataset.task) {
      case 'choose': return {is: 'Chosen', keys: all('input:checked').map(field => field.value)};
      case 'match': return {is: 'Matched', targets: pairs('select')};
      case 'order': return {is: 'Ordered', keys: all('li[data-key]').map(item => item.dataset.key)};
      case 'fill': return {is: 'Filled', gaps: pairs('[data-part]')};
      default: return {is: 'Written', text: question.querySelector('input, textarea').value};
    }
  }

  /// What waits here is newer than what the server showed; what the server shows, it has.
  #restore(question) {
    const waiting = this.#outbox.get(this.#key(question));
    const revision = Number(question.dataset.revision || 0);
    if (!waiting || waiting.body.revision < revision) {
      if (revision > 0) { this.#say(question, 'kept'); }
      return;
    }
    if (waiting.refused && question.disabled) { return; }
    question.dataset.revision = waiting.body.revision;
    this.#fill(question, waiting.body.given);
    this.#say(question, waiting.refused ? 'refused' : 'keeping');
    if (waiting.refused) { this.#note(waiting.refused); }
  }

  #fill(question, given) {
    const parts = given.targets ?? given.gaps;
    if (given.keys && question.dataset.task === 'order') {
      const list = question.querySelector('ol');
      given.keys.forEach(key => list.append(list.querySelector(`li[data-key="${CSS.escape(key)}"]`)));
    } else if (given.keys) {
      question.querySelectorAll('input').forEach(field => { field.checked = given.keys.includes(field.value); });
    } else if (parts) {
      question.querySelectorAll('[data-part]').forEach(field => { field.value = parts[field.dataset.part] ?? ''; });
    } else {
      question.querySelector('input, textarea').value = given.text;
    }
  }

  #say(question, key) {
    const said = question.querySelector('[data-kept]');
    if (said) {
      said.textContent = this.dataset[key] ?? '';
      said.dataset.kept = key;
    }
  }

  #sent({key, ok, body, answer}) {
    if (key === this.#submitKey) {
      ok ? this.#renew('.quiz-result') : this.#note(answer?.detail);
      return;
    }
    for (const question of this.querySelectorAll('[data-question]')) {
      if (key !== this.#key(question)) { continue; }
      if (ok) {
        question.dataset.seen = body.revision;
        if (answer?.given) { this.#elsewhere(question, body, answer); }
      }
      const waiting = this.#outbox.get(key);
      if (!waiting || waiting.refused) {
        this.#say(question, ok ? 'kept' : 'refused');
        if (!ok) { this.#note(answer?.detail); }
      }
    }
  }

  async #check(question) {
    this.#keep(question, 0);
    const isKept = await this.#outbox.sent(this.#key(question));
    // Refused, it has been said why; the answer before it is not the one to be checked.
    if (this.#outbox.get(this.#key(question))?.refused) { return; }
    if (isKept) {
      const answer = await call('POST',
        `/api/learning/attempts/${this.dataset.attempt}/answers/${question.dataset.question}/check`,
        undefined, {account: this.dataset.account}).catch(() => null);
      if (answer?.ok) {
        await this.#renew(`#${question.id} .outcome`);
        return;
      }
      this.#note((await answer?.json().catch(() => null))?.detail ?? this.dataset.noLine);
    } else {
      this.#note(this.dataset.noLine);
    }
  }

  /// @param where one looks now
  async #renew(where) {
    await renew('.quiz', ...OUTLINE);
    look(document.querySelector(where));
  }

  #ask() {
    const ask = this.querySelector('[data-ask]');
    const open = [...this.querySelectorAll('[data-question]')].filter(one => this.#isEmpty(one)).length;
    ask.querySelector('[data-open]').textContent =
      open > 0 ? this.dataset.openQuestions.replace('{0}', open) : this.dataset.allAnswered;
    ask.hidden = false;
    ask.querySelector('[data-hand-in-yes]').focus();
  }

  #isEmpty(question) {
    const given = this.#given(question);
    return given.is === 'Ordered' ? !Number(question.dataset.revision)
      : given.is === 'Written' ? given.text.trim() === ''
        : Object.keys(given.keys ?? given.targets ?? given.gaps).length === 0;
  }

  #handIn() {
    this.#outbox.put(this.#submitKey,
      {method: 'POST', url: `/api/learning/attempts/${this.dataset.attempt}/submit`}, 0);
    this.#waiting();
  }

  #waiting() {
    this.querySelectorAll('fieldset').forEach(set => { set.disabled = true; });
    this.querySelectorAll('[data-ask], [data-hand-in]').forEach(one => { one.hidden = true; });
    this.#note(this.dataset.handingIn);
  }

  #note(text) {
    const note = this.querySelector('[data-note]');
    note.textContent = text ?? '';
    note.hidden = !text;
  }

  #tick() {
    // One clock stands while a phone sleeps, the other may be set back.
    const passed = Math.max(performance.now() - this.#begun, Date.now() - this.#begunAt);
    const left = Date.parse(this.dataset.due) - Date.parse(this.dataset.now) - passed;
    const shown = this.querySelector('[data-clock]');
    const seconds = Math.max(0, Math.ceil(left / 1000));
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    shown.dataset.short = String(seconds <= 60);
    if (left <= 0) {
      clearInterval(this.#clock);
      this.#timeIsOver();
    }
  }

  /// A teacher may have given the class more of it.
  async #timeIsOver() {
    const due = await call('GET', `/api/learning/attempts/${this.dataset.attempt}`)
      .then(answer => answer.ok ? answer.json() : null).then(sheet => sheet?.due).catch(() => null);
    if (due && Date.parse(due) > Date.parse(this.dataset.due)) {
      this.dataset.due = due;
      this.#clock = setInterval(() => this.#tick(), 500);
    } else if (!this.#outbox.get(this.#submitKey)) {
      this.#handIn();
    }
  }
}
customElements.define('khuevan-quiz', KhuevanQuiz);

/// <khuevan-late account attempt>: beside a result, what was answered on this device and came too late
/// to count.
class KhuevanLate extends HTMLElement {
  #outbox = null;
  #heard = () => this.#show();

  connectedCallback() {
    this.#outbox = outbox(this.dataset.account);
    const others = `khuevan.other.${this.dataset.account}.${this.dataset.attempt}.`;
    Object.keys(localStorage).filter(name => name.startsWith(others))
      .forEach(name => localStorage.removeItem(name));
    this.querySelector('button').addEventListener('click', () => {
      this.#late().forEach(one => this.#outbox.drop(one.key));
      this.#show();
    });
    document.addEventListener('khuevan-sent', this.#heard);
    this.#show();
  }

  disconnectedCallback() { document.removeEventListener('khuevan-sent', this.#heard); }

  #late() {
    return this.#outbox.entries()
      .filter(one => one.refused && one.key.startsWith(`answer.${this.dataset.attempt}.`));
  }

  #show() {
    const late = this.#late();
    this.hidden = late.length === 0;
    this.querySelector('ul').replaceChildren(...late.map(({number, says}) => {
      const item = document.createElement('li');
      item.textContent = `${number ?? ''}: ${says || '–'}`;
      return item;
    }));
  }
}
customElements.define('khuevan-late', KhuevanLate);

/// <khuevan-notes account course activity>: notes and bookmarks at the place where one is.
class KhuevanNotes extends HTMLElement {
  #outbox = null;

  /// What is being written, and not kept yet.
  get #draft() { return `khuevan.draft.${this.dataset.account}.note.${this.dataset.activity}`; }

  connectedCallback() {
    this.#outbox = outbox(this.dataset.account);
    this.addEventListener('click', this);
    const field = this.querySelector('textarea');
    if (field) {
      field.value ||= localStorage.getItem(this.#draft) ?? '';
      if (field.value) { this.closest('details')?.setAttribute('open', ''); }
      field.addEventListener('input', () => localStorage.setItem(this.#draft, field.value));
    }
    for (const {body, url} of this.#outbox.entries()) {
      if (url?.startsWith('/api/learning/notes/') && body?.activity === this.dataset.activity) {
        const known = this.querySelector(`[data-note-id="${url.split('/').at(-1)}"] [data-text]`);
        if (known) {
          known.textContent = body.text || this.dataset.bookmark;
        } else {
          this.#show({id: url.split('/').at(-1), ...body});
        }
      }
    }
  }

  handleEvent(event) {
    const place = event.target.closest('[data-go]');
    if (place) {
      event.preventDefault();
      this.#go(place.dataset.place, Number(place.dataset.go));
    } else if (event.target.closest('[data-note-change]')) {
      this.#change(event.target.closest('li'));
    } else if (event.target.closest('[data-note-remove]')) {
      if (!isSure(event.target.closest('[data-note-remove]'))) { return; }
      const item = event.target.closest('li');
      const note = item.dataset.noteId;
      this.#outbox.put(`note.${note}`, {method: 'DELETE', url: `/api/learning/notes/${note}`}, 0);
      item.remove();
      this.#count();
    } else if (event.target.closest('[data-note-keep]')) {
      const field = this.querySelector('textarea');
      this.#keep(field.value.trim());
      localStorage.removeItem(this.#draft);
      field.value = '';
      field.focus();
    } else if (event.target.closest('[data-bookmark]')) {
      this.#keep('');
    }
  }

  /// In its place, with what was written in it.
  #change(item) {
    const said = item.querySelector('[data-text]');
    const isBookmark = said.textContent === this.dataset.bookmark;
    const area = Object.assign(document.createElement('textarea'),
      {rows: 3, maxLength: 20000, value: isBookmark ? '' : said.textContent});
    area.setAttribute('aria-label', item.querySelector('[data-note-change]').textContent);
    const button = (text, style, act) => {
      const made = Object.assign(document.createElement('button'),
        {type: 'button', textContent: text, className: style});
      made.addEventListener('click', () => {
        act();
        form.replaceWith(said);
        item.querySelector('[data-note-change]').hidden = false;
        item.querySelector('[data-note-change]').focus();
      });
      return made;
    };
    const form = document.createElement('div');
    form.append(area, button(this.dataset.keep, 'button', () => {
      const {go, place} = item.querySelector('[data-go]').dataset;
      const note = {id: item.dataset.noteId, course: this.dataset.course, activity: this.dataset.activity,
        place, position: Number(go), text: area.value.trim(), written: new Date().toISOString()};
      this.#put(note);
      said.textContent = note.text || this.dataset.bookmark;
    }), button(this.dataset.cancel, 'link-like', () => {}));
    said.replaceWith(form);
    item.querySelector('[data-note-change]').hidden = true;
    area.focus();
  }

  #put(note) {
    this.#outbox.put(`note.${note.id}`, {method: 'PUT', url: `/api/learning/notes/${note.id}`, body: note}, 0);
  }

  #keep(text) {
    const note = {id: id(), course: this.dataset.course, activity: this.dataset.activity, ...this.#place(),
      text, written: new Date().toISOString()};
    this.#put(note);
    this.#show(note);
  }

  #place() {
    const media = document.querySelector('khuevan-lesson video');
    const page = document.querySelector('khuevan-lesson [data-shown-page]')?.dataset.shownPage
      ?? document.querySelector('khuevan-lesson')?.dataset.page;
    return media ? {place: 'time', position: Math.round(media.currentTime * 1000)}
      : page ? {place: 'page', position: Number(page)} : {place: 'whole', position: 0};
  }

  #go(place, position) {
    const player = document.querySelector('khuevan-player');
    const pdf = document.querySelector('khuevan-pdf');
    if (place === 'time' && player) {
      player.currentTime = position / 1000;
    } else if (place === 'page' && pdf) {
      pdf.setAttribute('page', String(position));
    } else if (place === 'page') {
      location.search = `?page=${position}`;
    }
    document.querySelector('khuevan-lesson')?.scrollIntoView({block: 'start'});
  }

  #show(note) {
    const item = this.querySelector('template').content.firstElementChild.cloneNode(true);
    item.dataset.noteId = note.id;
    const place = item.querySelector('[data-go]');
    const seconds = Math.floor(note.position / 1000);
    place.textContent = note.place === 'time'
      ? `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
      : note.place === 'page' ? this.dataset.page.replace('{0}', note.position) : '';
    place.dataset.go = note.position;
    place.dataset.place = note.place;
    place.hidden = note.place === 'whole';
    item.querySelector('[data-text]').textContent = note.text || this.dataset.bookmark;
    this.querySelector('ul').append(item);
    this.#count();
  }

  #count() {
    const said = this.closest('details')?.querySelector('[data-notes-here]');
    if (said) { said.textContent = said.dataset.notesHere.replace('{0}', this.querySelectorAll('li').length); }
  }
}
customElements.define('khuevan-notes', KhuevanNotes);

/// <khuevan-work account address>: writing and files of an assignment.
class KhuevanWork extends HTMLElement {
  #outbox = null;
  #ahead = 0;
  #heard = ({detail}) => { if (detail.key === this.#key) { this.#sent(detail); } };

  get #key() { return `work.${this.dataset.address}`; }

  connectedCallback() {
    this.#outbox = outbox(this.dataset.account);
    this.#ahead = ahead(this.dataset.now);
    this.dataset.seen ??= this.dataset.revision;
    this.#restore();
    // The living page writes its words last.
    setTimeout(() => this.#showOther());
    this.querySelector('textarea')?.addEventListener('input', () => this.#keep());
    this.querySelector('khuevan-upload')
      ?.addEventListener('kept', () => renew('khuevan-work .work-files', ...OUTLINE));
    this.addEventListener('click', event => this.#clicked(event));
    document.addEventListener('khuevan-sent', this.#heard);
  }

  /// HTML that was made before the text came to the server does not replace the text.
  disconnectedCallback() {
    document.removeEventListener('khuevan-sent', this.#heard);
    const other = document.querySelector(`khuevan-work[data-address="${this.dataset.address}"]`);
    const [text, same] = [this, other].map(one => one?.querySelector('textarea'));
    if (text && same && other !== this && Number(this.dataset.revision) > Number(other.dataset.revision)) {
      other.dataset.revision = this.dataset.revision;
      other.dataset.seen = this.dataset.seen;
      same.value = text.value;
    }
  }

  #keep() {
    const revision = Math.max(Date.now() + this.#ahead, Number(this.dataset.revision) + 1);
    this.dataset.revision = revision;
    const text = this.querySelector('textarea').value;
    const seen = Number(this.dataset.seen || 0);
    this.#outbox.put(this.#key, {method: 'PUT', url: this.dataset.address,
      body: {text, revision, device: device(), seen}, stays: true}, 800);
    this.#say(this.dataset.keeping);
  }

  /// What waits here may be older than what was written elsewhere since.
  #restore() {
    const waiting = this.#outbox.get(this.#key);
    const text = this.querySelector('textarea');
    const isOlder = waiting?.body.revision < Number(this.dataset.revision);
    if (waiting && text && !isOlder) {
      this.dataset.revision = waiting.body.revision;
      this.dataset.seen = waiting.body.seen ?? 0;
      text.value = waiting.body.text;
      this.#say(waiting.refused ?? this.dataset.keeping);
    }
  }

  async #sent({ok, body, answer}) {
    const isLost = ok && answer?.revision > body?.revision;
    if (ok && answer) {
      this.dataset.seen = answer.revision;
      if (answer.elsewhere) {
        localStorage.setItem(this.#otherKey, JSON.stringify(
          isLost ? {text: body.text, why: 'lost'} : {text: answer.elsewhere, why: 'replaced'}));
      }
    }
    if (isLost) {
      if (answer.revision > Number(this.dataset.revision)) { await renew('.work'); }
      document.querySelector('khuevan-work [data-said]')?.replaceChildren(this.dataset.newer);
    } else if (!this.#outbox.get(this.#key) || !ok) {
      this.#say(ok ? this.dataset.kept : answer?.detail);
    }
    if (this.isConnected) { this.#showOther(); }
  }

  get #otherKey() { return `khuevan.other.${this.dataset.account}.${this.#key}`; }

  /// What was written on another device, or here and came too late to be kept.
  #other() {
    const waiting = this.#outbox.get(this.#key);
    const field = this.querySelector('textarea');
    return waiting?.refused && waiting.body.text !== field?.value ? {text: waiting.body.text, why: 'late'}
      : JSON.parse(localStorage.getItem(this.#otherKey));
  }

  #showOther() {
    this.querySelector('.other-answer')?.remove();
    const other = this.#other();
    const field = this.querySelector('textarea');
    if (other) {
      otherBox(field?.parentElement ?? this.querySelector('h2'), 'work', this.dataset,
        {...other, canTake: Boolean(field)});
    }
  }

  #decide(take) {
    const other = this.#other();
    localStorage.removeItem(this.#otherKey);
    if (this.#outbox.get(this.#key)?.refused) { this.#outbox.drop(this.#key); }
    this.#showOther();
    const field = this.querySelector('textarea');
    if (take && other && field) {
      field.value = other.text;
      this.#keep();
    }
    (field ?? this.querySelector('button'))?.focus();
  }

  async #clicked(event) {
    const remove = event.target.closest('[data-remove-file]');
    const other = event.target.closest('[data-other]');
    if (other) {
      this.#decide(other.dataset.other === 'take');
    } else if (remove) {
      await this.#do('DELETE', `${this.dataset.address}/files/${remove.dataset.removeFile}`);
    } else if (event.target.closest('[data-submit-work]')) {
      if (this.querySelector('khuevan-upload')?.missing > 0) {
        this.#say(this.dataset.underWay);
        return;
      }
      if (!await this.#outbox.sent(this.#key)) {
        this.#say(this.#outbox.get(this.#key).refused
          ?? (this.#outbox.signedOut ? this.dataset.signedOut : this.dataset.noLine));
        return;
      }
      await this.#do('POST', `${this.dataset.address}/submit`);
    } else if (event.target.closest('[data-take-back]')) {
      await this.#do('DELETE', `${this.dataset.address}/submit`);
    }
  }

  /// What was typed and is not kept yet stays in the outbox, and so in its field.
  async #renew() {
    await renew('.work', ...OUTLINE);
    document.querySelector('khuevan-work [data-choose], [data-take-back], [data-submit-work]')
      ?.focus({preventScroll: true});
  }

  async #do(method, url) {
    if (await this.#answered(() => call(method, url, undefined, {account: this.dataset.account}))) {
      await this.#renew();
    }
  }

  /// Whether what was asked for was done; if not, it is said why.
  async #answered(asked) {
    try {
      const answer = await asked();
      if (!answer.ok) {
        this.#say((await answer.json().catch(() => null))?.detail ?? this.dataset.noLine);
        return false;
      }
    } catch {
      this.#say(this.dataset.noLine);
      return false;
    }
    return true;
  }

  #say(text) { this.querySelector('[data-said]').textContent = text ?? ''; }
}
customElements.define('khuevan-work', KhuevanWork);

/// <khuevan-talk address>: what is said beside an activity.
class KhuevanTalk extends HTMLElement {
  #sending = id();

  get #field() { return this.querySelector('[data-new-post] textarea'); }

  get #draft() { return `khuevan.draft.${this.dataset.account}.${this.dataset.address}`; }

  connectedCallback() {
    this.addEventListener('click', this);
    if (!this.#field) { return; }
    this.#restore();
    this.#field.addEventListener('input', () => {
      // Another text is another post.
      this.#sending = id();
      this.#keepDraft();
    });
  }

  /// What is not sent yet outlives a reload and a closed window. It stays the same post, which comes
  /// once, also where the answer to its sending got lost.
  #keepDraft() {
    const text = this.#field.value;
    if (text) {
      const {answers} = this.querySelector('[data-new-post]').dataset;
      localStorage.setItem(this.#draft, JSON.stringify({id: this.#sending, text, answers}));
    } else {
      localStorage.removeItem(this.#draft);
    }
  }

  #restore() {
    const kept = JSON.parse(localStorage.getItem(this.#draft));
    if (kept && !this.#field.value) {
      this.#sending = kept.id;
      this.#field.value = kept.text;
      this.closest('details')?.setAttribute('open', '');
      this.#answer(kept.answers && this.querySelector(`[data-post="${CSS.escape(kept.answers)}"]`));
    }
  }

  /// @param post that is answered, if one is
  #answer(post) {
    const form = this.querySelector('[data-new-post]');
    const answering = form.querySelector('[data-answering]');
    if (post) {
      form.dataset.answers = post.dataset.post;
      answering.textContent = post.querySelector('[data-author]').textContent;
    } else {
      delete form.dataset.answers;
    }
    answering.parentElement.hidden = !post;
  }

  async handleEvent(event) {
    const target = event.target;
    const post = target.closest('[data-post]')?.dataset.post;
    if (target.closest('[data-answer], [data-no-answer]')) {
      this.#answer(target.closest('[data-answer]') && target.closest('[data-post]'));
      this.#keepDraft();
      this.#field.focus();
    } else if (target.closest('[data-send]')) {
      const form = this.querySelector('[data-new-post]');
      await this.#do('POST', this.dataset.address,
        {id: this.#sending, text: form.querySelector('textarea').value, answers: form.dataset.answers || null});
    } else if (target.closest('[data-report]')) {
      this.#askWhy(target.closest('[data-post]'));
    } else if (target.closest('[data-hide]')) {
      await this.#do('PUT', `/api/learning/posts/${post}/hidden`,
        {hidden: target.closest('[data-hide]').dataset.hide === 'true'}, post);
    } else if (target.closest('[data-remove-post]')) {
      await this.#do('DELETE', `/api/learning/posts/${post}`, undefined, post);
    }
  }

  /// Asks below a post; browsers inside of other applications show no questions of their own.
  #askWhy(post) {
    this.querySelector('.report-form')?.remove();
    const form = document.createElement('form');
    form.className = 'report-form';
    const input = Object.assign(document.createElement('input'), {required: true, maxLength: 500});
    const label = document.createElement('label');
    label.append(this.dataset.why, input);
    const button = (text, type, style) =>
      Object.assign(document.createElement('button'), {textContent: text, type, className: style});
    const cancel = button(this.dataset.cancel, 'button', 'link-like');
    const said = Object.assign(document.createElement('p'), {className: 'said'});
    said.setAttribute('role', 'status');
    form.append(label, button(this.dataset.reporting, 'submit', 'button'), cancel, said);
    cancel.addEventListener('click', () => {
      form.remove();
      post.querySelector('[data-report]').focus();
    });
    form.addEventListener('submit', async event => {
      event.preventDefault();
      if (await this.#do('POST', `/api/learning/posts/${post.dataset.post}/report`,
          {reason: input.value.trim()}, post.dataset.post, this.dataset.reported, said)) {
        form.replaceChildren(said);
      }
    });
    post.querySelector('.post-actions').after(form);
    input.focus();
  }

  /// @param post where one looks then; without one, at what is new
  async #renew(post) {
    const posts = () => [...document.querySelectorAll('khuevan-talk [data-post]')];
    const before = new Set(posts().map(one => one.dataset.post));
    await renew('khuevan-talk', '#talk > summary', ...OUTLINE);
    look(posts().findLast(one => post ? one.dataset.post === post : !before.has(one.dataset.post)));
  }

  /// @param said what is said when it is done, in place of showing what is new
  async #do(method, url, body, post, said, note = this.querySelector('[data-said]')) {
    try {
      const answer = await call(method, url, body);
      if (answer.ok && !said) {
        if (!post) { localStorage.removeItem(this.#draft); }
        await this.#renew(post);
        return;
      }
      note.textContent = answer.ok ? said
        : (await answer.json().catch(() => null))?.detail ?? this.dataset.noLine;
      return answer.ok;
    } catch {
      note.textContent = this.dataset.noLine;
    }
  }
}
customElements.define('khuevan-talk', KhuevanTalk);

/// Where a button leads: to another page, which the living page takes as its own link, or to what has
/// become of a part of this one. No page is loaded anew for it.
async function goOn({then, renew: part, look: where}) {
  if (then === location.pathname) {
    await renew('.study');
  } else if (then) {
    if (document.getElementById('first-page')) {
      // The living page is still on its way, and would not hear of it.
      location.assign(then);
      return;
    }
    const link = document.createElement('a');
    link.href = then;
    document.body.append(link);
    link.click();
    link.remove();
  } else if (part) {
    await renew(part, ...OUTLINE);
    look(document.querySelector(where));
  } else {
    location.reload();
  }
}

// Buttons that do one thing: enrolling, beginning a quiz, asking for a certificate, leaving.
document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-do]');
  if (!button) { return; }
  event.preventDefault();
  if (!isSure(button)) { return; }
  const field = button.dataset.key && document.querySelector(button.dataset.key);
  const said = document.querySelector(button.dataset.said ?? '[data-said]');
  button.disabled = true;
  try {
    const answer = await call(button.dataset.method ?? 'POST', button.dataset.do,
      field ? {key: field.value} : button.dataset.body ? JSON.parse(button.dataset.body) : undefined);
    if (answer.ok) {
      await goOn(button.dataset);
      return;
    }
    said.textContent = (await answer.json().catch(() => null))?.detail ?? button.dataset.noLine;
  } catch {
    said.textContent = button.dataset.noLine;
  }
  button.disabled = false;
});

// Filters of lists are forms that work without scripts; with one, a choice is enough.
document.addEventListener('change', event => event.target.closest?.('form[data-at-once]')?.requestSubmit());
