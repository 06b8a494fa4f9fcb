// <rethread-embed>: a part of Rethread inside any page. Shows a light placeholder, and loads the frame when near or asked for.
// Hears four things from the frame and nothing else: ready, a height, left, failed. What is written stays in the frame.
(function () {
  "use strict";
  if (!("customElements" in window) || customElements.get("rethread-embed")) return;
  var VERSION = 1;
  var STEP = 64;
  var TALLEST = 16384;
  var SHORTEST = 160;
  var PATIENCE_MS = 30000;
  var SCRIPT = document.currentScript ? document.currentScript.src : "";
  var WORDS = {
    all: "{{embed.all}}", signs: "{{embed.signs}}", practice: "{{embed.practice}}", journal: "{{embed.journal}}",
    learn: "{{embed.learn}}", grounding: "{{embed.grounding}}", help: "{{embed.help}}",
  };
  var SECTION = /^(?:all|signs|journal|grounding|help|(?:practice|learn|signs)(?::[\w~-]{1,80})?)$/;
  var CHECKS = {
    context: /^(?:partner|friends|family|work)$/,
    theme: /^(?:light|dark|auto)$/,
    locale: /^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/,
    look: /^[\w\s:;#-]{1,400}$/,
    contact: /^[^<>]{1,300}$/,
  };
  var STYLE = ":host{display:block;position:relative;contain:layout style}:host([hidden]){display:none}" +
    ".box{box-sizing:border-box;display:grid;place-content:center;justify-items:center;gap:.6rem;height:100%;padding:1rem;" +
    "border:1px solid #82756266;border-radius:.6rem;text-align:center;font:1rem/1.5 system-ui,sans-serif}" +
    "p{margin:0;max-width:34rem}button{font:inherit;min-height:44px;padding:.4rem 1.2rem;border:0;border-radius:.6rem;" +
    "background:#2b5a4b;color:#fffdf8;cursor:pointer}a{color:inherit;display:inline-block;min-height:44px;line-height:44px}" +
    ".late{display:flex;flex-direction:column;height:100%;text-align:center}" +
    "iframe{flex:1;min-height:0;border-radius:.6rem;color-scheme:normal}";

  var HEARD = ["scroll", "resize", "pageshow"];
  // Also the scrolling of whatever box of the page it stands in.
  var LISTENS = { passive: true, capture: true };

  function element(name, text) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  }

  class RethreadEmbed extends HTMLElement {
    static get observedAttributes() {
      return ["section", "context", "theme", "locale", "look", "contact", "title", "min-height", "max-height", "src", "loading"];
    }

    connectedCallback() {
      if (!this.shadowRoot) {
        var root = this.attachShadow({ mode: "open" });
        this._style(root);
        this._box = root.appendChild(element("div"));
        this._box.lang = "{{lang}}";
        this._box.dir = "ltr";
      }
      var me = this;
      this._hear = this._hear || function (event) {
        // A page that the browser brings back was left: what is in the frame asks before it shows anything.
        if (event.type !== "pageshow") me._fits();
        else if (event.persisted && me._left) me._begin();
      };
      HEARD.forEach(function (name) { window.addEventListener(name, me._hear, LISTENS); });
      this._soon();
    }

    // Moved within the page, it goes on as it is, where the browser can do that.
    connectedMoveCallback() {}

    disconnectedCallback() {
      HEARD.forEach(function (name) { window.removeEventListener(name, this._hear, LISTENS); }, this);
      this._end();
    }

    attributeChangedCallback(name, before, after) {
      if (!this._box || before === after || !this.isConnected) return;
      if (name === "title") {
        if (this._frame) this._frame.title = this._title();
      } else if (name === "min-height" || name === "max-height") {
        this._fits();
      } else if (name === "theme" && this._port) {
        // A change of light must not lose a line that somebody is writing.
        this._light();
      } else if (name !== "loading" || !this._frame) {
        this._soon();
      }
    }

    // Said to each page in the frame, since it may be another by now than the address says.
    _light() {
      var theme = this.getAttribute("theme");
      this._port.postMessage({ rethread: VERSION, type: "theme", theme: CHECKS.theme.test(theme) ? theme : "auto" });
    }

    // Whoever sets several attributes sets them all before anything begins.
    _soon() {
      if (this._waits) return;
      this._waits = true;
      var me = this;
      Promise.resolve().then(function () {
        me._waits = false;
        if (me.isConnected) me._begin();
      });
    }

    // A site's policy may forbid styles in the page: a sheet made by script is allowed everywhere.
    _style(root) {
      try {
        var sheet = new CSSStyleSheet();
        sheet.replaceSync(STYLE);
        root.adoptedStyleSheets = [sheet];
      } catch (older) {
        root.appendChild(element("style", STYLE));
      }
    }

    _section() {
      var section = this.getAttribute("section") || "all";
      return SECTION.test(section) ? section : "all";
    }

    _name() {
      return WORDS[this._section().split(":")[0]];
    }

    _title() {
      return this.getAttribute("title") || "{{shell.app_name}}: " + this._name();
    }

    // Loaded as a module, the script does not know where it came from: only the attribute says it then.
    _base() {
      try {
        return new URL(".", this.getAttribute("src") ? new URL(this.getAttribute("src"), document.baseURI) : SCRIPT);
      } catch (unreadable) {
        return null;
      }
    }

    _address() {
      var parts = this._section().split(":");
      // A read alone is a page of a few kilobytes; only what can be written in needs the app.
      var page = parts[0] === "help" ? "embed-help.html" : parts[0] === "learn" && parts[1] ? "read-" + parts[1] + ".html" : "embed.html";
      var address = new URL(page, this._base());
      address.searchParams.set("section", this._section());
      Object.keys(CHECKS).forEach(function (name) {
        var value = this.getAttribute(name);
        if (value && CHECKS[name].test(value)) address.searchParams.set(name, value);
      }, this);
      return address;
    }

    _number(name, standard) {
      var asked = parseInt(this.getAttribute(name), 10);
      return asked >= SHORTEST && asked <= TALLEST ? asked : standard;
    }

    _begin() {
      this._end();
      this._tall = 0;
      var base = this._base();
      if (!base || !/^https?:$/.test(base.protocol)) return this._fail();
      this._open = this._left = false;
      this._measure();
      this.style.height = this._least() + "px";
      var how = this.getAttribute("loading");
      this._offer(how !== "click");
      if (how === "eager" || (how !== "click" && !("IntersectionObserver" in window))) return this._load();
      if (how === "click") return;
      var me = this;
      this._near = new IntersectionObserver(function (seen) {
        if (seen.some(function (one) { return one.isIntersecting; })) me._load();
      }, { rootMargin: "300px" });
      this._near.observe(this);
    }

    // What stands there before the frame does: a name, what it is, and a way that needs no frame.
    _offer(soon) {
      var box = this._box;
      box.className = "box";
      box.textContent = "";
      box.appendChild(element("p", this._name()));
      box.appendChild(element("p", this._base().origin === location.origin ? "{{embed.about_same}}" : "{{embed.about}}"));
      if (!soon) {
        var open = box.appendChild(element("button", "{{embed.open}}".replace("{what}", this._name())));
        open.type = "button";
        var me = this;
        open.addEventListener("click", function () { me._load(true); });
      }
      this._way(box);
    }

    _way(box) {
      var way = box.appendChild(element("a", "{{embed.alone}}"));
      way.href = this._address().href;
      way.target = "_blank";
      way.rel = "noopener noreferrer";
    }

    _load(pressed) {
      if (this._frame) return;
      if (this._near) this._near.disconnect();
      var me = this;
      var frame = (this._frame = element("iframe"));
      var origin = this._base().origin;
      frame.title = this._title();
      // Not in the sheet, which an older browser under a strict policy does not take.
      frame.style.cssText = "display:block;width:100%;height:100%;border:0";
      frame.referrerPolicy = "no-referrer";
      frame.src = this._address().href;
      // Each page in the frame gets a channel of its own; a page of any other origin gets none.
      frame.addEventListener("load", function () {
        if (me._frame !== frame || !frame.contentWindow) return;
        me._close();
        var channel = new MessageChannel();
        me._port = channel.port1;
        me._port.onmessage = function (event) { me._told(event.data); };
        frame.contentWindow.postMessage({ rethread: VERSION, type: "connect" }, origin, [channel.port2]);
        me._light();
      });
      this._box.className = "";
      this._box.style.height = "100%";
      this._box.textContent = "";
      this._box.appendChild(frame);
      // Where somebody pressed to open it, their place in the page goes on inside.
      if (pressed) frame.focus();
      this._late = setTimeout(function () { me._wait(); }, PATIENCE_MS);
    }

    _told(said) {
      if (!said || said.rethread !== VERSION) return;
      if (said.type === "ready") {
        this._answered();
        // Once: the page around need not hear from us of each page somebody goes to inside.
        if (!this._open) this._tell("ready");
        this._open = true;
      } else if (said.type === "height") {
        if (typeof said.height !== "number" || said.height % STEP || !(said.height > 0 && said.height <= TALLEST)) return;
        this._tall = said.height;
        this._fits();
      } else if (said.type === "left") {
        this._answered();
        this._frame.style.visibility = "hidden";
        if (!this._left) this._tell("left");
        this._left = true;
      } else if (said.type === "failed") {
        this._answered();
        this._tell("failed");
      }
    }

    // A phone's window grows and shrinks with its bars while somebody scrolls; the width of the page tells that it was
    // turned, and not only looked at more closely. Some say their new height later than that, so that growing by more than
    // any bar counts as well.
    _measure() {
      // What the page kept free for it until now may be more than a short screen has.
      this.style.minHeight = "0";
      var high = window.innerHeight;
      var wide = document.documentElement.clientWidth;
      var turned = this._wide !== wide || high > this._high + SHORTEST;
      if (turned) {
        this._room = Math.max(SHORTEST, high - (high % STEP));
        this._wide = wide;
        this._high = high;
      }
      return turned;
    }

    _least() {
      return Math.min(this._room, this._number("min-height", 512));
    }

    // Takes the height only where nothing that is on the screen moves by it; until then the frame scrolls inside. It is
    // never taller than the screen: the ways out stand at its top, and stay in sight only where it scrolls by itself.
    _fits() {
      var turned = this._measure();
      if (!this._tall && !turned) return;
      var least = this._least();
      var most = Math.max(least, Math.min(this._room, this._number("max-height", TALLEST)));
      var tall = Math.min(most, Math.max(least, this._tall));
      var place = this.getBoundingClientRect();
      var below = window.innerHeight;
      if (tall === Math.round(place.height)) return;
      // When it is turned, everything moves in any case.
      if (!turned && (place.bottom < below || place.top + tall < below)) return;
      this.style.height = tall + "px";
      if (this._frame) this._tell("resized", { height: tall });
    }

    _tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail: detail || null }));
    }

    // Where no frame can be had, a way that needs none is better than nothing.
    _fail() {
      this._end();
      this._box.className = "box";
      this._box.appendChild(element("p", "{{embed.failed}}"));
      if (this._base()) this._way(this._box);
      this._tell("failed");
    }

    // Nothing has answered yet. It may be slow, and there may be words in it: the frame stays, and a way stands under it.
    _wait() {
      this._box.className = "late";
      this._box.appendChild(element("p", "{{embed.slow}}")).setAttribute("role", "status");
      this._way(this._box);
      this._tell("failed");
    }

    _answered() {
      clearTimeout(this._late);
      this._box.className = "";
      while (this._frame.nextSibling) this._frame.nextSibling.remove();
    }

    _close() {
      if (this._port) this._port.close();
      this._port = null;
    }

    _end() {
      clearTimeout(this._late);
      if (this._near) this._near.disconnect();
      this._close();
      this._frame = this._near = null;
      if (this._box) this._box.textContent = "";
    }
  }

  customElements.define("rethread-embed", RethreadEmbed);
})();
