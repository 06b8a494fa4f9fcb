// Deletes everything that Rethread keeps in this browser, once the word has been typed, and looks whether it is gone.
// Needs nothing of the app, which is no longer in this tab: what is open nowhere cannot write meanwhile.
(function () {
  "use strict";
  var DATABASE = "rethread";
  var TRIES = 5;
  var ANSWERS_MS = 3000;
  var scope = new URL("./", document.baseURI).href;
  // Several copies of Rethread may share an origin: files for offline use are each one's own, as in sw.js.
  var CACHES = "rethread-" + new URL(scope).pathname + "-";
  var OURS = /^rt[.\d]/;

  function by(id) {
    return document.getElementById(id);
  }
  function wait(ms) {
    return new Promise(function (done) {
      setTimeout(done, ms);
    });
  }

  // localStorage or sessionStorage. What the browser refuses to open holds nothing of ours.
  function keys(area) {
    try {
      return Object.keys(window[area]).filter(function (key) {
        return OURS.test(key);
      });
    } catch (refused) {
      return [];
    }
  }
  function area(name) {
    return {
      drop: function () {
        keys(name).forEach(function (key) {
          window[name].removeItem(key);
        });
      },
      left: function () {
        return keys(name).length > 0;
      }
    };
  }

  var dropped = false;
  var safety = {
    drop: function () {
      if (!window.indexedDB) return (dropped = true);
      return new Promise(function (done) {
        // Another tab that holds on to it makes this wait; it goes on once that tab lets go.
        var request = indexedDB.deleteDatabase(DATABASE);
        request.onsuccess = function () {
          dropped = true;
          done();
        };
        request.onerror = done;
      });
    },
    left: async function () {
      if (!window.indexedDB || !indexedDB.databases) return !dropped;
      var all = await indexedDB.databases();
      return all.some(function (one) {
        return one.name === DATABASE;
      });
    }
  };

  async function cached() {
    if (!("caches" in window)) return [];
    var names = await caches.keys();
    return names.filter(function (name) {
      return name.startsWith(CACHES);
    });
  }
  var offline = {
    drop: async function () {
      for (var name of await cached()) await caches.delete(name);
    },
    left: async function () {
      return (await cached()).length > 0;
    }
  };

  async function registered() {
    if (!("serviceWorker" in navigator)) return null;
    var found = await navigator.serviceWorker.getRegistration(scope);
    return found && found.scope === scope ? found : null;
  }
  var worker = {
    drop: async function () {
      var found = await registered();
      if (found) await found.unregister();
    },
    left: async function () {
      return !!(await registered());
    }
  };

  // The worker first, or it would keep files again while they are deleted.
  var PARTS = {
    worker: worker,
    caches: offline,
    safety: safety,
    local: area("localStorage"),
    session: area("sessionStorage")
  };

  // Other tabs of the app stop, show nothing any more, and let go of what they hold.
  function tell() {
    if (!("BroadcastChannel" in window)) return;
    var line = new BroadcastChannel("rethread");
    line.postMessage("erase");
    line.close();
  }

  // What a browser never answers for keeps nothing else waiting, and counts as left.
  var silent = {};
  function inTime(answer) {
    return Promise.race([answer, wait(ANSWERS_MS)]);
  }
  async function left(part) {
    if (silent[part]) return part !== "safety" || !dropped;
    try {
      var said = await inTime(PARTS[part].left());
      silent[part] = said === undefined;
      return said !== false;
    } catch (refused) {
      // What a browser lets nobody use holds nothing.
      return refused.name !== "SecurityError";
    }
  }

  async function run() {
    var found = [];
    silent = {};
    for (var turn = 0; turn < TRIES; turn++) {
      tell();
      await wait(turn ? 1000 : 500);
      found = [];
      for (var part in PARTS) {
        try {
          if (!silent[part]) await inTime(PARTS[part].drop());
        } catch (refused) {
          // Looking says what became of it.
        }
      }
      // Looked at after all of it is done: one part could bring another back.
      await wait(200);
      for (var one in PARTS) if (await left(one)) found.push(one);
      if (found.length === 0) break;
    }
    return found;
  }

  function report(found) {
    var how = found.length ? "part" : "done";
    if (!by("result")) {
      by("main").textContent = "";
      by("main").appendChild(by("ended").content.cloneNode(true));
      by("again").addEventListener("click", begin);
    }
    var words = by("report");
    words.querySelectorAll("dd").forEach(function (place) {
      var is_left = found.indexOf(place.getAttribute("data-part")) >= 0;
      place.textContent = words.getAttribute(is_left ? "data-left" : "data-gone");
    });
    by("result").textContent = by("result").getAttribute("data-" + how);
    by("about").textContent = by("about").getAttribute("data-" + how);
    by("again").hidden = !found.length;
    by("close").hidden = !!found.length;
    // The choice of a name is gone as well: the tab shows a plain word and no icon.
    document.title = by("result").textContent;
    document.querySelectorAll("link[rel=icon]").forEach(function (icon) {
      icon.href = "data:,";
    });
    by("result").focus();
  }

  async function begin() {
    button.disabled = true;
    field.disabled = true;
    if (by("again")) by("again").hidden = true;
    working.hidden = false;
    by("announce").textContent = working.textContent;
    var found = await run();
    by("announce").textContent = "";
    report(found);
  }

  var field = by("word");
  var button = by("erase");
  var working = by("working");
  var label = document.querySelector("label[for=word]");
  var word = label.getAttribute("data-word");
  label.textContent = label.textContent.replace("{word}", word);
  field.addEventListener("input", function () {
    button.disabled = field.value.trim().toLowerCase() !== word;
  });
  // A browser may fill in what was typed here before.
  field.value = "";
  button.addEventListener("click", begin);
})();
