// <khuevan-captions files words>: corrects captions beside the recording that a <khuevan-player> in it
// plays. What is changed is shown in the picture at once and saved by itself, through the API.

const PAUSE = 1200;
const STEP = 0.1;
const NEW_CUE = 2;

function clock(seconds) {
  const milliseconds = Math.max(0, Math.round(seconds * 1000));
  const part = (value, digits) => String(value).padStart(digits, '0');
  return part(Math.floor(milliseconds / 3600000), 2) + ':'
    + part(Math.floor(milliseconds / 60000) % 60, 2) + ':'
    + part(Math.floor(milliseconds / 1000) % 60, 2) + '.' + part(milliseconds % 1000, 3);
}

function seconds(text) {
  const parts = text.trim().replace(',', '.').split(':');
  const good = parts.length <= 3 && parts.every(part => /^\d+(\.\d+)?$/.test(part));
  return good ? parts.reduce((sum, part) => sum * 60 + Number(part), 0) : NaN;
}

function parse(vtt) {
  const cues = [];
  for (const block of vtt.split(/\n{2,}/)) {
    const [timing, ...lines] = block.split('\n').filter(line => line !== '');
    const times = /^(\S+) --> (\S+)(.*)$/.exec(timing ?? '');
    if (times) {
      cues.push({start: seconds(times[1]), end: seconds(times[2]), settings: times[3].trim(),
        text: lines.join('\n')});
    }
  }
  return cues;
}

function write(cues) {
  return 'WEBVTT\n' + cues.filter(cue => cue.text.trim())
    .map(cue => `\n${clock(cue.start)} --> ${clock(Math.max(cue.start, cue.end))} ${cue.settings}`.trimEnd()
      + '\n' + cue.text.trim().replace(/\n{2,}/g, '\n').replaceAll('-->', '→') + '\n')
    .join('');
}

function cookie(name) {
  const found = document.cookie.split('; ').find(one => one.startsWith(name + '='));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : '';
}

const version = track => `${track.track} ${track.revision}`;

class KhuevanCaptions extends HTMLElement {
  #words = {};
  #tracks = [];
  #now = null;
  #cues = [];
  #shown = null;
  #dirty = false;
  #saving = false;
  #timer = 0;
  #player = null;

  connectedCallback() {
    if (this.querySelector('.captions-editor')) {
      return;
    }
    this.#words = JSON.parse(this.getAttribute('words'));
    this.#player = this.querySelector('khuevan-player');
    this.#build();
    this.#load();
    globalThis.addEventListener('beforeunload', this.#leave);
  }

  disconnectedCallback() {
    globalThis.removeEventListener('beforeunload', this.#leave);
    if (this.#dirty) {
      this.#save();
    }
  }

  #leave = event => {
    if (this.#dirty) {
      this.#save();
      event.preventDefault();
    }
  };

  // ---- what is on the page ----

  #build() {
    const editor = this.#make('section', 'captions-editor', this);
    editor.setAttribute('aria-label', this.#words.title);
    const bar = this.#make('div', 'captions-bar', editor);
    this.choice = this.#field(bar, 'select', 'track');
    this.choice.addEventListener('change', () => this.#open(this.#tracks[this.choice.value]));
    this.language = this.#field(bar, 'select', 'language');
    for (const [tag, name] of this.#words.languages) {
      this.language.append(new Option(name, tag));
    }
    this.language.addEventListener('change', () => this.#changed());
    const tools = this.#make('div', 'captions-tools', editor);
    this.#button(tools, 'new', () => this.#begin());
    this.approval = this.#button(tools, 'approve', () => this.#approve());
    this.removal = this.#button(tools, 'remove', () => this.#remove());
    this.download = this.#make('a', 'button button-quiet', tools);
    this.download.textContent = this.#words.download;
    this.heard = this.#button(tools, 'automatic', () => this.#automatic());
    this.heard.hidden = !this.hasAttribute('automatic');
    this.status = this.#make('p', 'captions-status', editor);
    this.status.setAttribute('role', 'status');
    this.clash = this.#make('div', 'captions-mark captions-clash', editor);
    this.clash.tabIndex = -1;
    this.clash.hidden = true;
    this.#make('p', '', this.clash).textContent = this.#words.clash;
    const ways = this.#make('div', 'captions-tools', this.clash);
    this.#button(ways, 'clashMine', () => this.#keepMine());
    this.#button(ways, 'clashTheirs', () => this.#takeTheirs());
    this.mark = this.#make('p', 'captions-mark', editor);
    this.mark.textContent = this.#words.machine;
    this.mark.hidden = true;
    this.list = this.#make('ol', 'captions-list', editor);
    this.list.setAttribute('aria-label', this.#words.cues);
    this.empty = this.#make('p', 'captions-empty', editor);
    this.adding = this.#button(editor, 'add', () => this.#add());
    const keys = this.#make('details', 'captions-keys', editor);
    this.#make('summary', '', keys).textContent = this.#words.keys;
    const list = this.#make('dl', '', keys);
    for (const [key, does] of this.#words.keylist) {
      this.#make('kbd', '', this.#make('dt', '', list)).textContent = key;
      this.#make('dd', '', list).textContent = does;
    }
    this.empty.hidden = true;
    this.choice.parentElement.hidden = true;
    this.#controls();
    this.addEventListener('keydown', event => this.#key(event));
    this.#player?.addEventListener('timeupdate', () => this.#follow());
  }

  #make(name, className, parent) {
    const element = document.createElement(name);
    element.className = className;
    parent.append(element);
    return element;
  }

  #field(parent, name, word) {
    const label = this.#make('label', 'captions-field', parent);
    this.#make('span', '', label).textContent = this.#words[word];
    return this.#make(name, '', label);
  }

  #button(parent, word, action) {
    const button = this.#make('button', 'button button-quiet', parent);
    button.type = 'button';
    button.textContent = this.#words[word];
    button.addEventListener('click', action);
    return button;
  }

  #tell(text, bad = false) {
    this.status.textContent = text;
    this.status.classList.toggle('bad', bad);
  }

  // ---- tracks ----

  async #ask(path, options = {}) {
    const answer = await fetch('/api/files/' + path, {
      ...options,
      headers: {'Content-Type': 'application/json', 'Accept-Language': document.documentElement.lang,
        'X-Requested-With': 'XMLHttpRequest', 'X-XSRF-TOKEN': cookie('XSRF-TOKEN')}
    });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      throw Object.assign(new Error(problem.detail ?? this.#words.failed), {status: answer.status});
    }
    return answer;
  }

  async #load(wanted) {
    try {
      const files = this.getAttribute('files').split(' ');
      const lists = await Promise.all(files.map(file => this.#ask(file + '/captions')
        .then(answer => answer.json())));
      this.#tracks = lists.flat();
      this.#name();
      const track = this.#tracks.find(one => one.track === wanted?.track && one.file === wanted?.file)
        ?? this.#tracks[0];
      await this.#open(track);
    } catch (problem) {
      this.#tell(problem.message, true);
    }
  }

  #name() {
    const languages = new Map(this.#words.languages);
    this.choice.replaceChildren(...this.#tracks.map((track, i) => new Option(
      (track.label || languages.get(track.language) || track.language)
        + (track.by === 'machine' ? ' · ' + this.#words.automaticMark : ''), i)));
    this.choice.value = String(this.#tracks.indexOf(this.#now));
    this.choice.parentElement.hidden = this.#tracks.length === 0;
  }

  async #open(track) {
    if (this.#dirty) {
      await this.#save();
    }
    this.#now = track ?? null;
    this.#cues = track
      ? parse(await (await this.#ask(`${track.file}/captions/${track.track}`)).text()) : [];
    this.#controls();
    this.#list();
    this.#picture();
  }

  #controls() {
    const track = this.#now;
    const known = [...this.language.options].some(option => option.value === track?.language);
    if (track && !known) {
      this.language.append(new Option(track.language, track.language));
    }
    this.language.value = track?.language ?? this.getAttribute('language');
    this.choice.value = String(this.#tracks.indexOf(track));
    this.approval.hidden = track?.by !== 'machine';
    this.mark.hidden = track?.by !== 'machine';
    this.removal.hidden = !track || track.revision === 0;
    this.download.hidden = !track;
    this.adding.hidden = !track;
    if (track) {
      this.download.href = `/api/files/${track.file}/captions/${track.track}`;
      this.download.download = `${this.getAttribute('stem')}.${track.language}.vtt`;
    }
  }

  async #begin() {
    await this.#attempt(async () => {
      const file = this.getAttribute('files').split(' ')[0];
      const answer = await this.#ask(file + '/captions', {method: 'POST', body: JSON.stringify(
        {language: this.#free(), label: '', text: 'WEBVTT\n'})});
      await this.#load(await answer.json());
      this.language.focus();
    });
  }

  /// A language that has no track yet, the material's own first.
  #free() {
    const taken = this.#tracks.map(track => track.language);
    return [this.getAttribute('language'), ...this.#words.languages.map(([tag]) => tag)]
      .find(tag => !taken.includes(tag)) ?? 'und';
  }

  async #approve() {
    await this.#attempt(async () => {
      await this.#save();
      const {file, track} = this.#now;
      await this.#ask(`${file}/captions/${track}/approve`, {method: 'POST'});
      await this.#load(this.#now);
      this.#tell(this.#words.approved);
    });
  }

  async #remove() {
    if (!globalThis.confirm(this.#words.sure)) {
      return;
    }
    clearTimeout(this.#timer);
    this.#dirty = false;
    await this.#attempt(async () => {
      const {file, track} = this.#now;
      await this.#ask(`${file}/captions/${track}`, {method: 'DELETE'});
      await this.#load(this.#now);
      this.#tell(this.#words.removed);
    });
  }

  async #automatic() {
    await this.#attempt(async () => {
      const file = this.getAttribute('files').split(' ')[0];
      const before = (await this.#ask(file + '/captions').then(answer => answer.json()))
        .map(version);
      await this.#ask(file + '/captions/automatic', {method: 'POST'});
      this.#tell(this.#words.listening);
      this.#wait(file, before);
    });
  }

  /** Until there is a track that was not there before, or nobody listens any more. */
  #wait(file, before) {
    setTimeout(async () => {
      const read = async path => (await this.#ask(file + path)).json();
      const waits = await read('/captions/automatic').catch(() => ({expected: true}));
      const tracks = await read('/captions').catch(() => []);
      const heard = tracks.find(
        track => track.by === 'machine' && !before.includes(version(track)));
      if (heard) {
        await this.#load(heard);
        this.#tell(this.#words.heard);
      } else if (!waits.expected) {
        this.#tell(this.#words.unheard, true);
      } else if (this.isConnected) {
        this.#wait(file, before);
      }
    }, 5000);
  }

  async #attempt(action) {
    try {
      await action();
    } catch (problem) {
      this.#tell(problem.message, true);
    }
  }

  // ---- saving ----

  #changed() {
    if (!this.#now) {
      return;
    }
    this.#dirty = true;
    this.#picture();
    if (this.clash.hidden) {
      this.#tell(this.#words.changed);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#save(), PAUSE);
    }
  }

  async #save() {
    clearTimeout(this.#timer);
    const track = this.#now;
    if (!track || !this.#dirty || this.#saving || !this.clash.hidden) {
      return;
    }
    this.#saving = true;
    this.#dirty = false;
    try {
      const answer = await this.#ask(`${track.file}/captions/${track.track}`, {method: 'PUT',
        keepalive: true,
        body: JSON.stringify({language: this.language.value, label: track.label,
          text: write(this.#cues), revision: track.revision})});
      Object.assign(track, await answer.json());
      this.#name();
      this.#controls();
      if (!this.#dirty) {
        this.#tell(this.#words.saved.replace('{0}', new Date().toLocaleTimeString(
          document.documentElement.lang, {hour: '2-digit', minute: '2-digit'})));
      }
    } catch (problem) {
      this.#dirty = true;
      this.#tell(problem.status === 409 ? '' : problem.message, true);
      if (problem.status === 409) {
        this.#clashes(true);
        this.clash.focus();
      } else if (!problem.status) {
        this.#tell(this.#words.offline, true);
        this.#timer = setTimeout(() => this.#save(), 5000);
      }
    } finally {
      this.#saving = false;
      if (this.#dirty && !this.status.classList.contains('bad')) {
        this.#timer = setTimeout(() => this.#save(), PAUSE);
      }
    }
  }

  /// Somebody else saved the track meanwhile: nothing is saved until a person has chosen.
  #clashes(does) {
    this.clash.hidden = !does;
    this.choice.disabled = does;
  }

  async #keepMine() {
    await this.#attempt(async () => {
      const track = this.#now;
      const tracks = await this.#ask(track.file + '/captions').then(answer => answer.json());
      track.revision = tracks.find(one => one.track === track.track)?.revision ?? 0;
      this.#clashes(false);
      await this.#save();
    });
  }

  async #takeTheirs() {
    await this.#attempt(async () => {
      this.#dirty = false;
      await this.#load(this.#now);
      this.#clashes(false);
      this.#tell(this.#words.clashTaken);
    });
  }

  // ---- cues ----

  #list() {
    this.list.replaceChildren(...this.#cues.map(cue => this.#line(cue)));
    this.empty.hidden = this.#cues.length > 0;
    this.empty.textContent = this.#now ? this.#words.empty : this.#words.none;
  }

  #line(cue) {
    const item = document.createElement('li');
    item.className = 'cue';
    cue.item = item;
    const times = this.#make('div', 'cue-times', item);
    for (const edge of ['start', 'end']) {
      const pair = this.#make('span', 'cue-edge', times);
      this.#small(pair, '−', this.#words[edge + 'Earlier'], () => this.#nudge(cue, edge, -STEP));
      const time = this.#make('input', 'cue-time', pair);
      time.value = clock(cue[edge]);
      time.inputMode = 'decimal';
      time.autocomplete = 'off';
      time.setAttribute('aria-label', this.#words[edge]);
      time.addEventListener('change', () => {
        const value = seconds(time.value);
        if (Number.isFinite(value)) {
          cue[edge] = value;
          this.#order();
        }
        this.#times(cue);
        this.#changed();
      });
      cue[edge + 'Field'] = time;
      this.#small(pair, '+', this.#words[edge + 'Later'], () => this.#nudge(cue, edge, STEP));
    }
    const text = this.#make('textarea', 'cue-text', item);
    text.rows = 2;
    text.value = cue.text;
    text.spellcheck = true;
    text.lang = this.#now?.language === 'und' ? '' : this.#now?.language ?? '';
    text.setAttribute('aria-label', this.#words.text);
    text.addEventListener('input', () => {
      cue.text = text.value;
      this.#changed();
    });
    cue.field = text;
    const tools = this.#make('div', 'cue-tools', item);
    this.#small(tools, '▶', this.#words.play, () => this.#play(cue));
    this.#small(tools, '✂', this.#words.split, () => this.#split(cue));
    this.#small(tools, '⤓', this.#words.merge, () => this.#merge(cue));
    this.#small(tools, '✕', this.#words.delete, () => this.#delete(cue));
    this.#times(cue);
    return item;
  }

  #small(parent, sign, word, action) {
    const button = this.#make('button', 'cue-button', parent);
    button.type = 'button';
    button.textContent = sign;
    button.title = word;
    button.setAttribute('aria-label', word);
    button.addEventListener('click', action);
  }

  #times(cue) {
    cue.startField.value = clock(cue.start);
    cue.endField.value = clock(cue.end);
    const wrong = cue.end <= cue.start;
    cue.endField.setAttribute('aria-invalid', String(wrong));
    cue.endField.title = wrong ? this.#words.wrong : '';
  }

  #order() {
    const sorted = [...this.#cues].sort((a, b) => a.start - b.start);
    if (sorted.some((cue, i) => cue !== this.#cues[i])) {
      this.#cues = sorted;
      this.list.append(...sorted.map(cue => cue.item));
    }
  }

  #nudge(cue, edge, by) {
    cue[edge] = Math.max(0, Math.round((cue[edge] + by) * 1000) / 1000);
    this.#times(cue);
    this.#order();
    this.#changed();
  }

  #play(cue) {
    this.#player.currentTime = cue.start;
    this.#player.play().catch(() => {});
  }

  #insert(cue, at) {
    this.#cues.splice(at, 0, cue);
    const item = this.#line(cue);
    const next = this.#cues[at + 1]?.item;
    this.list.insertBefore(item, next ?? null);
    this.empty.hidden = true;
    cue.field.focus();
    this.#changed();
  }

  /// At the second that is played now.
  #add() {
    const start = Math.round(this.#player.currentTime * 1000) / 1000;
    const at = this.#cues.findIndex(cue => cue.start > start);
    const next = at < 0 ? Infinity : this.#cues[at].start;
    this.#insert({start, end: Math.min(start + NEW_CUE, next), settings: '', text: ''},
      at < 0 ? this.#cues.length : at);
  }

  /// Where the cursor is, or in the middle if it is at an end; the time is shared by the length of
  /// the words.
  #split(cue) {
    const cursor = cue.field.selectionStart;
    const half = Math.ceil(cue.text.length / 2);
    const gap = cue.text.indexOf(' ', half);
    const within = cursor > 0 && cursor < cue.text.length;
    const at = within ? cursor : gap < 0 ? half : gap;
    const before = cue.text.slice(0, at).trimEnd();
    const after = cue.text.slice(at).trimStart();
    const part = Math.max(0.1, Math.min(0.9, before.length / Math.max(1, cue.text.length)));
    const middle = Math.round((cue.start + (cue.end - cue.start) * part) * 1000) / 1000;
    const rest = {...cue, start: middle, text: after};
    cue.end = middle;
    cue.text = before;
    cue.field.value = before;
    this.#times(cue);
    this.#insert(rest, this.#cues.indexOf(cue) + 1);
  }

  #merge(cue) {
    const next = this.#cues[this.#cues.indexOf(cue) + 1];
    if (next) {
      const at = cue.text.length;
      cue.text = [cue.text.trimEnd(), next.text.trimStart()].filter(Boolean).join(' ');
      cue.end = Math.max(cue.end, next.end);
      cue.field.value = cue.text;
      this.#times(cue);
      this.#delete(next);
      cue.field.focus();
      cue.field.setSelectionRange(at, at);
    }
  }

  #delete(cue) {
    const at = this.#cues.indexOf(cue);
    this.#cues.splice(at, 1);
    cue.item.remove();
    this.empty.hidden = this.#cues.length > 0;
    (this.#cues[at] ?? this.#cues[at - 1])?.field.focus();
    this.#changed();
  }

  #key(event) {
    const cue = this.#cues.find(one => one.item.contains(event.target));
    const other = step => this.#cues[this.#cues.indexOf(cue) + step]?.field.focus();
    const now = Math.round(this.#player.currentTime * 1000) / 1000;
    const key = (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + (event.altKey ? 'Alt+' : '')
      + (event.shiftKey ? 'Shift+' : '') + event.code;
    const anywhere = {
      'Ctrl+KeyS': () => {
        // A time is taken when its field is left, or now.
        if (event.target.matches('.cue-time')) {
          event.target.dispatchEvent(new Event('change'));
        }
        this.#save();
      },
      'Ctrl+Space': () => (this.#player.paused ? this.#player.play() : this.#player.pause()),
      'Alt+KeyN': () => this.#add()
    };
    const inCue = {
      'Ctrl+Enter': () => this.#split(cue),
      'Alt+KeyM': () => this.#merge(cue),
      'Alt+KeyP': () => this.#play(cue),
      'Alt+ArrowUp': () => other(-1),
      'Alt+ArrowDown': () => other(1),
      'Alt+ArrowLeft': () => this.#nudge(cue, 'start', -STEP),
      'Alt+ArrowRight': () => this.#nudge(cue, 'start', STEP),
      'Alt+Shift+ArrowLeft': () => this.#nudge(cue, 'end', -STEP),
      'Alt+Shift+ArrowRight': () => this.#nudge(cue, 'end', STEP),
      'Alt+BracketLeft': () => this.#nudge(cue, 'start', now - cue.start),
      'Alt+BracketRight': () => this.#nudge(cue, 'end', now - cue.end),
      'Ctrl+Delete': () => this.#delete(cue)
    };
    const action = anywhere[key] ?? (cue && inCue[key]);
    if (action && this.#now) {
      event.preventDefault();
      action();
    }
  }

  // ---- the picture ----

  /// Shows the captions as they are now.
  #picture() {
    const video = this.#player?.querySelector('video');
    if (!video) {
      return;
    }
    this.#shown ??= video.addTextTrack('captions', this.#words.title);
    this.#shown.mode = 'showing';
    [...this.#shown.cues ?? []].forEach(cue => this.#shown.removeCue(cue));
    for (const {start, end, text} of this.#cues) {
      if (end > start && text.trim()) {
        this.#shown.addCue(new VTTCue(start, end, text));
      }
    }
  }

  #follow() {
    const now = this.#player.currentTime;
    const cue = this.#cues.findLast(one => one.start <= now && now < one.end);
    if (cue?.item.classList.contains('current')) {
      return;
    }
    this.list.querySelector('.current')?.classList.remove('current');
    if (cue) {
      cue.item.classList.add('current');
      if (!this.list.contains(document.activeElement)) {
        this.list.scrollTop = cue.item.offsetTop - this.list.offsetTop - this.list.clientHeight / 3;
      }
    }
  }
}

customElements.define('khuevan-captions', KhuevanCaptions);
