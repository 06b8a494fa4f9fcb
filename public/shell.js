// What must work before, without and after the app: the theme, the name of the tab, Leave quickly, the cover behind Back,
// and not losing a private sitting by a press on a link.
// Knows nothing of the app but one window event and what is stored in plain sight.
(function () {
  "use strict";
  var root = document.documentElement;
  var PRESSES = 3;
  var WINDOW_MS = 5000;
  var template = null;

  // Storage may be refused as a whole: whatever is asked of it can fail and then counts as nothing.
  function stored(area, key) {
    try {
      return window[area].getItem(key);
    } catch (refused) {
      return null;
    }
  }
  function mark(left) {
    try {
      if (left) sessionStorage.setItem("rt.left", "1");
      else sessionStorage.removeItem("rt.left");
    } catch (refused) {
      // Without storage nothing of the person's is kept either.
    }
  }

  // The colour around the page is the chosen theme's, or the device's while none is chosen.
  function tint() {
    var chosen = root.getAttribute("data-theme");
    document.querySelectorAll("meta[name=theme-color]").forEach(function (meta) {
      var theme = meta.getAttribute("data-for");
      meta.media = !chosen ? "(prefers-color-scheme: " + theme + ")" : theme === chosen ? "all" : "not all";
    });
  }
  var theme = stored("localStorage", "rt.theme");
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  tint();
  new MutationObserver(tint).observe(root, { attributeFilter: ["data-theme"] });

  // The name and icon that were chosen for the tab and for the app when it is installed. An app installed under one of
  // them says so where it starts: on some devices it shares nothing with the browser it was installed from.
  var NAMES = { "": "{{shell.app_name}}", notes: "{{name.notes}}", weather: "{{name.weather}}", reading: "{{name.reading}}" };
  var started = !root.hasAttribute("data-frame") && /^[?#]name=(\w+)$/.exec(location.search || location.hash);
  if (started) {
    try {
      if (!localStorage.getItem("rt.name")) localStorage.setItem("rt.name", started[1]);
    } catch (refused) {
      // Then it has this name until the page closes.
    }
    history.replaceState(null, "", "./#/");
  }
  function chosen() {
    var id = stored("localStorage", "rt.name") || (started && started[1]);
    return Object.prototype.hasOwnProperty.call(NAMES, id) ? id : "";
  }
  function put(places, name, value) {
    document.querySelectorAll(places).forEach(function (place) {
      if (place.getAttribute(name) !== value) place.setAttribute(name, value);
    });
  }
  function rename() {
    var id = chosen();
    var icon = "./icons/" + (id || "icon");
    root.setAttribute("data-name", NAMES[id]);
    put("link[rel=manifest]", "href", "./manifest" + (id && "-" + id) + ".webmanifest");
    put("link[rel=icon]", "href", icon + ".svg");
    put("link[rel=apple-touch-icon]", "href", icon + "-192.png");
    put("meta[name=application-name], meta[name=apple-mobile-web-app-title]", "content", NAMES[id]);
    if (id) put("meta[name=description]", "content", NAMES[id]);
    document.querySelectorAll(".name span").forEach(function (place) {
      if (place.textContent !== NAMES[id]) place.textContent = NAMES[id];
    });
  }
  // The first title of a page is the one that counts, so this comes before the page's own has been read.
  if (chosen() || stored("localStorage", "rt.titles") === "plain") document.title = NAMES[chosen()];
  window.addEventListener("rethread:name", rename);
  var reading = chosen() ? new MutationObserver(rename) : null;
  if (reading) reading.observe(root, { childList: true, subtree: true });

  // What a person looking over the shoulder could read from the tab itself.
  function unname() {
    document.title = "\u200b";
    document.querySelectorAll("link[rel=icon]").forEach(function (icon) {
      icon.href = "data:,";
    });
  }

  // After leaving, Back brings this page again: nothing of it is shown until the person asks for it.
  var covered = stored("sessionStorage", "rt.left") === "1";
  if (covered) {
    root.classList.add("left");
    unname();
  }
  function cover() {
    if (!template || document.querySelector(".cover")) return;
    unname();
    document.title = template.getAttribute("data-title") || "";
    document.body.appendChild(template.content.cloneNode(true));
    document.querySelector(".cover h1").focus();
    document.querySelector(".cover [data-open]").addEventListener("click", function () {
      mark(false);
      location.reload();
    });
  }

  function isPlainHttps(address) {
    try {
      var url = new URL(address);
      return url.protocol === "https:" && !url.username && !url.password;
    } catch (unreadable) {
      return false;
    }
  }
  function target(standard) {
    var chosen = stored("localStorage", "rt.leave") || stored("sessionStorage", "rt.leave");
    var to = chosen && isPlainHttps(chosen) ? chosen : standard;
    return navigator.onLine === false || !to ? "./offline.html" : to;
  }

  // The other tabs. A browser that is too old for it has none, and where storage is blocked Firefox refuses them.
  function others() {
    try {
      return new BroadcastChannel("rethread-leave");
    } catch (refused) {
      return { postMessage: function () {} };
    }
  }

  function leave(button, region) {
    // The app keeps its last words now, which takes no waiting; the page is empty before the next frame.
    root.classList.add("left");
    window.dispatchEvent(new Event("rethread:leave"));
    mark(true);
    others().postMessage("");
    unname();
    document.body.textContent = "";
    if (region) document.body.appendChild(region);
    var to = target(button.getAttribute("data-default") || button.href);
    if (window.top === window) {
      location.replace(to);
      return;
    }
    // In a frame, the whole window leaves where that is allowed; the frame itself shows a plain page either way.
    try {
      window.top.location.replace(new URL(to, document.baseURI).href);
    } catch (refused) {
      // The frame may not move the window around it.
    }
    location.replace(root.hasAttribute("data-frame") ? "./embed-left.html" : "./offline.html");
  }

  // A private sitting is gone with its page: what leads elsewhere opens beside it, in a tab that is of the same sitting
  // and closes on the way back. Leaving in any tab leaves the sitting as well, and closing it asks first.
  if (stored("sessionStorage", "rt.sitting")) {
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href^='./']");
      if (!link) return;
      if (window.opener && link.matches("[href^='./#']")) {
        event.preventDefault();
        window.close();
      }
      link.target = "_blank";
      link.rel = "opener";
    }, true);
    others().onmessage = function () {
      if (!root.classList.contains("left")) leave(document.querySelector("[data-leave]"));
    };
    window.addEventListener("beforeunload", function (event) {
      if (root.hasAttribute("data-unsaved") && !root.classList.contains("left")) event.preventDefault();
    });
  }

  // The app could not be loaded, or what loads it could not: said in place of the opening line. The app, should it still
  // arrive, takes that place over. What is kept for offline use is put right meanwhile.
  function fail() {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", fail);
      return;
    }
    var failed = document.getElementById("failed");
    var main = document.getElementById("main");
    if (root.hasAttribute("data-ready") || !failed || !main) return;
    main.textContent = "";
    main.appendChild(failed.content.cloneNode(true));
    main.querySelector("[data-again]").addEventListener("click", function () {
      location.reload();
    });
    main.querySelector("h1").focus();
    var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (worker) worker.postMessage({ type: "mend" });
  }
  root.setAttribute("data-shell", "");
  window.addEventListener("rethread:failed", fail);
  window.addEventListener("error", function (event) {
    if (/\/boot\.js$/.test(event.filename || event.target.src)) fail();
  }, true);

  function empty() {
    root.classList.add("left");
    document.body.textContent = "";
    cover();
  }
  // Everything was deleted in another tab: this one shows none of it any more.
  window.addEventListener("rethread:gone", empty);

  function start() {
    if (reading) {
      rename();
      reading.disconnect();
    }
    template = document.getElementById("cover");
    if (covered) cover();
    var button = document.querySelector("[data-leave]");
    if (!button) return;
    var dots = button.querySelector(".leave-dots");
    var region = document.getElementById("announce-leave");
    var presses = 0;
    var timer = 0;
    var alone = false;

    function say(name) {
      if (region) region.textContent = button.getAttribute(name) || "";
    }
    function go() {
      clearTimeout(timer);
      say("data-leaving");
      leave(button, region);
    }
    function show() {
      dots.textContent = "";
      for (var i = 0; presses > 0 && i < PRESSES; i++) {
        dots.appendChild(document.createElement("i")).className = i < presses ? "on" : "";
      }
    }
    function reset() {
      alone = false;
      clearTimeout(timer);
      if (presses === 0) return;
      presses = 0;
      show();
    }

    button.addEventListener("click", function (event) {
      // It is a link, which leads away by itself where this script does not come.
      event.preventDefault();
      go();
    });
    // Shift counts when it goes down and comes up with nothing else in between; held down, it is one press.
    window.addEventListener("keydown", function (event) {
      // It looks like a button, and so the space bar presses it.
      if (event.key === " " && event.target === button) button.click();
      if (event.key !== "Shift") reset();
      else if (!event.repeat) alone = !event.ctrlKey && !event.altKey && !event.metaKey;
    }, true);
    window.addEventListener("pointerdown", function () {
      alone = false;
    }, true);
    window.addEventListener("blur", reset);
    window.addEventListener("keyup", function (event) {
      if (event.key !== "Shift" || !alone) return;
      alone = false;
      presses += 1;
      if (presses >= PRESSES) {
        go();
        return;
      }
      show();
      say(presses === 1 ? "data-once" : "data-twice");
      clearTimeout(timer);
      timer = setTimeout(function () {
        reset();
        say("data-timed-out");
      }, WINDOW_MS);
    }, true);
  }

  // A browser may bring back the emptied page itself, as it was left, or one that another page of ours was left after.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && (root.classList.contains("left") || stored("sessionStorage", "rt.left"))) empty();
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
