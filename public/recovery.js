// Fetches the app anew, past a kept copy of it that is broken. Knows of the worker and its cache, and of nothing that was
// written.
(function () {
  "use strict";
  var button = document.getElementById("anew");
  var said = document.getElementById("said");
  var scope = new URL("./", document.baseURI).href;
  // Several copies of Rethread may share an origin: each keeps to its own path, as in sw.js.
  var CACHES = "rethread-" + new URL(scope).pathname + "-";

  function say(name) {
    said.textContent = button.getAttribute("data-" + name);
  }
  function fetched(file) {
    return fetch(file, { cache: "reload", redirect: "error" }).then(function (answer) {
      return answer.arrayBuffer();
    });
  }

  // What is kept is only given up for a build that is really there: its worker and the list that the worker names.
  async function isThere() {
    var worker = new TextDecoder().decode(await fetched("./sw.js"));
    var named = /"([0-9a-f]{64})"/.exec(worker);
    if (!named) return false;
    var digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await fetched("./files.json")));
    return named[1] === Array.from(digest, function (byte) {
      return byte.toString(16).padStart(2, "0");
    }).join("");
  }

  async function drop() {
    var registered = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration(scope));
    if (registered && registered.scope === scope) await registered.unregister();
    for (var name of await caches.keys()) {
      if (name.startsWith(CACHES)) await caches.delete(name);
    }
  }

  button.addEventListener("click", async function () {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    say("working");
    try {
      if (await isThere()) {
        await drop();
        location.replace("./");
        return;
      }
      say("other");
    } catch (away) {
      say("away");
    }
    button.removeAttribute("aria-disabled");
  });
})();
