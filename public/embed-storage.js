// Where a frame keeps words: in the part of the browser's storage that is this site's, or where the app itself keeps them,
// once the person has pressed for that. Says which of them it is. Reads nothing that was written.
(function () {
  "use strict";
  var root = document.documentElement;
  var JOINED = "rt.joined";
  var LEAVE = "rt.leave";
  // What the app uses of it. It is asked for as a whole: half of it would tear the two copies apart.
  var KINDS = { localStorage: true, indexedDB: true, locks: true, BroadcastChannel: true };
  var ANSWERS_MS = 5000;
  var SAVES_MS = 3000;
  var LOOK_MS = 100;
  var part = null;
  try {
    part = window.localStorage;
  } catch (refusal) {
    // Blocked, or in a sandbox without an origin: nothing is kept, and the app says so.
  }
  // Behind this class, and behind the cover, nothing of the app starts.
  if (window.parent === window || !part || root.classList.contains("left") || sessionStorage.getItem("rt.left")) return;

  // Since when a browser keeps frames of other sites apart, and since when Chromium opens more than cookies to them.
  function since(name) {
    var said = new RegExp(name + "/(\\d+)").exec(navigator.userAgent);
    return said ? Number(said[1]) : Infinity;
  }
  var isOlder = since("Chrome") < 115 || since("Firefox") < 103;

  // A frame whose site is also the page's shares storage with the app. Such a frame, and no other, is given the strictest
  // kind of cookie: it is taken back at once, and its path is this page alone, so that it goes nowhere.
  function isOneSite() {
    var probe = "rt.site=1; SameSite=Strict; Path=" + location.pathname + "; Max-Age=";
    document.cookie = probe + 9;
    var stays = /(^|; )rt\.site=1/.test(document.cookie);
    document.cookie = probe + 0;
    return stays;
  }
  // WebKit keeps what a frame of any other address writes in memory alone, until the browser ends; see
  // https://webkit.org/tracking-prevention/. Brave does until the last page of the site around is closed.
  var isWebKit = /^Apple/.test(navigator.vendor);
  var isBrief = isWebKit || !!navigator.brave;
  function isWanted() {
    return part.getItem(JOINED) === "1";
  }
  // Other browsers would ask the person for cookies, which there are none of, so they are not tried. Whether kinds are
  // taken shows in their being read: the throw ends the asking before it has begun.
  function takesKinds() {
    var isRead = false;
    var kinds = {
      get all() {
        isRead = true;
        throw new Error("never asked");
      }
    };
    if (!navigator.userAgentData || since("Chrome") < 125 || !document.requestStorageAccess) return false;
    document.requestStorageAccess(kinds).catch(function () {});
    return isRead;
  }
  var canJoin = takesKinds();

  function put(owner, name, value) {
    Object.defineProperty(owner, name, { value: value, configurable: true });
  }
  // From here on the app finds its own storage wherever it looks for any: all of it, or none. Notes for this tab alone stay
  // this site's. Where it leaves to is noted there, for the pages that know of no handle.
  function use(handle) {
    var local = handle.localStorage;
    var database = handle.indexedDB;
    var locks = handle.locks;
    var theme = local.getItem("rt.theme");
    var leave = local.getItem(LEAVE);
    put(window, "localStorage", local);
    put(window, "indexedDB", database);
    put(window, "BroadcastChannel", function (name) {
      return handle.BroadcastChannel(name);
    });
    put(navigator, "locks", locks);
    // What the browser promises of this site's part it does not promise of that.
    put(navigator, "storage", undefined);
    if (leave) sessionStorage.setItem(LEAVE, leave);
    else sessionStorage.removeItem(LEAVE);
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
    window.dispatchEvent(new Event("rethread:name"));
  }
  function say(state) {
    root.setAttribute("data-kept", state);
    root.toggleAttribute("data-shares", /^(same|one|joined)$/.test(state));
    show();
  }
  // A browser can say yes and still give storages that never answer.
  function answering(handle) {
    return inTime(handle.locks.query().then(function () {
      return handle;
    }));
  }
  function inTime(answer) {
    return Promise.race([answer, new Promise(function (_, reject) {
      setTimeout(reject, ANSWERS_MS);
    })]);
  }
  function ask() {
    return document.requestStorageAccess(KINDS).then(answering);
  }

  // The app loads anew, from its first place: what is open here is not there. What is on this screen alone would be lost
  // by it, so that it stays.
  function state() {
    var status = document.querySelector("#status [data-state]");
    return status ? status.getAttribute("data-state") : "";
  }
  function isHereAlone() {
    return state() === "only-memory" || root.hasAttribute("data-unsaved");
  }
  function again(joined, stay) {
    var began = Date.now();
    (function look() {
      if (state() === "saving" && Date.now() - began < SAVES_MS) return setTimeout(look, LOOK_MS);
      if (isHereAlone()) return stay();
      if (joined) part.setItem(JOINED, "1");
      else part.removeItem(JOINED);
      sessionStorage.removeItem(LEAVE);
      history.replaceState(null, "", location.pathname + location.search);
      location.reload();
    })();
  }
  function show() {
    var kept = document.querySelector("[data-frame-kept]");
    if (!kept) return;
    var how = root.getAttribute("data-kept");
    kept.querySelectorAll("[data-in]").forEach(function (line) {
      var isOther = line.getAttribute("data-in").split(" ").indexOf(how) < 0;
      line.hidden = isOther || (!canJoin && line.querySelector("[data-join]"));
    });
    kept.hidden = !how;
    // Somebody who expects what the app keeps has to see why it is not here.
    if (how === "lost") kept.open = true;
  }
  function start() {
    var kept = document.querySelector("[data-frame-kept]");
    if (!kept) return;
    var said = kept.querySelector("[data-kept-said]");
    function tell(name) {
      return function () {
        said.textContent = said.getAttribute(name);
      };
    }
    kept.querySelector("[data-join]").addEventListener("click", function () {
      said.textContent = "";
      if (isHereAlone()) return tell("data-words")();
      ask().then(function () {
        again(true, tell("data-words"));
      }).catch(tell("data-no"));
    });
    kept.querySelector("[data-part]").addEventListener("click", function () {
      said.textContent = "";
      again(false, tell("data-words"));
    });
    show();
  }

  if (root.hasAttribute("data-readable")) say("same");
  // What counts as one site for cookies does not for what is kept there.
  else if (!isWebKit && (isOlder || isOneSite())) say("one");
  else if (!isWanted()) say(isBrief ? "brief" : "apart");
  else if (!canJoin) say("lost");
  // An earlier yes still holds, or it does not: nobody is asked anything who has not pressed. The app waits for this before
  // it looks for anything; see boot.js.
  else window.rethreadStorage = inTime(ask()).then(function (handle) {
    use(handle);
    say("joined");
  }).catch(function () {
    say("lost");
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
