// Loads the app, says so when that fails, and keeps it for offline use. Carries the built names as data attributes.
(function () {
  "use strict";
  var me = document.currentScript;
  var root = document.documentElement;
  var SLOW_MS = 30000;
  var SAYS_MS = 1500;
  var GOES_MS = 8000;
  var workers = null;
  try {
    // Right away, while it is the very worker that this page came from: its build is the one that stays.
    workers = navigator.serviceWorker;
    if (workers && workers.controller) workers.controller.postMessage({ type: "clear" });
  } catch (refused) {
    // In a sandbox without an origin there is none.
  }

  // Where the first script did not come either, there is no Leave quickly here: a page that needs no script has one.
  function fail() {
    clearTimeout(slow);
    if (root.hasAttribute("data-shell") || root.hasAttribute("data-frame")) window.dispatchEvent(new Event("rethread:failed"));
    else location.replace("./recovery.html");
  }

  // A wasm file that was changed on the way must not start: preloading alone does not check it.
  function wasm() {
    var address = new URL(me.getAttribute("data-wasm"), document.baseURI).href;
    var link = Array.prototype.find.call(document.querySelectorAll("link[rel=preload]"), function (link) {
      return link.href === address;
    });
    return fetch(address, link && link.integrity ? { integrity: link.integrity } : {});
  }

  // The newer build waits until the person asks for it; other tabs go on with the one they have.
  function ready(worker) {
    if (!workers.controller) return;
    var channel = new MessageChannel();
    // It says itself what it changed. One that does not is told of all the same.
    var timer = setTimeout(tell, SAYS_MS);
    function tell(said) {
      clearTimeout(timer);
      channel.port1.close();
      window.dispatchEvent(new CustomEvent("rethread:update-ready", { detail: said && said.data }));
    }
    channel.port1.onmessage = tell;
    worker.postMessage({ type: "changes" }, [channel.port2]);
  }

  // In another site's page nothing is kept for offline: that would cost each such site all of it once more.
  function keep() {
    if (!workers || root.hasAttribute("data-frame")) return;
    workers.register("./sw.js", { scope: "./", updateViaCache: "none" }).then(function (found) {
      function again() {
        location.reload();
      }
      window.addEventListener("rethread:update-accept", function () {
        // Another tab may have gone over to it already.
        if (!found.waiting) return again();
        workers.addEventListener("controllerchange", again);
        // A browser may let the older one go on for minutes.
        setTimeout(again, GOES_MS);
        found.waiting.postMessage({ type: "activate" });
      });
      // The browser may have begun with it before this page got here.
      function watch() {
        var worker = found.installing;
        if (worker) worker.addEventListener("statechange", function () {
          if (worker.state === "installed") ready(worker);
        });
      }
      if (found.waiting) ready(found.waiting);
      watch();
      found.addEventListener("updatefound", watch);
    }, function () {
      // Without a worker the app still works; it is only not there offline.
    });
  }

  // The browser's offer to install is kept until the person looks for it: nothing pops up by itself.
  window.addEventListener("beforeinstallprompt", function (event) {
    event.preventDefault();
    window.rethreadInstall = event;
  });

  // Also where it came and then waits for something of the browser.
  var slow = setTimeout(function () {
    if (document.querySelector(".opening")) fail();
  }, SLOW_MS);
  // The cover stays until the person opens the page again: nothing is loaded behind it.
  if (root.classList.contains("left")) {
    clearTimeout(slow);
    return;
  }
  if (!root.hasAttribute("data-shell")) return fail();
  // Where no header forbids it, another page can frame the app itself: the page made for frames stands in its place.
  if (window.parent !== window && !root.hasAttribute("data-frame")) {
    location.replace("./embed.html" + location.hash);
    return;
  }
  var script = new URL(me.getAttribute("data-js"), document.baseURI).href;
  // In a frame it may have to wait for the storage it is to use.
  Promise.all([import(script), window.rethreadStorage]).then(function (found) {
    return found[0].default({ module_or_path: wasm() });
  }).then(function () {
    if ("requestIdleCallback" in window) requestIdleCallback(keep, { timeout: 4000 });
    else setTimeout(keep, 1000);
  }).catch(function (reason) {
    // A reason names code, never what a person wrote.
    console.error(reason);
    fail();
  });
})();
