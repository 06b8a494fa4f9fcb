// What must work before, without and after the app: the theme, Leave quickly, and the cover behind Back.
// Knows nothing of the app but two window events.
(function () {
  "use strict";
  var root = document.documentElement;
  var WINDOW_MS = 5000;

  function stored(area, key) {
    try {
      return window[area].getItem(key);
    } catch (refused) {
      return null;
    }
  }

  var theme = stored("localStorage", "rt.theme");
  if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);

  // After leaving, Back brings this page again: nothing of it is shown until the person asks for it.
  var covered = stored("sessionStorage", "rt.left") === "1";
  if (covered) root.classList.add("left");

  function cover() {
    var template = document.getElementById("cover");
    if (!template || document.querySelector(".cover")) return;
    root.classList.add("left");
    document.title = template.getAttribute("data-title") || "";
    document.body.appendChild(template.content.cloneNode(true));
    document.querySelector(".cover [data-open]").addEventListener("click", function () {
      try {
        sessionStorage.removeItem("rt.left");
      } catch (refused) {
        // Nothing was kept, so there is nothing to clear.
      }
      location.reload();
    });
  }

  function target(button) {
    var chosen = stored("localStorage", "rt.leave");
    var standard = (button && button.getAttribute("data-default")) || "";
    if (navigator.onLine === false) return "./offline.html";
    return chosen && /^https:\/\/[a-z0-9.-]+(:\d+)?([/?#]\S*)?$/i.test(chosen) ? chosen : standard || "./offline.html";
  }

  function leave(button) {
    // Keeping what was written comes first and takes no waiting; then the page is emptied before the next frame.
    window.dispatchEvent(new Event("rethread:leave"));
    var to = target(button);
    try {
      sessionStorage.setItem("rt.left", "1");
    } catch (refused) {
      // Without storage nothing of the person's is kept either.
    }
    root.classList.add("left");
    document.title = "\u200b";
    document.body.textContent = "";
    location.replace(to);
  }

  function start() {
    if (covered) cover();
    var button = document.querySelector("[data-leave]");
    if (!button) return;
    var dots = button.querySelector(".leave-dots");
    var region = document.getElementById("announce-leave");
    var presses = 0;
    var timer = 0;
    var alone = false;

    function show() {
      dots.textContent = "";
      for (var i = 0; presses > 0 && i < 3; i++) {
        var dot = document.createElement("i");
        if (i < presses) dot.className = "on";
        dots.appendChild(dot);
      }
    }
    function say(name) {
      if (region) region.textContent = button.getAttribute(name) || "";
    }
    function reset() {
      presses = 0;
      clearTimeout(timer);
      show();
    }

    button.addEventListener("click", function () {
      say("data-leaving");
      leave(button);
    });
    // Shift counts when it goes down and comes up with no other key in between.
    document.addEventListener("keydown", function (event) {
      alone = event.key === "Shift" && !event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (event.key !== "Shift") reset();
    }, true);
    document.addEventListener("keyup", function (event) {
      if (event.key !== "Shift" || !alone) return;
      alone = false;
      presses += 1;
      clearTimeout(timer);
      if (presses >= 3) {
        say("data-leaving");
        leave(button);
        return;
      }
      say(presses === 1 ? "data-once" : "data-twice");
      timer = setTimeout(function () {
        reset();
        say("data-timed-out");
      }, WINDOW_MS);
      show();
    }, true);
  }

  window.addEventListener("pageshow", function (event) {
    if (event.persisted && stored("sessionStorage", "rt.left") === "1") location.reload();
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
