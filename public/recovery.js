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
  // Past whatever the browser holds, which may be the very thing that is broken.
  async function fetched(address) {
    var answer = await fetch("./" + address, { cache: "reload", redirect: "error" });
    var bytes = await answer.arrayBuffer();
    var digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return {
      text: function () {
        return new TextDecoder().decode(bytes);
      },
      sha256: Array.from(digest, function (byte) {
        return byte.toString(16).padStart(2, "0");
      }).join("")
    };
  }

  // Some hosts answer for a page under its short name alone, as in sw.js. The front page is opened under its short name.
  async function isWhole(file) {
    var short = file.url.replace(/(^|\/)index\.html$|\.html$/, "$1");
    for (var address of short === file.url ? [short] : [short, file.url]) {
      var found = await fetched(address).catch(function () {});
      if (found && found.sha256 === file.sha256) return true;
    }
    return false;
  }

  // What is kept is only given up for a build that is really there: its worker, the list that the worker names, and every
  // file of that list.
  async function isThere() {
    var worker = (await fetched("sw.js")).text();
    var list = await fetched("files.json");
    var named = /"([0-9a-f]{64})"/.exec(worker);
    if (!named || named[1] !== list.sha256) return false;
    var whole = await Promise.all(JSON.parse(list.text()).files.map(isWhole));
    return whole.indexOf(false) < 0;
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
