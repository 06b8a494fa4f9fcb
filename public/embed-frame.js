// Rethread inside another site's page: what the address asks for, how it looks, and the one channel to that page.
// Reads nothing that was written. That page hears four things and no more: ready, a height in steps, left, failed.
(function () {
  "use strict";
  var root = document.documentElement;
  var STEP = 64;
  var TALLEST = 16384;
  var VERSION = 1;
  var TWINS = { "./": "./embed.html", "./help.html": "./embed-help.html", "./erase.html": "./embed-erase.html" };
  var asked = new URLSearchParams(location.search);
  var framed = window.parent !== window;
  var page = (root.getAttribute("data-frame") || "").split(" ");
  var isApp = page[0] === "app";
  // Where somebody left before there was a channel, the page that stands there afterwards says so.
  var READY = page[0] === "left" ? "left" : "ready";

  // A page around this one that has the same address can read everything in it, whatever stands between.
  function isReadable() {
    for (var around = window; around !== around.parent; ) {
      around = around.parent;
      try {
        if (around.location.href) return true;
      } catch (other) {
        // Another site's page lets nobody read where it is.
      }
    }
    return false;
  }
  var readable = framed && isReadable();
  // Where the deployer has said that both are one, that is said; see embed-storage.js.
  root.toggleAttribute("data-readable", readable);
  var refused = readable && page[1] !== "same-site";
  // Nothing of the app starts behind this class; what is said instead stands in the page itself.
  if (refused) root.classList.add("left");

  // What is shown: one part alone, or the whole app with its ways.
  var IDS = /^[\w~-]{1,80}$/;
  function placeOf(section) {
    var parts = /^([a-z]+)(?::(.*))?$/.exec(section || "all");
    if (!parts || (parts[2] !== undefined && !IDS.test(parts[2]))) return "#/";
    switch (parts[1]) {
      case "signs": return parts[2] ? "#/signs/" + parts[2] : "#/signs";
      case "practice": return parts[2] ? "#/practice/" + parts[2] : "#/practice";
      case "learn": return parts[2] ? "#/learn/read/" + parts[2] : "#/learn";
      case "journal": return "#/journal";
      case "grounding": return "#/workbook/calms";
      default: return "#/";
    }
  }
  var first = placeOf(asked.get("section"));
  if (isApp && !refused) {
    if (asked.get("section") === "help") location.replace("./embed-help.html" + location.search);
    if (!/^#\//.test(location.hash)) history.replaceState(null, "", location.search + first);
    if (first !== "#/") root.classList.add("one-part");
  }
  // The focus, and what is in sight, are the page's around until somebody is in here.
  [[HTMLElement, "focus"], [Element, "scrollIntoView"]].forEach(function (own) {
    var does = own[0].prototype[own[1]];
    own[0].prototype[own[1]] = function (how) {
      if (!framed || document.hasFocus()) does.call(this, how);
    };
  });

  if (/^(partner|friends|family|work)$/.test(asked.get("context"))) root.setAttribute("data-context", asked.get("context"));

  // How it looks. Whatever cannot be read, or could not be read by a person, is left out.
  function setTheme(theme) {
    var own = null;
    try {
      own = localStorage.getItem("rt.theme");
    } catch (refusal) {
      // Nothing was chosen, then.
    }
    if (own === "light" || own === "dark") return;
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
    else if (theme === "auto") root.removeAttribute("data-theme");
  }
  setTheme(asked.get("theme"));

  var FONTS = { serif: "var(--serif)", sans: "var(--sans)", system: "system-ui, sans-serif" };
  var COLOURS = ["paper", "sheet", "ink", "soft", "line", "pine", "on-pine", "thread", "focus"];
  // Made of those, so that they fit: a share of one in another.
  var MIXED = { wash: ["pine", 12], note: ["thread", 16] };
  // What has to stand out from what, by the figures of WCAG 2.2; xtask/src/site/colours.rs asks the same of a build.
  var PAIRS = [
    ["ink", "paper sheet wash note", 4.5], ["soft", "paper sheet wash", 4.5], ["pine", "paper sheet wash", 4.5],
    ["on-pine", "pine", 4.5], ["thread", "paper sheet", 3], ["focus", "paper sheet", 3]
  ];
  function parts(hex) {
    return [1, 3, 5].map(function (at) {
      return parseInt(hex.slice(at, at + 2), 16);
    });
  }
  function light(colour) {
    return colour.map(function (part) {
      part /= 255;
      return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }).reduce(function (sum, part, at) {
      return sum + part * [0.2126, 0.7152, 0.0722][at];
    }, 0);
  }
  function contrast(one, other) {
    var a = light(one);
    var b = light(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }
  // The first pair of which one does not stand out enough.
  function weak(value) {
    for (var pair of PAIRS) {
      for (var ground of pair[1].split(" ")) {
        if (!(contrast(value(pair[0]), value(ground)) >= pair[2])) return [pair[0], ground];
      }
    }
    return null;
  }
  function setLook(text) {
    var look = {};
    (text || "").slice(0, 400).split(";").forEach(function (line) {
      var parts = /^\s*([a-z-]+)\s*:\s*(#[0-9a-f]{6}|[a-z]+|\d{1,2})\s*$/i.exec(line);
      if (parts) look[parts[1].toLowerCase()] = parts[2].toLowerCase();
    });
    var style = root.style;
    if (Object.prototype.hasOwnProperty.call(FONTS, look.font)) style.setProperty("--sans", FONTS[look.font]);
    if (/^\d+$/.test(look.round) && look.round <= 24) style.setProperty("--round", look.round + "px");
    var named = COLOURS.filter(function (name) {
      return look[name] && look[name][0] === "#";
    });
    if (!named.length) return;
    // What fitted the theme before may not fit this one.
    COLOURS.concat("pine-deep", "edge", Object.keys(MIXED)).forEach(function (name) {
      style.removeProperty("--" + name);
    });
    var now = getComputedStyle(root);
    // The page may be there before its styles are.
    if (!now.getPropertyValue("--paper")) return window.addEventListener("load", dress);
    function value(name) {
      var mixed = MIXED[name];
      if (!mixed) return parts(named.indexOf(name) < 0 ? now.getPropertyValue("--" + name).trim() : look[name]);
      var ground = value("paper");
      return value(mixed[0]).map(function (part, at) {
        return Math.round((part * mixed[1] + ground[at] * (100 - mixed[1])) / 100);
      });
    }
    var pair = weak(value);
    if (pair) {
      console.warn("rethread-embed: " + pair.join(" on ") + " cannot be read; the colours are left out");
      return;
    }
    named.forEach(function (name) {
      style.setProperty("--" + name, look[name]);
    });
    style.setProperty("--pine-deep", "var(--pine)");
    style.setProperty("--edge", "var(--soft)");
    Object.keys(MIXED).forEach(function (name) {
      style.setProperty("--" + name, "rgb(" + value(name) + ")");
    });
  }
  function dress() {
    setLook(asked.get("look"));
  }

  // The channel. The page around opens it once; whatever else comes from anywhere is not looked at.
  var port = null;
  var isReady = false;
  var height = 0;
  function tell(type, more) {
    if (!port) return;
    var message = { rethread: VERSION, type: type };
    if (more) message.height = more;
    port.postMessage(message);
  }
  function hear(event) {
    var said = event.data;
    if (!said || said.rethread !== VERSION || said.type !== "theme") return;
    if (!/^(light|dark|auto)$/.test(said.theme)) return;
    setTheme(said.theme);
    // The pages that come after this one are to look the same.
    asked.set("theme", said.theme);
    try {
      history.replaceState(null, "", "?" + asked + location.hash);
    } catch (refused) {
      // Without an origin the address stays as it came.
    }
  }
  function isTheirs(event) {
    var around = location.ancestorOrigins;
    // Firefox answers "null" in a frame that sends no referrer.
    var isAround = !around || around[0] === "null" || around[0] === event.origin;
    return event.source === window.parent && event.origin !== "null" && isAround;
  }
  window.addEventListener("message", function (event) {
    var said = event.data;
    if (port || !framed || !isTheirs(event) || event.ports.length !== 1) return;
    if (!said || said.rethread !== VERSION || said.type !== "connect") return;
    port = event.ports[0];
    port.onmessage = hear;
    if (isReady) tell(READY);
    if (height) tell("height", height);
  });
  function ready() {
    if (isReady) return;
    isReady = true;
    tell(READY);
    measure();
  }
  function measure() {
    var tall = document.body ? document.body.getBoundingClientRect().height : 0;
    // No more than fills a screen: beyond that it would only say how long a list has become.
    var steps = Math.min(TALLEST, Math.ceil(Math.min(tall, screen.height) / STEP) * STEP);
    if (!isReady || READY !== "ready" || !steps || steps === height) return;
    height = steps;
    tell("height", height);
  }
  window.addEventListener("rethread:leave", function () {
    tell("left");
  });
  window.addEventListener("rethread:failed", function () {
    tell("failed");
  });

  // The browser's own steps back belong to the page around: here they would show it how much was done.
  var passed = [];
  var goesBack = false;
  window.addEventListener("hashchange", function (event) {
    if (!goesBack) passed.push(new URL(event.oldURL).hash || first);
    goesBack = false;
    showBack();
  });
  function showBack() {
    var back = document.querySelector("[data-frame-back]");
    if (back) back.hidden = passed.length === 0;
    // What was written in here is not there, unless both are one: its own address would find nothing.
    var place = root.hasAttribute("data-shares") ? location.hash : location.hash.replace(/^#\/(journal|practice(?=\/(?:run|read)\/))\/.*/, "#/$1")
      .replace(/^#\/(?:note|thread|people|begin)\/.*/, "#/workbook");
    document.querySelectorAll("a[data-frame-alone]").forEach(function (link) {
      link.href = "./" + (isApp ? place : "#/");
    });
  }

  // A sandbox may forbid forms. None here is ever sent anywhere, so they work all the same.
  function submit(event, button) {
    if (!framed || !button || button.type !== "submit" || !button.form) return;
    event.preventDefault();
    if (button.form.noValidate || button.form.reportValidity()) {
      var how = { bubbles: true, cancelable: true, submitter: button };
      button.form.dispatchEvent(window.SubmitEvent ? new SubmitEvent("submit", how) : new Event("submit", how));
    }
  }

  function say(link, words) {
    var said = link.nextElementSibling;
    if (!said || !said.matches(".frame-address")) {
      said = document.createElement("span");
      said.className = "frame-address";
      said.setAttribute("role", "status");
      link.after(said);
    }
    said.textContent = words;
  }
  // Throws in a sandbox alone. That is what it is for.
  function ensureFree(its) {
    its.domain = its.domain;
  }
  function isSandboxed() {
    var probe = document.body.appendChild(document.createElement("iframe"));
    try {
      ensureFree(probe.contentDocument);
      return false;
    } catch (sandboxed) {
      return true;
    } finally {
      probe.remove();
    }
  }

  // A sandbox may keep new tabs closed, or reach into them: there our own pages do not open, and others often not. Firefox
  // does not tell which. Then the address is said as well, to be opened by hand.
  function beside(event, link) {
    if (!framed || link.target !== "_blank" || !/^https?:/.test(link.href)) return;
    event.preventDefault();
    var address = "{{embed.by_hand}} " + link.href;
    var tab = null;
    try {
      tab = window.open("", "_blank");
      tab.opener = null;
      if (window.origin !== "null") ensureFree(tab.document);
      tab.location.replace(link.href);
      if (isSandboxed()) say(link, address);
    } catch (closed) {
      if (tab) tab.close();
      say(link, address);
    }
  }

  // A sandbox may forbid printing, and says nothing of it.
  var print = window.print;
  window.print = function () {
    var button = document.activeElement;
    var began = false;
    function begin() {
      began = true;
    }
    window.addEventListener("beforeprint", begin);
    print.call(window);
    window.removeEventListener("beforeprint", begin);
    // Elsewhere it may begin a little later.
    if (!began && framed && button && button !== document.body && isSandboxed()) say(button, "{{embed.no_print}}");
  };
  document.addEventListener("click", function (event) {
    if (!event.target.closest || event.defaultPrevented) return;
    submit(event, event.target.closest("button"));
    var link = event.target.closest("a[href]");
    if (!link || link.hasAttribute("data-leave") || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    var href = link.getAttribute("href");
    var file = href.replace(/[?#].*$/, "");
    if (/^#\//.test(href) || (framed && href[0] === "#")) {
      event.preventDefault();
      if (href === "#main") document.getElementById("main").focus();
      else location.replace(href);
      return;
    }
    // What the app itself keeps is deleted on its own page: here its offline copy would stay.
    if (file === "./erase.html" && root.getAttribute("data-kept") === "joined") link.target = "_blank";
    var twin = Object.prototype.hasOwnProperty.call(TWINS, file) ? TWINS[file] : /^\.\/embed(-\w+)?\.html$/.test(file) && file;
    if (link.target || !twin) return beside(event, link);
    event.preventDefault();
    // A read is a page of its own: help leads back to it, and not into the app.
    var from = asked.get("from") || "";
    if (twin !== TWINS["./"] && page[0] === "read") asked.set("from", location.pathname.replace(/^.*\//, ""));
    else if (page[0] === "help" && /^read-[\w-]{1,80}\.html$/.test(from)) {
      location.replace("./" + from + location.search);
      return;
    }
    if (twin === TWINS["./"]) asked.delete("from");
    var own = /\?[^#]*/.exec(href.slice(file.length));
    new URLSearchParams(own ? own[0] : "").forEach(function (value, name) {
      asked.set(name, value);
    });
    var hash = href.indexOf("#") < 0 ? "" : href.slice(href.indexOf("#"));
    // The first place is the part that was asked for.
    if (hash === "#/") hash = "";
    location.replace(twin + "?" + asked + hash);
  });

  // The site's own help, beside the others and said to be theirs.
  function contact() {
    var parts = /^\s*([^|<>]{1,80}?)\s*\|\s*(https:\/\/[^\s|]{1,200}|tel:\+?[\d ()-]{2,30})\s*$/.exec(asked.get("contact") || "");
    var place = document.querySelector("[data-frame-contact]");
    if (!parts || !place) return;
    var link = place.querySelector("a");
    // Somebody may want to dial it on another phone.
    var number = /^tel:(.*)/.exec(parts[2]);
    link.textContent = parts[1] + (number ? " " + number[1] : "");
    link.href = number ? "tel:" + number[1].replace(/[ ()]/g, "") : parts[2];
    place.hidden = false;
  }

  function start() {
    var refusal = document.getElementById("refused");
    if (refused && refusal) {
      document.body.textContent = "";
      document.body.appendChild(refusal.content.cloneNode(true));
      document.title = document.querySelector("h1").textContent;
      return;
    }
    dress();
    new MutationObserver(dress).observe(root, { attributeFilter: ["data-theme"] });
    var dark = window.matchMedia("(prefers-color-scheme: dark)");
    if (dark.addEventListener) dark.addEventListener("change", dress);
    contact();
    showBack();
    var back = document.querySelector("[data-frame-back]");
    if (back) {
      back.addEventListener("click", function () {
        var to = passed.pop();
        while (to === location.hash && passed.length) to = passed.pop();
        goesBack = to !== location.hash;
        location.replace(to);
        showBack();
      });
    }
    // A part alone hides the ways of the app, and with them the one that locks.
    var lock = document.querySelector("[data-frame-lock]");
    if (lock) {
      var theirs = function () {
        return document.querySelector("#nav [aria-keyshortcuts]");
      };
      lock.addEventListener("click", function () {
        theirs().click();
      });
      new MutationObserver(function () {
        lock.hidden = !theirs();
      }).observe(document.getElementById("nav"), { childList: true, subtree: true });
    }
    // Where help is all that was asked for, there is nothing to go back to.
    if (page[0] === "help" && asked.get("section") === "help" && !asked.get("from")) {
      document.querySelectorAll("a[href^='./embed.html']").forEach(function (link) {
        link.removeAttribute("href");
        link.hidden = !link.closest(".name");
      });
    }
    if (!isApp || root.hasAttribute("data-ready") || root.classList.contains("left")) ready();
    else new MutationObserver(function () {
      if (root.hasAttribute("data-ready")) ready();
    }).observe(root, { attributeFilter: ["data-ready"] });
    new ResizeObserver(measure).observe(document.body);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
