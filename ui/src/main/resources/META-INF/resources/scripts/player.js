// <khuevan-player src start end>: plays an HLS stream from a second on, and to another if one is
// named, with captions, speed, keys and a transcript that follows.
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

class KhuevanPlayer extends HTMLElement {
  static observedAttributes = ['start', 'src'];

  #video = null;
  #stream = null;
  #lines = [];
  #playing = '';
  #over = false;

  get currentTime() { return this.#video?.currentTime ?? 0; }
  set currentTime(seconds) { this.#seek(Number(seconds)); }
  get duration() { return this.#video?.duration ?? NaN; }
  get paused() { return this.#video?.paused ?? true; }
  get ended() { return this.#over || (this.#video?.ended ?? false); }
  get playbackRate() { return this.#video?.playbackRate ?? 1; }
  set playbackRate(rate) { this.#video.playbackRate = rate; }
  play() { return this.#video.play(); }
  pause() { this.#video?.pause(); }

  connectedCallback() {
    this.#video = this.querySelector('video');
    if (!this.#video || this.querySelector('.player-bar')) {
      return;
    }
    this.#hear();
    this.#bar();
    this.#transcript();
    this.#keys();
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

  /// Events of media do not bubble, so the element says them again.
  #hear() {
    const video = this.#video;
    for (const name of EVENTS) {
      video.addEventListener(name, () => this.dispatchEvent(new Event(name)));
    }
    video.addEventListener('play', () => {
      if (this.#over) {
        this.#seek(Number(this.getAttribute('start')) || 0);
      }
    });
    video.addEventListener('seeking', () => { this.#over = false; });
    video.addEventListener('timeupdate', () => {
      const end = Number(this.getAttribute('end'));
      if (end > 0 && video.currentTime >= end && !video.paused && !this.#over) {
        video.pause();
        this.#over = true;
        this.dispatchEvent(new Event('ended'));
      }
    });
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
      this.#captions();
      this.dataset.ready = '';
    }, {once: true});
    video.addEventListener('error', () => this.#failed());
    try {
      const Hls = await hls(this.getAttribute('hls'));
      if (Hls?.isSupported()) {
        this.#stream = new Hls({startPosition: start > 0 ? start : -1, capLevelToPlayerSize: true,
          maxBufferLength: 30, abrEwmaDefaultEstimate: 400000});
        this.#stream.on(Hls.Events.ERROR, (_, problem) => {
          if (!problem.fatal) {
            return;
          }
          if (problem.type === Hls.ErrorTypes.NETWORK_ERROR) {
            this.#failed();
            setTimeout(() => this.#stream?.startLoad(), 3000);
          } else if (problem.type === Hls.ErrorTypes.MEDIA_ERROR) {
            this.#stream.recoverMediaError();
          } else {
            this.#failed();
          }
        });
        this.#stream.on(Hls.Events.MANIFEST_PARSED, () => this.#qualities());
        this.#stream.loadSource(src);
        this.#stream.attachMedia(video);
      } else if (video.canPlayType('application/vnd.apple.mpegurl')) {
        video.src = src;
      } else {
        this.#failed();
      }
    } catch {
      this.#failed();
    }
  }

  /// Heights to choose from, and the sound alone for who pays by the megabyte.
  #qualities() {
    const sound = this.getAttribute('sound');
    const levels = this.#stream.levels;
    if (this.querySelector('.player-quality') || (levels.length < 2 && !sound)) {
      return;
    }
    const label = document.createElement('label');
    label.className = 'player-quality';
    label.textContent = this.getAttribute('label-quality') + ' ';
    const choice = document.createElement('select');
    choice.append(new Option(this.getAttribute('label-auto'), 'auto'));
    const heights = [...new Set(levels.map(level => level.height))].sort((a, b) => b - a);
    heights.forEach(height => choice.append(new Option(height + 'p', height)));
    if (sound) {
      choice.append(new Option(this.getAttribute('label-sound'), 'sound'));
    }
    choice.addEventListener('change', () => {
      localStorage.setItem('khuevan.quality', choice.value);
      this.#choose(choice.value);
    });
    label.append(choice);
    this.querySelector('.player-bar').insertBefore(label, this.querySelector('.player-keys'));
    const before = localStorage.getItem('khuevan.quality');
    if ([...choice.options].some(option => option.value === before) && before !== 'auto') {
      choice.value = before;
      this.#choose(before);
    }
  }

  #choose(quality) {
    const stream = this.#stream;
    const address = this.getAttribute(quality === 'sound' ? 'sound' : 'src');
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
    const level = this.#stream.levels.findIndex(one => String(one.height) === quality);
    this.#stream.nextLevel = level;
  }

  #seek(seconds) {
    if (Number.isFinite(seconds) && this.#video) {
      this.#video.currentTime = seconds;
      this.dataset.at = String(seconds);
    }
  }

  /// Who came by search, or plays a sound, reads along.
  #captions() {
    const tracks = [...this.#video.textTracks].filter(track => track.kind === 'captions');
    const wanted = this.getAttribute('captions') === 'on' || this.dataset.kind === 'audio';
    if (tracks.length > 0 && !tracks.some(track => track.mode === 'showing')) {
      tracks[0].mode = wanted ? 'showing' : tracks[0].mode;
    }
  }

  #failed() {
    let note = this.querySelector('.player-note');
    if (!note) {
      note = document.createElement('p');
      note.className = 'player-note';
      note.setAttribute('role', 'alert');
      this.querySelector('.stage').append(note);
      this.#video.addEventListener('playing', () => note.remove(), {once: true});
    }
    note.textContent = this.getAttribute('label-failed');
  }

  #bar() {
    const bar = document.createElement('div');
    bar.className = 'player-bar';
    const label = document.createElement('label');
    label.textContent = this.getAttribute('label-speed') + ' ';
    const speed = document.createElement('select');
    for (const value of SPEEDS) {
      const option = new Option(value.toLocaleString(document.documentElement.lang) + '×', value);
      option.selected = value === 1;
      speed.append(option);
    }
    speed.addEventListener('change', () => { this.#video.playbackRate = Number(speed.value); });
    this.#video.addEventListener('ratechange', () => {
      speed.value = String(this.#video.playbackRate);
    });
    label.append(speed);
    const keys = document.createElement('span');
    keys.className = 'player-keys';
    keys.textContent = this.getAttribute('label-keys');
    bar.append(label, keys);
    this.querySelector('.stage').append(bar);
  }

  #transcript() {
    this.#lines = [...this.querySelectorAll('.transcript a[data-start]')];
    for (const line of this.#lines) {
      line.addEventListener('click', event => {
        event.preventDefault();
        event.stopPropagation();
        this.#seek(Number(line.dataset.start));
        this.#video.play().catch(() => {});
      });
    }
    let current = null;
    this.#video.addEventListener('timeupdate', () => {
      const now = this.#video.currentTime;
      const line = this.#lines.findLast(one => Number(one.dataset.start) <= now + 0.05) ?? null;
      if (line !== current) {
        current?.removeAttribute('aria-current');
        line?.setAttribute('aria-current', 'true');
        current = line;
        const list = line?.closest('ol');
        if (list && !list.matches(':hover, :focus-within')) {
          list.scrollTop = line.offsetTop - list.offsetTop - list.clientHeight / 3;
        }
      }
    });
  }

  #keys() {
    this.addEventListener('keydown', event => {
      const video = this.#video;
      if (event.target.closest('select, a') || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const actions = {
        ' ': () => (video.paused ? video.play() : video.pause()),
        k: () => (video.paused ? video.play() : video.pause()),
        ArrowLeft: () => this.#seek(Math.max(0, video.currentTime - 5)),
        ArrowRight: () => this.#seek(video.currentTime + 5),
        j: () => this.#seek(Math.max(0, video.currentTime - 10)),
        l: () => this.#seek(video.currentTime + 10),
        f: () => (document.fullscreenElement ? document.exitFullscreen() : video.requestFullscreen()),
        m: () => { video.muted = !video.muted; },
        c: () => this.#switchCaptions(),
        '<': () => this.#speed(-1),
        '>': () => this.#speed(1)
      };
      const action = actions[event.key];
      if (action) {
        event.preventDefault();
        event.stopPropagation();
        action();
      }
    }, true);
  }

  #switchCaptions() {
    const tracks = [...this.#video.textTracks].filter(track => track.kind === 'captions');
    const showing = tracks.some(track => track.mode === 'showing');
    tracks.forEach((track, i) => { track.mode = !showing && i === 0 ? 'showing' : 'disabled'; });
  }

  #speed(step) {
    const now = SPEEDS.indexOf(this.#video.playbackRate);
    const next = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, (now < 0 ? 2 : now) + step))];
    this.#video.playbackRate = next;
  }
}

customElements.define('khuevan-player', KhuevanPlayer);
