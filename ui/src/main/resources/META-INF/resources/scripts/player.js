// <khuevan-player src start first end>: plays an HLS stream from a second on, and, where they are
// named, nothing before `first` or after `end`; with captions, speed, keys, pictures for seeking, and a transcript that follows. Around a
// <video> of the page's own it builds its controls; links with data-start beside it lead to seconds.
//
// To whoever embeds it, the element is a media element: it fires the events of EVENTS (at `end`, it
// pauses and fires `ended`), and has currentTime, duration, paused, ended, playbackRate, play() and
// pause(). Seconds are those of the whole recording.

let library;

function hls(address) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve(globalThis.Hls);
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

const EVENTS = ['loadedmetadata', 'durationchange', 'play', 'playing', 'pause', 'waiting', 'seeking',
  'seeked', 'timeupdate', 'ratechange', 'volumechange', 'ended', 'error'];
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

/// What a person chose, also where a browser keeps nothing.
const remembered = {
  get(name) {
    try {
      return localStorage.getItem('khuevan.' + name);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem('khuevan.' + name, value);
    } catch {
      // It holds for this page.
    }
  }
};

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds || 0));
  const two = number => String(number).padStart(2, '0');
  return whole >= 3600
    ? `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
    : `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

function make(name, className, parent) {
  const element = document.createElement(name);
  element.className = className;
  parent?.append(element);
  return element;
}

/// The bar on which one moves through the recording: what is loaded, chapters and slides, the shape
/// of a sound, and a small picture of where one points.
class SeekBar {
  #player;
  #video;
  #bar;
  #played;
  #loaded;
  #preview;
  #picture;
  #time;
  #sheets = null;
  #dragging = false;

  constructor(player, video, parent) {
    this.#player = player;
    this.#video = video;
    const bar = make('div', 'seek', parent);
    this.#bar = bar;
    bar.tabIndex = 0;
    bar.setAttribute('role', 'slider');
    bar.setAttribute('aria-label', player.getAttribute('label-seek'));
    this.#shape();
    const line = make('div', 'seek-line', bar);
    this.#loaded = make('div', 'seek-loaded', line);
    this.#played = make('div', 'seek-played', line);
    this.#preview = make('div', 'seek-preview', bar);
    this.#preview.hidden = true;
    this.#preview.setAttribute('aria-hidden', 'true');
    this.#picture = make('div', 'seek-picture', this.#preview);
    this.#time = make('div', 'seek-time', this.#preview);
    this.#marks(line);
    bar.addEventListener('pointermove', event => this.#point(event));
    bar.addEventListener('pointerleave', () => { this.#preview.hidden = !this.#dragging; });
    bar.addEventListener('pointerdown', event => {
      this.#dragging = true;
      bar.setPointerCapture(event.pointerId);
      this.#point(event);
    });
    bar.addEventListener('pointerup', event => {
      if (this.#dragging) {
        this.#dragging = false;
        this.#preview.hidden = true;
        this.#player.currentTime = this.#second(event);
      }
    });
    bar.addEventListener('pointercancel', () => {
      this.#dragging = false;
      this.#preview.hidden = true;
    });
    for (const name of ['timeupdate', 'progress', 'durationchange', 'seeking']) {
      video.addEventListener(name, () => this.#show());
    }
    this.#show();
  }

  get length() {
    const known = Number(this.#player.dataset.length) || 0;
    const now = Number.isFinite(this.#video.duration) ? this.#video.duration : 0;
    // While a recording is still converted, its beginning is shorter than it.
    return this.#player.querySelector('.player-growing') ? Math.max(known, now) : now || known;
  }

  /// The last second that is shown.
  get #end() {
    return Math.min(this.#player.end, this.length);
  }

  #part(seconds) {
    const first = this.#player.first;
    const shown = this.#end - first;
    return shown > 0
      ? Math.max(0, Math.min(100, 100 * (seconds - first) / shown)) + '%' : '0';
  }

  #show() {
    const {currentTime, buffered} = this.#video;
    this.#played.style.width = this.#part(currentTime);
    this.#loaded.style.width = this.#part(buffered.length ? buffered.end(buffered.length - 1) : 0);
    this.#bar.setAttribute('aria-valuemin', String(Math.round(this.#player.first)));
    this.#bar.setAttribute('aria-valuemax', String(Math.round(this.#end)));
    this.#bar.setAttribute('aria-valuenow', String(Math.round(currentTime)));
    this.#bar.setAttribute('aria-valuetext', clock(currentTime) + ' / ' + clock(this.#end));
    this.#bar.style.setProperty('--played', this.#part(currentTime));
  }

  #second(event) {
    const box = this.#bar.getBoundingClientRect();
    const part = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    return this.#player.first + part * (this.#end - this.#player.first);
  }

  #point(event) {
    const box = this.#bar.getBoundingClientRect();
    const second = this.#second(event);
    if (this.#dragging) {
      this.#played.style.width = this.#part(second);
    }
    this.#preview.hidden = false;
    const chapter = this.#player.marks('.chapters').findLast(mark => mark.start <= second);
    this.#time.textContent = clock(second) + (chapter ? ' · ' + chapter.name : '');
    this.#draw(second);
    const half = this.#preview.offsetWidth / 2;
    const x = Math.max(half, Math.min(box.width - half, event.clientX - box.left));
    this.#preview.style.left = x + 'px';
  }

  /// The sheets' names are fetched when somebody first points; the sheets as they are needed.
  async #draw(second) {
    const address = this.#player.getAttribute('seek-pictures');
    if (!address) {
      this.#picture.hidden = true;
      return;
    }
    this.#sheets ??= fetch(address).then(answer => (answer.ok ? answer.text() : ''))
      .then(text => [...text.matchAll(/^(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)$/gm)])
      .catch(() => []);
    const all = await this.#sheets;
    if (!all.length) {
      this.#picture.hidden = true;
      return;
    }
    const place = Math.floor(second / this.length * all.length);
    const [, sheet, x, y, width, height] = all[Math.min(all.length - 1, place)];
    const style = this.#picture.style;
    style.width = width + 'px';
    style.height = height + 'px';
    style.backgroundImage = `url("${new URL(sheet, new URL(address, location))}")`;
    style.backgroundPosition = `-${x}px -${y}px`;
  }

  #marks(line) {
    const all = [...this.#player.marks('.chapters'), ...this.#player.marks('.shown-slides')];
    const {first, end} = this.#player;
    for (const mark of all.filter(one => one.start > first && one.start < end)) {
      const tick = make('i', 'seek-mark', line);
      tick.style.left = this.#part(mark.start);
    }
  }

  #shape() {
    const peaks = (this.#player.getAttribute('peaks') ?? '').split(',').map(Number);
    if (peaks.length < 2) {
      return;
    }
    const loudest = Math.max(1, ...peaks);
    const each = peaks.length / (this.length || 1);
    const from = Math.round(this.#player.first * each);
    const width = Math.max(1, Math.round(this.#end * each) - from);
    const height = peak => Math.max(1, 48 * peak / loudest);
    const path = peaks.map((peak, i) => `M${i} ${50 - height(peak)}V${50 + height(peak)}`).join('');
    this.#bar.classList.add('seek-shaped');
    for (const part of ['whole', 'played']) {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.setAttribute('viewBox', `${from} 0 ${width} 100`);
      svg.setAttribute('preserveAspectRatio', 'none');
      svg.setAttribute('aria-hidden', 'true');
      svg.setAttribute('class', 'seek-shape seek-shape-' + part);
      const drawn = document.createElementNS('http://www.w3.org/2000/svg', 'path');
      drawn.setAttribute('d', path);
      svg.append(drawn);
      this.#bar.append(svg);
    }
  }
}

class KhuevanPlayer extends HTMLElement {
  static observedAttributes = ['start', 'src'];

  #video = null;
  #stream = null;
  #lines = [];
  #playing = '';
  #over = false;
  #idle = 0;
  #said = null;
  #captionsMenu = null;

  get currentTime() { return this.#video?.currentTime ?? 0; }
  set currentTime(seconds) { this.#seek(Number(seconds)); }
  get duration() { return this.#video?.duration ?? NaN; }
  get paused() { return this.#video?.paused ?? true; }
  get first() { return Number(this.getAttribute('first')) || 0; }
  get end() { return Number(this.getAttribute('end')) || Infinity; }
  get ended() { return this.#over || (this.#video?.ended ?? false); }
  get playbackRate() { return this.#video?.playbackRate ?? 1; }
  set playbackRate(rate) { this.#video.playbackRate = rate; }
  play() { return this.#video.play(); }
  pause() { this.#video?.pause(); }

  connectedCallback() {
    this.#video ??= this.querySelector('video');
    if (!this.#video) {
      return;
    }
    if (!this.querySelector('.player-bar')) {
      this.#hear();
      this.#bar();
      this.#links();
      this.#keys();
    }
    this.#open();
  }

  disconnectedCallback() {
    this.#stream?.destroy();
    this.#stream = null;
    this.#playing = '';
  }

  attributeChangedCallback(name) {
    if (this.#video && name === 'start') {
      this.#seek(Number(this.getAttribute('start')));
    }
  }

  /// The seconds and names of what is listed beside the picture.
  marks(list) {
    return [...this.querySelectorAll(list + ' a[data-start]')].map(link => ({
      start: Number(link.dataset.start),
      name: link.lastElementChild?.textContent ?? ''
    }));
  }

  #label(name) {
    return this.getAttribute('label-' + name) ?? '';
  }

  /// Events of media do not bubble, so the element says them again.
  #hear() {
    const video = this.#video;
    for (const name of EVENTS) {
      video.addEventListener(name, () => this.dispatchEvent(new Event(name)));
    }
    video.addEventListener('play', () => {
      if (this.#over) {
        this.#seek(Number(this.getAttribute('first') ?? this.getAttribute('start')) || 0);
      }
    });
    video.addEventListener('seeking', () => { this.#over = false; });
    video.addEventListener('timeupdate', () => {
      if (video.currentTime >= this.end && !video.paused && !this.#over) {
        video.pause();
        this.#over = true;
        this.dispatchEvent(new Event('ended'));
      }
    });
    video.addEventListener('error', () => this.#failed());
  }

  async #open() {
    const src = this.getAttribute('src');
    const video = this.#video;
    if (!src || src === this.#playing) {
      return;
    }
    this.#playing = src;
    const start = Number(this.getAttribute('start')) || 0;
    video.addEventListener('loadedmetadata', () => {
      if (start > 0) {
        this.#seek(start);
      }
      // What is loaded later, such as the sound alone, begins at the default.
      video.defaultPlaybackRate = Number(remembered.get('speed')) || 1;
      video.playbackRate = video.defaultPlaybackRate;
      this.dataset.ready = '';
    }, {once: true});
    this.#captions();
    try {
      const Hls = await hls(this.getAttribute('hls'));
      if (!this.isConnected) {
        return;
      }
      if (Hls?.isSupported()) {
        this.#attach(Hls, src, start);
      } else if (video.canPlayType('application/vnd.apple.mpegurl')) {
        video.src = src;
      } else {
        this.#failed();
      }
    } catch {
      this.#failed();
    }
  }

  #attach(Hls, src, start) {
    // A recording that is still converted is played from its beginning, not from where it has come.
    this.#stream = new Hls({startPosition: start, capLevelToPlayerSize: true, maxBufferLength: 30,
      backBufferLength: 60, abrEwmaDefaultEstimate: 400000});
    this.#stream.on(Hls.Events.ERROR, (_, problem) => {
      if (!problem.fatal) {
        return;
      }
      if (problem.type === Hls.ErrorTypes.NETWORK_ERROR) {
        this.#failed();
        setTimeout(() => {
          if (this.#stream?.levels?.length) {
            this.#stream.startLoad();
          } else {
            this.#stream?.loadSource(src);
          }
        }, 3000);
      } else if (problem.type === Hls.ErrorTypes.MEDIA_ERROR) {
        this.#stream.recoverMediaError();
      } else {
        this.#failed();
      }
    });
    this.#stream.on(Hls.Events.MANIFEST_PARSED, () => this.#qualities());
    this.#stream.on(Hls.Events.LEVEL_UPDATED, (_, {details}) => {
      this.dataset.grows = String(details.live);
      if (!details.live) {
        this.querySelector('.player-growing')?.remove();
      }
    });
    this.#stream.loadSource(src);
    this.#stream.attachMedia(this.#video);
  }

  /// Heights to choose from, and the sound alone for who pays by the megabyte.
  #qualities() {
    const sound = this.getAttribute('sound');
    const levels = this.#stream.levels;
    if (this.querySelector('.player-quality') || (levels.length < 2 && !sound)) {
      return;
    }
    const choice = this.#menu('quality', [['auto', this.#label('quality-auto')]]);
    const lines = level => Math.min(level.width, level.height);
    const heights = [...new Set(levels.map(lines))].sort((a, b) => b - a);
    heights.forEach(height => choice.append(new Option(height + 'p', height)));
    if (sound) {
      choice.append(new Option(this.#label('quality-sound'), 'sound'));
    }
    choice.addEventListener('change', () => {
      remembered.set('quality', choice.value);
      this.#choose(choice.value);
    });
    const before = remembered.get('quality');
    if ([...choice.options].some(option => option.value === before) && before !== 'auto') {
      choice.value = before;
      this.#choose(before);
    }
  }

  #choose(quality) {
    const stream = this.#stream;
    const address = this.getAttribute(quality === 'sound' ? 'sound' : 'src');
    this.toggleAttribute('data-sound-only', quality === 'sound');
    if (stream.url && !stream.url.endsWith(address)) {
      const {currentTime, paused} = this.#video;
      stream.config.startPosition = currentTime;
      stream.once('hlsManifestParsed', () => {
        this.#level(quality);
        if (!paused) {
          this.#video.play().catch(() => {});
        }
      });
      stream.loadSource(address);
    } else {
      this.#level(quality);
    }
  }

  #level(quality) {
    this.#stream.nextLevel = this.#stream.levels
      .findIndex(one => String(Math.min(one.width, one.height)) === quality);
  }

  #seek(seconds) {
    if (Number.isFinite(seconds) && this.#video) {
      const within = Math.max(this.first, Math.min(this.end, seconds));
      this.#video.currentTime = within;
      this.dataset.at = String(within);
    }
  }

  #toggle() {
    if (this.#video.paused) {
      this.#video.play().catch(() => {});
    } else {
      this.#video.pause();
    }
  }

  #failed() {
    let note = this.querySelector('.player-note');
    if (!note) {
      note = make('p', 'player-note', this.querySelector('.stage'));
      note.setAttribute('role', 'alert');
      this.#video.addEventListener('playing', () => note.remove(), {once: true});
    }
    note.textContent = this.#label('failed');
  }

  #bar() {
    const video = this.#video;
    const stage = this.querySelector('.stage');
    video.controls = false;
    video.addEventListener('click', () => this.#toggle());
    const bar = make('div', 'player-bar', stage);
    new SeekBar(this, video, bar);
    const row = make('div', 'player-row', bar);
    const play = this.#button(row, 'play', () => this.#toggle());
    for (const name of ['play', 'pause', 'ended']) {
      video.addEventListener(name, () => this.#name(play, video.paused ? 'play' : 'pause'));
    }
    this.#button(row, 'back', () => this.#seek(Math.max(0, video.currentTime - 10)));
    this.#button(row, 'forward', () => this.#seek(video.currentTime + 10));
    const time = make('span', 'player-time', row);
    const tell = () => {
      const length = Number.isFinite(video.duration) && this.dataset.grows !== 'true'
        ? video.duration : Number(this.dataset.length);
      time.textContent = clock(video.currentTime) + ' / ' + clock(Math.min(this.end, length));
    };
    ['timeupdate', 'durationchange', 'seeking'].forEach(name => video.addEventListener(name, tell));
    tell();
    const mute = this.#button(row, 'mute', () => { video.muted = !video.muted; });
    video.addEventListener('volumechange', () => this.#name(mute, video.muted ? 'unmute' : 'mute'));
    const full = this.#button(row, 'full', () => this.#fullScreen());
    document.addEventListener('fullscreenchange', () =>
      this.#name(full, document.fullscreenElement ? 'full-end' : 'full'));
    make('div', 'player-menus', bar);
    this.#speeds();
    make('p', 'player-keys', stage).textContent = this.#label('keys');
    this.#restful(stage);
  }

  #button(row, name, action) {
    const button = make('button', '', row);
    button.type = 'button';
    this.#name(button, name);
    button.addEventListener('click', action);
    return button;
  }

  #name(button, name) {
    button.className = 'player-button player-button-' + name;
    button.setAttribute('aria-label', this.#label(name));
    button.title = this.#label(name);
  }

  #menu(name, options) {
    const label = make('label', 'player-menu player-' + name);
    make('span', '', label).textContent = this.#label(name);
    const choice = make('select', '', label);
    options.forEach(([value, text]) => choice.append(new Option(text, value)));
    this.querySelector('.player-menus').append(label);
    return choice;
  }

  #speeds() {
    const video = this.#video;
    const speed = this.#menu('speed', SPEEDS.map(value =>
      [value, value.toLocaleString(document.documentElement.lang || 'vi') + '×']));
    speed.value = '1';
    speed.addEventListener('change', () => {
      video.playbackRate = Number(speed.value);
      remembered.set('speed', speed.value);
    });
    video.addEventListener('ratechange', () => {
      video.defaultPlaybackRate = video.playbackRate;
      speed.value = String(video.playbackRate);
    });
  }

  /// In full screen the controls go away while nobody moves.
  #restful(stage) {
    const wake = () => {
      stage.classList.remove('resting');
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => {
        if (document.fullscreenElement === stage && !this.#video.paused) {
          stage.classList.add('resting');
        }
      }, 3000);
    };
    for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
      stage.addEventListener(name, wake);
    }
    document.addEventListener('fullscreenchange', wake);
  }

  #fullScreen() {
    const stage = this.querySelector('.stage');
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else if (stage.requestFullscreen) {
      stage.requestFullscreen().catch(() => {});
    } else {
      // Phones that let only the picture itself fill the screen.
      this.#video.webkitEnterFullscreen?.();
    }
  }

  #tracks() {
    return [...this.#video.textTracks].filter(track => track.kind === 'captions');
  }

  /// Who came by search, or plays a sound, reads along; everybody else as they chose the last time.
  #captions() {
    const tracks = this.#tracks();
    if (!tracks.length || this.#captionsMenu) {
      return;
    }
    const menu = this.#menu('captions', [['-1', this.#label('off')],
      ...tracks.map((track, i) => [i, track.label])]);
    this.#captionsMenu = menu;
    menu.addEventListener('change', () => {
      remembered.set('captions', tracks[menu.value]?.language ?? 'off');
      this.#read(Number(menu.value));
    });
    // Browsers choose by themselves too, and then show two at once.
    const settle = () => {
      if (tracks.filter(track => track.mode === 'showing').length > 1) {
        this.#show(Number(menu.value));
      }
    };
    this.#video.textTracks.addEventListener('change', settle);
    this.#video.addEventListener('loadedmetadata', () => this.#show(Number(menu.value)));
    const before = remembered.get('captions');
    const asked = this.getAttribute('captions') === 'on' || this.dataset.kind === 'audio';
    const known = tracks.findIndex(track => track.language === before);
    this.#read(before === 'off' && !asked ? -1 : Math.max(0, known));
  }

  #show(chosen) {
    this.#tracks().forEach((track, i) => {
      const mode = i === chosen ? 'showing' : 'disabled';
      if (track.mode !== mode) {
        track.mode = mode;
      }
    });
  }

  #read(chosen) {
    const tracks = this.#tracks();
    this.#show(chosen);
    this.#captionsMenu.value = String(chosen);
    // The page lists what the first track says.
    if (chosen >= 0 && (this.#said ?? 0) !== chosen) {
      const element = this.querySelectorAll('track')[chosen];
      const list = () => {
        if (tracks[chosen].mode === 'showing') {
          this.#list(tracks[chosen]);
          this.#said = chosen;
        }
      };
      if (tracks[chosen].cues?.length) {
        list();
      } else {
        element.addEventListener('load', list, {once: true});
      }
    }
  }

  /// Lists what another track says.
  #list(track) {
    const list = this.querySelector('.transcript ol');
    if (!list) {
      return;
    }
    const within = [...track.cues].filter(cue => cue.endTime > this.first && cue.startTime < this.end);
    list.replaceChildren(...within.map(cue => {
      const line = document.createElement('li');
      const link = make('a', '', line);
      const address = new URL(location);
      address.searchParams.set('t', cue.startTime.toFixed(1));
      link.href = address.pathname + address.search;
      link.dataset.start = String(cue.startTime);
      link.dataset.end = String(cue.endTime);
      make('span', 'place', link).textContent = clock(cue.startTime);
      const words = make('span', '', link);
      words.lang = track.language;
      words.textContent = cue.getCueAsHTML().textContent.replace(/\s+/g, ' ');
      return line;
    }));
    this.#lines = [...list.querySelectorAll('a')];
  }

  #links() {
    this.#lines = [...this.querySelectorAll('.transcript a[data-start]')];
    const chapters = [...this.querySelectorAll('.chapters a[data-start]')];
    const slides = [...this.querySelectorAll('.shown-slides a[data-start]')];
    this.addEventListener('click', event => {
      const link = event.target.closest('a[data-start]');
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        event.stopPropagation();
        this.#seek(Number(link.dataset.start));
        this.#video.play().catch(() => {});
      }
    });
    this.#video.addEventListener('timeupdate', () => {
      this.#follow(this.#lines, 'scrollTop', 'offsetTop', 'clientHeight');
      this.#follow(chapters, 'scrollTop', 'offsetTop', 'clientHeight');
      this.#follow(slides, 'scrollLeft', 'offsetLeft', 'clientWidth');
    });
  }

  /// Marks what is said or shown now, and brings it into sight unless somebody looks around there.
  #follow(links, scroll, offset, size) {
    const now = this.#video.currentTime + 0.05;
    const link = links.findLast(one => Number(one.dataset.start) <= now) ?? null;
    if (link?.getAttribute('aria-current') === 'true') {
      return;
    }
    links.forEach(one => one.removeAttribute('aria-current'));
    link?.setAttribute('aria-current', 'true');
    const list = link?.closest('ol');
    if (list && !list.matches(':hover, :focus-within')) {
      const item = link.closest('li');
      list[scroll] = item[offset] - list[offset] - list[size] / 3;
    }
  }

  #keys() {
    const video = this.#video;
    const actions = {
      ' ': () => this.#toggle(),
      k: () => this.#toggle(),
      ArrowLeft: () => this.#seek(Math.max(0, video.currentTime - 5)),
      ArrowRight: () => this.#seek(video.currentTime + 5),
      j: () => this.#seek(Math.max(0, video.currentTime - 10)),
      l: () => this.#seek(video.currentTime + 10),
      Home: () => this.#seek(0),
      '[': () => this.#mark(-1),
      ']': () => this.#mark(1),
      f: () => this.#fullScreen(),
      m: () => { video.muted = !video.muted; },
      c: () => this.#switchCaptions(),
      '<': () => this.#speed(-1),
      '>': () => this.#speed(1)
    };
    for (let tenth = 0; tenth < 10; tenth++) {
      actions[tenth] = () => {
        const length = Math.min(this.end, video.duration || 0) - this.first;
        this.#seek(this.first + length * tenth / 10);
      };
    }
    this.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey
          || event.target.closest('select, a, input, textarea')
          || (event.key === ' ' && event.target.closest('button'))) {
        return;
      }
      const action = actions[event.key];
      if (action) {
        event.preventDefault();
        event.stopPropagation();
        action();
      }
    }, true);
  }

  /// To the slide or chapter before or after.
  #mark(step) {
    const now = this.#video.currentTime;
    const starts = [...this.marks('.chapters'), ...this.marks('.shown-slides')]
      .map(mark => mark.start).sort((a, b) => a - b);
    const next = step > 0
      ? starts.find(start => start > now + 0.5)
      : starts.findLast(start => start < now - 1.5) ?? 0;
    if (next !== undefined) {
      this.#seek(next);
    }
  }

  #switchCaptions() {
    if (!this.#captionsMenu) {
      return;
    }
    const off = this.#captionsMenu.value === '-1';
    this.#captionsMenu.value = off ? String(this.#said ?? 0) : '-1';
    this.#captionsMenu.dispatchEvent(new Event('change'));
  }

  #speed(step) {
    const now = SPEEDS.indexOf(this.#video.playbackRate);
    const next = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, (now < 0 ? 2 : now) + step))];
    this.#video.playbackRate = next;
    remembered.set('speed', String(next));
  }
}

customElements.define('khuevan-player', KhuevanPlayer);
