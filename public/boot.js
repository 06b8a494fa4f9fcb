// Loads the app, says so when that fails, and keeps it for offline use. Carries the built names as data attributes.
(function () {
  "use strict";
  var me = document.currentScript;
  var root = document.documentElement;
  var SLOW_MS = 30000;

  // Says so in place of the opening line. The app, should it still arrive, takes that place over.
  function fail() {
    clearTimeout(slow);
    var template = document.getElementById("failed");
    var main = document.getElementById("main");
    window.dispatchEvent(new Event("rethread:failed"));
    if (root.hasAttribute("data-ready") || !template || !main) return;
    main.textContent = "";
    main.appendChild(template.content.cloneNode(true));
    main.querySelector("[data-again]").addEventListener("click", function () {
      location.reload();
    });
    main.querySelector("h1").focus();
  }

  // A wasm file that was changed on the way must not start: preloading alone does not check it.
  function wasm() {
    var address = new URL(me.getAttribute("data-wasm"), document.baseURI).href;
    var link = Array.prototype.find.call(document.querySelectorAll("link[rel=preload]"), function (link) {
      return link.href === address;
    });
    return fetch(address, link && link.integrity ? { integrity: link.integrity } : {});
  }

  // In another site's page nothing is kept for offline: that would cost each such site all of it once more.
  function keep() {
    if (!("serviceWorker" in navigator) || root.hasAttribute("data-frame")) return;
    navigator.serviceWorker.register("./sw.js", { scope: "./", updateViaCache: "none" }).then(function (found) {
      // The newer build waits until the person asks for it; other tabs go on with the one they have.
      function ready(worker) {
        if (!navigator.serviceWorker.controller) return;
        newest = worker;
        window.dispatchEvent(new Event("rethread:update-ready"));
      }
      var newest = null;
      window.addEventListener("rethread:update-accept", function () {
        if (!newest) return;
        navigator.serviceWorker.addEventListener("controllerchange", function () {
          location.reload();
        });
        newest.postMessage({ type: "activate" });
      });
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
  // The cover stays until the person opens the page again: nothing is loaded behind it.
  if (root.classList.contains("left")) {
    clearTimeout(slow);
    return;
  }
  // Where no header forbids it, another page can frame the app itself: the page made for frames stands in its place.
  if (window.parent !== window && !root.hasAttribute("data-frame")) {
    location.replace("./embed.html" + location.hash);
    return;
  }
  var script = new URL(me.getAttribute("data-js"), document.baseURI).href;
  Promise.resolve(window.rethreadFirst).then(function () {
    return import(script);
  }).then(function (app) {
    return app.default({ module_or_path: wasm() });
  }).then(function () {
    clearTimeout(slow);
    if ("requestIdleCallback" in window) requestIdleCallback(keep, { timeout: 4000 });
    else setTimeout(keep, 1000);
  }).catch(function (reason) {
    // A reason names code, never what a person wrote.
    console.error(reason);
    fail();
  });
})();
