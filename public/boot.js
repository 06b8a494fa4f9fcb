// Loads the app, says so when that fails, and keeps it for offline use. Carries the built names as data attributes.
(function () {
  "use strict";
  var me = document.currentScript;
  var SLOW_MS = 30000;
  var failed = document.getElementById("failed");

  function fail() {
    if (document.documentElement.hasAttribute("data-ready") || !failed) return;
    document.getElementById("main").hidden = true;
    failed.hidden = false;
    failed.querySelector("h1").focus();
  }

  function settle() {
    clearTimeout(slow);
    document.getElementById("main").hidden = false;
    if (failed) failed.hidden = true;
  }

  // A wasm file that was changed on the way must not start: preloading alone does not check it.
  function wasm() {
    var address = new URL(me.getAttribute("data-wasm"), document.baseURI).href;
    var link = Array.prototype.find.call(document.querySelectorAll("link[rel=preload]"), function (link) {
      return link.href === address;
    });
    return fetch(address, link && link.integrity ? { integrity: link.integrity } : {});
  }

  function keep() {
    if (!("serviceWorker" in navigator)) return;
    navigator.serviceWorker.register("./sw.js", { scope: "./", updateViaCache: "none" }).then(function (found) {
      function ready(worker) {
        if (!worker || !navigator.serviceWorker.controller) return;
        window.dispatchEvent(new Event("rethread:update-ready"));
        window.addEventListener("rethread:update-accept", function () {
          navigator.serviceWorker.addEventListener("controllerchange", function () {
            location.reload();
          });
          worker.postMessage({ type: "activate" });
        });
      }
      if (found.waiting) ready(found.waiting);
      found.addEventListener("updatefound", function () {
        var worker = found.installing;
        worker.addEventListener("statechange", function () {
          if (worker.state === "installed") ready(worker);
        });
      });
    }, function () {
      // Without a worker the app still works; it is only not there offline.
    });
  }

  var slow = setTimeout(fail, SLOW_MS);
  document.getElementById("try-again").addEventListener("click", function () {
    location.reload();
  });
  // The cover stays until the person opens the page again: nothing is loaded behind it.
  if (document.documentElement.classList.contains("left")) {
    clearTimeout(slow);
    return;
  }
  var script = new URL(me.getAttribute("data-js"), document.baseURI).href;
  import(script).then(function (app) {
    return app.default({ module_or_path: wasm() });
  }).then(function () {
    settle();
    if ("requestIdleCallback" in window) requestIdleCallback(keep, { timeout: 4000 });
    else setTimeout(keep, 1000);
  }).catch(function (reason) {
    // A reason names code, never what a person wrote.
    console.error(reason);
    fail();
  });
})();
